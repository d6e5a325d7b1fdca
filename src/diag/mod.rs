//! What hobnob says about a writer's files: a [`Diagnostic`] points into a [`Text`] by a [`Span`],
//! and [`Findings`] collects many of them, so that one run tells everything at once.
//!
//! This is the one error type of the crate, for content, configuration, templates and I/O alike. It
//! knows nothing of what is being judged.
//!
//! People read findings as [`human`] prints them. Programs read a [`Report`], which names the rules
//! and every file that was looked at: as [`sarif`], [`github`], [`rdjson`] or [`junit`]; [`json`] is
//! hobnob's own.

mod findings;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
pub mod rdjson;
mod report;
pub mod sarif;
mod text;
mod visible;

pub use findings::{Findings, Outcome};
pub use report::{FileReport, Report, Reported, RuleText, Suppression};
pub use text::{Position, Span, Text};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Counts towards something else and decides nothing: neither a warning nor a fault.
    Note,
    /// Worth knowing; the build goes on.
    Warning,
    /// The build cannot go on.
    Error,
}

impl Severity {
    /// The word for it: `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Whose turn it is when something is an error; decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The writing: a post, a template, a broken link.
    Content,
    /// What surrounds it: usage, configuration, the disk.
    Setup,
}

/// A second place that explains a finding, with a few words about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where to look.
    pub span: Span,
    /// What is there, lower case and without a full stop.
    pub message: String,
}

/// One thing hobnob found, said so that the writer knows where and what to type instead.
///
/// Messages are lower case without a full stop, with the writer's own words in backticks.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// A stable name, `subject/matter`: `front-matter/date`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Whose turn it is.
    pub fault: Fault,
    /// What is wrong.
    pub message: String,
    /// Where, if there is a place.
    pub span: Option<Span>,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What it comes from, where the place alone does not show it.
    pub notes: Vec<String>,
    /// What to do instead.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// An error in the writing (exit code 1).
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Fault::Content, message.into())
    }

    /// A warning: said, and the build goes on.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Fault::Content, message.into())
    }

    /// A note: said, and decides nothing, not even under `--strict`.
    pub fn note(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, Fault::Content, message.into())
    }

    /// An error in usage, configuration or I/O (exit code 2).
    pub fn setup(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Fault::Setup, message.into())
    }

    fn new(code: &'static str, severity: Severity, fault: Fault, message: String) -> Self {
        let (labels, notes, help) = (Vec::new(), Vec::new(), Vec::new());
        Self { code, severity, fault, message, span: None, labels, notes, help }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Says where, if there is a place.
    #[must_use]
    pub fn maybe_at(self, span: Option<Span>) -> Self {
        match span {
            Some(span) => self.at(span),
            None => self,
        }
    }

    /// Names a file without a place in it.
    #[must_use]
    pub fn in_file(self, path: impl Into<String>) -> Self {
        self.at(Span::file(path))
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, message: impl Into<String>) -> Self {
        self.labels.push(Label { span, message: message.into() });
        self
    }

    /// Says what it comes from.
    #[must_use]
    pub fn because(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Says what to do instead, if there is anything to say.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Whether the build cannot go on.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The file it is about, relative to the blog's root; empty when there is none.
    pub fn path(&self) -> &str {
        self.span.as_ref().map_or("", |span| span.path())
    }
}
