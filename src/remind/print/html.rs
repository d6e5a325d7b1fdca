//! As one private page, without a script.

use crate::remind::Agenda;

/// Prints it.
pub fn print(agenda: &Agenda) -> String {
    let _ = agenda;
    String::new()
}
