//! Where the words of an answer come from.

use std::io::{IsTerminal as _, Read as _};

use crate::diag::{Diagnostic, Findings};

/// Where the words come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// The command line.
    Words(String),
    /// Another program, or a file.
    Stdin,
    /// The editor alone.
    Editor,
}

impl Input {
    /// What was asked for; else stdin where nobody can type into it.
    pub(super) fn of(messages: &[String], stdin: bool, edit: bool) -> Self {
        match messages {
            [] if stdin => Self::Stdin,
            [] if edit || std::io::stdin().is_terminal() => Self::Editor,
            [] => Self::Stdin,
            paragraphs => Self::Words(paragraphs.join("\n\n")),
        }
    }
}

/// Everything that comes on stdin.
pub(super) fn stdin() -> Result<String, Findings> {
    let mut words = String::new();
    std::io::stdin().lock().read_to_string(&mut words).map_err(|error| {
        Diagnostic::setup("source/unreadable", format!("stdin cannot be read: {error}"))
            .help("give the words as `-m WORDS`, or write them in the editor: `--edit`")
    })?;
    Ok(words)
}
