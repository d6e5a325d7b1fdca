//! As a private feed: Atom, RFC 4287.

use crate::remind::Agenda;

/// Prints it.
pub fn print(agenda: &Agenda) -> String {
    let _ = agenda;
    String::new()
}
