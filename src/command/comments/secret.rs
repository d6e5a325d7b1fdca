//! Bytes that nobody can guess, from the system: this is the edge where chance comes in.

use crate::diag::{Diagnostic, Findings};

/// As many as a key has.
pub(super) fn random() -> Result<[u8; 32], Findings> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| {
        let found = format!("the system has no random numbers for the blog's own key: {error}");
        Diagnostic::setup("private/random", found)
    })?;
    Ok(bytes)
}
