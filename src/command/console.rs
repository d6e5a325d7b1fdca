//! The terminal: where results and findings go, and in which colours.

use std::io::{IsTerminal as _, Write as _};

use super::sheet::Sheet;
use super::{Global, When};
use crate::diag::human::{self, Color};
use crate::diag::{Findings, Outcome};
use crate::value::plural;

/// Results go to stdout, everything said about them to stderr.
#[derive(Clone, Copy)]
pub(super) struct Console {
    /// Of stderr.
    color: Color,
    sheet: Sheet,
    quiet: bool,
    verbose: bool,
}

impl Console {
    pub(super) fn new(global: &Global) -> Self {
        let color = match is_colored(global.color, std::io::stderr().is_terminal()) {
            true => Color::Always,
            false => Color::Never,
        };
        let is_styled = is_colored(global.color, std::io::stdout().is_terminal());
        let sheet = Sheet { width: width(), is_styled };
        Self { color, sheet, quiet: global.quiet, verbose: global.verbose }
    }

    /// What a result of many words is set on.
    pub(super) fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Prints a result. A reader who has gone away, like `head`, is no fault of anyone.
    pub(super) fn result(&self, words: &str) {
        self.bytes(words.as_bytes());
    }

    /// The same for what need not be words.
    pub(super) fn bytes(&self, bytes: &[u8]) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(bytes).and_then(|()| out.flush());
    }

    /// Prints a line about what was done, unless the user wants quiet.
    pub(super) fn say(&self, line: &str) {
        if !self.quiet {
            self.error(line);
        }
    }

    /// Prints a line that only those want who ask for more.
    pub(super) fn detail(&self, line: &str) {
        if self.verbose {
            self.error(line);
        }
    }

    /// Prints findings, with a line that counts them.
    pub(super) fn findings(&self, findings: &Findings) {
        if findings.is_empty() {
            return;
        }
        self.error(&format!("{}\n", human::print(findings, self.color)));
    }

    /// Findings as frames that are themselves a result, in the colours of stdout.
    pub(super) fn frames(&self, findings: &Findings) -> String {
        let color = if self.sheet.is_styled { Color::Always } else { Color::Never };
        human::print(findings, color)
    }

    /// Whether the user wants to hear only what is wrong.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether the user asked for more.
    pub(super) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Prints what stopped a command, and says what that comes to: what was not `done`.
    pub(super) fn failed(&self, findings: &Findings, done: Option<&str>) -> Outcome {
        self.findings(findings);
        let nothing = done.map(|done| format!(": nothing was {done}")).unwrap_or_default();
        self.error(&format!("{}{nothing}", counted(findings)));
        findings.outcome()
    }

    /// Whether a progress bar has somebody to look at it.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    fn error(&self, line: &str) {
        let mut err = std::io::stderr().lock();
        let _ = writeln!(err, "{line}");
    }
}

/// `2 errors, 1 warning`.
pub(super) fn counted(findings: &Findings) -> String {
    let (errors, warnings) = (findings.errors(), findings.warnings());
    match (errors, warnings) {
        (errors, 0) => plural::count(errors, "error"),
        (0, warnings) => plural::count(warnings, "warning"),
        _ => format!("{}, {}", plural::count(errors, "error"), plural::count(warnings, "warning")),
    }
}

fn is_colored(when: When, is_terminal: bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => is_terminal && !no_color(),
    }
}

/// The longest line that is pleasant to read.
const WIDEST: usize = 100;

/// How many characters a line of prose has on stdout.
fn width() -> usize {
    let size = terminal_size::terminal_size_of(std::io::stdout());
    size.map_or(80, |(width, _)| usize::from(width.0).min(WIDEST))
}

/// <https://no-color.org>: set and not empty.
#[expect(clippy::disallowed_methods, reason = "this is the edge where the environment is read")]
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
