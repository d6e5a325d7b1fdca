//! Whose export a file is, by what it begins with.

use super::system::System;
use crate::diag::Diagnostic;

/// The system that wrote a file, by its first bytes; its name decides only where they do not.
pub(super) fn system(_name: &str, _head: &[u8]) -> Option<System> {
    None
}

/// Says of a file that nobody recognises what was seen, and what to do.
pub(super) fn unknown(name: &str, _head: &[u8]) -> Diagnostic {
    Diagnostic::setup("import/unknown", "this is no export that hobnob knows")
        .in_file(name)
        .help(format!("say whose it is with `--from`: {}", choices()))
}

/// What `--from` takes.
pub(super) fn choices() -> String {
    let names = System::ALL.map(|(name, _)| format!("`{name}`"));
    names.join(", ")
}
