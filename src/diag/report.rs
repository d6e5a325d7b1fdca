//! What a run looked at and what it found, as the printers for programs take it. Knows the words of
//! the rules, and nothing of how they judge.

use std::cmp::Reverse;

use super::{Diagnostic, Severity, Span};

/// One run, over every file that was looked at.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    /// The program's own version.
    pub version: &'a str,
    /// The way to the blog's folder from where its reader starts, with `/` behind each part; empty
    /// when that is the blog itself. Continuous integration counts paths from the repository.
    pub folder: &'a str,
    /// Every rule that could have found something, by id.
    pub rules: Vec<RuleText<'a>>,
    /// Every file that was looked at, those without a finding too.
    pub files: Vec<FileReport<'a>>,
    /// What was found of the whole and not of one file that was looked at. It may have no place, but
    /// code scanning takes no result without one, so that the file that sets it up is a good place.
    pub whole: Vec<Reported<'a>>,
}

/// The words of a rule.
#[derive(Clone, Debug)]
pub struct RuleText<'a> {
    /// The [code](Diagnostic::code) of its findings.
    pub id: &'a str,
    /// A title of a few words.
    pub name: &'a str,
    /// A sentence.
    pub summary: &'a str,
    /// A paragraph or more: what it sees and why that matters.
    pub description: &'a str,
    /// What to do about a finding, in plain text.
    pub help: &'a str,
    /// The same in Markdown.
    pub help_markdown: &'a str,
    /// How much a finding matters unless somebody says otherwise.
    pub level: Severity,
    /// Where to read more.
    pub url: Option<&'a str>,
}

/// One file that was looked at.
#[derive(Clone, Debug)]
pub struct FileReport<'a> {
    /// From the blog's root, with `/`.
    pub path: &'a str,
    /// What it comes to, in a few words: `warn: 5 points`. A file fails by its findings alone, so a
    /// sum that fails it is a finding too.
    pub verdict: String,
    /// What was found in it.
    pub findings: Vec<Reported<'a>>,
}

/// One finding, with what programs want to know beside it.
#[derive(Clone, Debug)]
pub struct Reported<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// The same for the same finding after the lines around it have moved.
    pub fingerprint: Option<String>,
    /// Why it does not count, if it does not.
    pub suppressed: Option<Suppression>,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppression {
    /// The file itself says so, for this reason.
    InSource(String),
    /// Something outside of it says so, a baseline for instance.
    External(String),
}

impl Report<'_> {
    /// Every finding, in the order of the files.
    pub fn findings(&self) -> impl Iterator<Item = &Reported<'_>> {
        self.files.iter().flat_map(|file| &file.findings).chain(&self.whole)
    }

    /// Every finding, the worst first and what does not count last: whoever shows only some shows
    /// those that matter.
    pub(super) fn worst_first(&self) -> Vec<&Reported<'_>> {
        let mut findings: Vec<_> = self.findings().collect();
        findings
            .sort_by_key(|found| (found.suppressed.is_some(), Reverse(found.diagnostic.severity)));
        findings
    }

    /// The rule that a finding's code names, with its place in the list.
    pub(super) fn rule(&self, code: &str) -> Option<(usize, &RuleText<'_>)> {
        self.rules.iter().enumerate().find(|(_, rule)| rule.id == code)
    }

    /// A path as the report's reader knows it.
    pub(super) fn path(&self, path: &str) -> String {
        format!("{}{path}", self.folder)
    }
}

impl<'a> Reported<'a> {
    /// A finding that counts.
    pub fn new(diagnostic: &'a Diagnostic) -> Self {
        Self { diagnostic, fingerprint: None, suppressed: None }
    }

    /// Its place, if it has one.
    pub(super) fn span(&self) -> Option<&'a Span> {
        self.diagnostic.span.as_ref()
    }

    /// Whether it makes its file fail.
    pub(super) fn fails(&self) -> bool {
        self.suppressed.is_none() && self.diagnostic.is_error()
    }

    /// What is wrong, and on a line each what it comes from and what to do instead.
    pub(super) fn words(&self) -> String {
        let Diagnostic { message, notes, help, .. } = self.diagnostic;
        let words = notes.iter().fold(message.clone(), |words, note| words + "\nnote: " + note);
        help.iter().fold(words, |words, help| words + "\nhelp: " + help)
    }
}

#[cfg(test)]
pub(super) mod sample {
    //! A report with something of everything, for the printers' tests.

    use super::*;
    use crate::diag::Text;

    /// In a file with a name full of traps: a warning over two lines, an error behind characters of
    /// many bytes, a note on the file as a whole, an error that is waived; and one without a place.
    pub(in crate::diag) fn findings() -> Vec<Diagnostic> {
        let text = Text::new("100% ☕, here.md", "one\ttwo\n,🎺é buy\n");
        vec![
            Diagnostic::warning("sells", "two\tlines").at(Span::new(&text, 4..9)),
            Diagnostic::error("sells", "it `sells`").at(Span::new(&text, 16..19)).help("give"),
            Diagnostic::note("hint", "the file").in_file("100% ☕, here.md"),
            Diagnostic::error("waived", "no matter").at(Span::new(&text, 0..3)),
            Diagnostic::error("balance", "too much"),
        ]
    }

    /// A file without findings, one with those that have a place, and the others on the whole.
    pub(in crate::diag) fn report(findings: &[Diagnostic]) -> Report<'_> {
        let (of_file, whole): (Vec<_>, Vec<_>) =
            findings.iter().map(reported).partition(|found| found.span().is_some());
        let path = of_file.first().map_or("none.md", |found| found.diagnostic.path());
        let passing = FileReport { path: "b.md", verdict: "ok".to_owned(), findings: Vec::new() };
        let failing = FileReport { path, verdict: "refuse: 12".to_owned(), findings: of_file };
        Report {
            version: "1.2.3",
            folder: "content/",
            rules: vec![rule("other"), rule("sells")],
            files: vec![passing, failing],
            whole,
        }
    }

    fn reported(diagnostic: &Diagnostic) -> Reported<'_> {
        let is_waived = diagnostic.code == "waived";
        let suppressed = is_waived.then(|| Suppression::InSource("my own book".to_owned()));
        Reported { suppressed, fingerprint: Some("f1:1".to_owned()), ..Reported::new(diagnostic) }
    }

    fn rule(id: &str) -> RuleText<'_> {
        RuleText {
            id,
            name: "a name",
            summary: "In short.",
            description: "At length.",
            help: "Give.",
            help_markdown: "*Give.*",
            level: Severity::Warning,
            url: Some("https://hobnob.example/sells"),
        }
    }
}
