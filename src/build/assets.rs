//! Files that are published as they are or made from Sass: their bytes' digests, so that a template
//! can name a version.

use std::collections::BTreeMap;

use super::each::try_each;
use super::watch::{Stage, Watch};
use crate::body::highlight;
use crate::config::Config;
use crate::diag::{Diagnostic, Findings, Span, Text};
use crate::page::Statics;
use crate::render::{self, Assets};
use crate::site::address;
use crate::source::{self, File};
use crate::value::digest::Digest;

/// What is known of files that pages link to, before a page is rendered.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    /// The digest of each, by its path in the output.
    pub(super) versions: Assets,
    /// What is made and not copied, by its path in the output.
    made: BTreeMap<String, String>,
}

impl Shelf {
    /// What is made for this path; empty when nothing is.
    pub(super) fn made(&self, path: &str) -> String {
        self.made.get(path).cloned().unwrap_or_default()
    }
}

/// Reads and compiles what pages may link to: the blog's own files, then the theme's, then those of
/// the built-in theme; of one path, the first is published. What cannot be read or compiled is told
/// and left out, so that the theme can be looked at as well.
pub(super) fn collect(
    config: &Config,
    own: &[File],
    theirs: &Statics,
    watch: &dyn Watch,
) -> (Shelf, Findings) {
    let files: Vec<&File> = theirs.files.iter().rev().chain(own.iter().rev()).collect();
    watch.begin(Stage::Assets, files.len());
    let (read, mut findings) = try_each(&files, watch, |file| version(file));
    let mut digests: BTreeMap<String, Digest> = built_in(theirs).collect();
    let mut made = BTreeMap::new();
    if let Some(sheet) = findings.take(highlight::stylesheet(config).map(with_nothing)) {
        let path = address::highlight_sheet().file();
        digests.insert(path.clone(), Digest::of(&sheet));
        made.insert(path, sheet);
    }
    for (path, digest, sheet) in read.into_iter().flatten() {
        made.remove(&path);
        made.extend(sheet.map(|sheet| (path.clone(), sheet)));
        digests.insert(path, digest);
    }
    (Shelf { versions: digests.into_iter().collect(), made }, findings)
}

fn built_in(theirs: &Statics) -> impl Iterator<Item = (String, Digest)> {
    theirs.built_in.iter().map(|path| (path.clone(), Digest::of(render::published(path))))
}

/// A file's path in the output, its digest and, of Sass, what it is compiled to. Parts that other
/// stylesheets import are not published.
type Version = Option<(String, Digest, Option<String>)>;

fn version(file: &File) -> Result<(Version, Findings), Findings> {
    let version = match address::file(&file.path).map(|url| url.file()) {
        Some(path) if address::is_sass(&file.path) => {
            let sheet = compile(file)?;
            Some((path, Digest::of(&sheet), Some(sheet)))
        }
        Some(path) => Some((path, Digest::of(source::read_bytes(file)?), None)),
        None => None,
    };
    Ok(with_nothing(version))
}

fn with_nothing<T>(value: T) -> (T, Findings) {
    (value, Findings::none())
}

/// A stylesheet made from Sass; what it imports is looked for beside it.
fn compile(file: &File) -> Result<String, Findings> {
    let options = grass::Options::default();
    grass::from_path(&file.disk, &options).map_err(|error| wrong(file, &error).into())
}

fn wrong(file: &File, error: &grass::Error) -> Diagnostic {
    let shown = |path: &str| match file.disk.to_str() {
        Some(disk) if disk == path => file.shown.clone(),
        _ => path.to_owned(),
    };
    match error.clone().kind() {
        grass::ErrorKind::ParseError { message, loc, .. } => {
            let text = Text::new(shown(loc.file.name()), loc.file.source());
            let start = offset(&text, loc.begin.line, loc.begin.column);
            let end = offset(&text, loc.end.line, loc.end.column);
            Diagnostic::error("sass/syntax", as_we_say(&message)).at(Span::new(&text, start..end))
        }
        grass::ErrorKind::IoError(error) => {
            Diagnostic::setup("source/unreadable", format!("this file cannot be read: {error}"))
                .in_file(file.shown.as_str())
        }
        _ => Diagnostic::error("sass/syntax", error.to_string()).in_file(file.shown.as_str()),
    }
}

/// A message of grass, which begins with a capital and ends with a full stop.
fn as_we_say(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The byte at a line and column, both from 0, the column in characters.
fn offset(text: &Text, line: usize, column: usize) -> usize {
    let lines = text.content.split_inclusive('\n');
    let before: usize = lines.clone().take(line).map(str::len).sum();
    let within = lines.clone().nth(line).unwrap_or_default();
    before + within.char_indices().nth(column).map_or(within.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compiled(sheet: &str) -> Result<String, Findings> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("_part.scss"), "$accent: teal;\n").unwrap();
        let disk = folder.path().join("main.scss");
        std::fs::write(&disk, sheet).unwrap();
        compile(&File { path: "main.scss".into(), shown: "static/main.scss".into(), disk })
    }

    #[test]
    fn imports_are_found_beside_the_sheet() {
        let css = compiled("@use 'part';\na { b { color: part.$accent; } }\n").unwrap();
        assert_eq!(css, "a b {\n  color: teal;\n}\n");
    }

    #[test]
    fn a_fault_names_its_line() {
        let faults = compiled("a { color: red; }\nb { color: $nothing; }\n").unwrap_err();
        let found = faults.iter().next().unwrap();
        let line = found.span.as_ref().and_then(Span::start).unwrap().line;
        assert_eq!((found.path(), line), ("static/main.scss", 2));
    }
}
