//! Many diagnostics, and what they add up to.

use super::{Diagnostic, Fault, Severity};

/// What a run comes to; the exit code of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// 0: done, warnings included.
    #[default]
    Done,
    /// 1: the content is at fault.
    Content,
    /// 2: usage, configuration or I/O.
    Setup,
}

impl Outcome {
    /// The process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Content => 1,
            Self::Setup => 2,
        }
    }
}

/// A collection of diagnostics. Functions that go on after a fault return one beside their value;
/// functions that cannot return one as their error.
#[derive(Clone, Debug, Default)]
pub struct Findings(Vec<Diagnostic>);

impl Findings {
    /// Nothing found.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn absorb(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The same, but found where the setup is at fault whatever it is: in the configuration.
    #[must_use]
    pub fn of_setup(mut self) -> Self {
        self.0.iter_mut().for_each(|diagnostic| diagnostic.fault = Fault::Setup);
        self
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether anything found is an error.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(Diagnostic::is_error)
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.is_error()).count()
    }

    /// How many warnings there are; notes are none.
    pub fn warnings(&self) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count()
    }

    /// One after the other, in the order found or [sorted](Self::sorted).
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// By file, then by place, then by code: the same findings always read the same.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_by(|a, b| key(a).cmp(&key(b)));
        self
    }

    /// Every warning made an error, for `--strict`. Notes stay notes.
    #[must_use]
    pub fn strict(mut self) -> Self {
        for diagnostic in &mut self.0 {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
        self
    }

    /// Every error made a warning: for a preview, which shows what it finds and goes on.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        for diagnostic in &mut self.0 {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        }
        self
    }

    /// `value` with these findings as warnings, or the findings as the error they contain.
    ///
    /// # Errors
    /// When any finding is an error.
    pub fn or_value<T>(self, value: T) -> Result<(T, Self), Self> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }

    /// Takes the value of a result and keeps the findings, so that the next step can find more;
    /// `None` when it failed.
    pub fn take<T>(&mut self, result: Result<(T, Self), Self>) -> Option<T> {
        let (value, found) = match result {
            Ok((value, found)) => (Some(value), found),
            Err(found) => (None, found),
        };
        self.absorb(found);
        value
    }

    /// What they add up to.
    pub fn outcome(&self) -> Outcome {
        let errors = self.0.iter().filter(|diagnostic| diagnostic.is_error());
        errors
            .map(|diagnostic| match diagnostic.fault {
                Fault::Content => Outcome::Content,
                Fault::Setup => Outcome::Setup,
            })
            .max()
            .unwrap_or_default()
    }
}

/// What diagnostics are sorted by.
fn key(diagnostic: &Diagnostic) -> (&str, usize, &str, &str) {
    let start = diagnostic.span.as_ref().map_or(0, super::Span::order);
    (diagnostic.path(), start, diagnostic.code, &diagnostic.message)
}

impl From<Diagnostic> for Findings {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl FromIterator<Diagnostic> for Findings {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl FromIterator<Findings> for Findings {
    fn from_iter<I: IntoIterator<Item = Self>>(iter: I) -> Self {
        Self(iter.into_iter().flatten().collect())
    }
}

impl Extend<Diagnostic> for Findings {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_fault_decides() {
        let mut findings = Findings::from(Diagnostic::warning("a/b", "w"));
        assert_eq!(findings.outcome(), Outcome::Done);
        findings.push(Diagnostic::setup("a/b", "s"));
        findings.push(Diagnostic::error("a/b", "e"));
        assert_eq!(findings.outcome(), Outcome::Setup);
    }

    #[test]
    fn notes_are_no_warnings_and_no_errors_however_strict() {
        let mut findings = Findings::from(Diagnostic::note("a/b", "n"));
        assert_eq!(findings.clone().strict().outcome(), Outcome::Done);
        findings.push(Diagnostic::warning("a/b", "w"));
        assert_eq!((findings.warnings(), findings.errors()), (1, 0));
        let strict = findings.strict();
        assert_eq!((strict.warnings(), strict.errors()), (0, 1));
    }
}
