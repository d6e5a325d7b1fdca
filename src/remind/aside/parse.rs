//! From the file to what it comes to: each line by itself, and everything that is wrong at once.

use std::ops::Range;
use std::sync::Arc;

use super::{Ledger, Line};
use crate::data::{DataFile, Format, Written};
use crate::diag::{Diagnostic, Findings, Span, Text};

/// What a line may look like.
const EXAMPLE: &str =
    r#"`{"at":"2026-03-01T18:30:00Z","do":"acknowledge","comment":"wordpress:12"}`"#;

/// How the lines begin that git puts around what it could not merge.
const MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

impl Ledger {
    /// Reads the file. A line that ends in its middle, since a machine was stopped, is told and left
    /// out.
    ///
    /// # Errors
    /// Every line that is wrong.
    pub fn parse(text: &Arc<Text>) -> Result<(Self, Findings), Findings> {
        let mut findings = Findings::none();
        let (mut ledger, mut conflict) = (Self::default(), Vec::new());
        for range in lines(&text.content) {
            if is_marker(&text.content[range.clone()]) {
                conflict.push(Span::new(text, range));
                continue;
            }
            match line(text, range) {
                Ok(line) => ledger.add(line),
                Err(found) => findings.absorb(found),
            }
        }
        findings.absorb(conflicting(conflict).into_iter().collect());
        findings.or_value(ledger)
    }
}

/// Where the lines are that say anything, without the space around them.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut end = 0;
    let ranges = text.split_inclusive('\n').map(move |line| {
        let start = end + line.len() - line.trim_start().len();
        end += line.len();
        start..start + line.trim().len()
    });
    ranges.filter(|range| !range.is_empty())
}

fn line(text: &Arc<Text>, range: Range<usize>) -> Result<Line, Findings> {
    let words = &text.content[range.clone()];
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(words)
        && error.is_eof()
    {
        return Err(torn(Span::new(text, range)).into());
    }
    let file = DataFile::parse(Written::new(text, range.clone(), Format::Json));
    let file = file.map_err(exemplified)?;
    if !file.value.is_object() {
        let found = Diagnostic::error("aside/shape", "this is not one of the lines kept here");
        return Err(exemplified(found.at(Span::new(text, range)).into()));
    }
    Line::read(file.table()?)
}

fn exemplified(findings: Findings) -> Findings {
    findings.into_iter().map(|found| found.help(format!("a line looks so: {EXAMPLE}"))).collect()
}

fn torn(span: Span) -> Diagnostic {
    Diagnostic::warning("aside/torn", "this line ends in its middle, and is left out")
        .at(span)
        .because("a machine was stopped while hobnob wrote it")
        .help("delete the line, and say once more what was to be set aside")
}

fn is_marker(line: &str) -> bool {
    let marker = MARKERS.iter().find_map(|marker| line.strip_prefix(marker));
    marker.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// What to say of the lines that git left, if there are any.
fn conflicting(mut markers: Vec<Span>) -> Option<Diagnostic> {
    if markers.is_empty() {
        return None;
    }
    let others = markers.split_off(1);
    let found = Diagnostic::error("aside/conflict", "git could not merge this file by itself");
    let found = markers.into_iter().fold(found, Diagnostic::at);
    let found = others.into_iter().fold(found, |found, span| found.label(span, "and this line"));
    let help =
        "keep the lines of both sides in any order, and delete these that git put around them";
    Some(found.help(help).help(
        "git merges it by itself where `comments/.gitattributes` says `_aside.ndjson merge=union`",
    ))
}
