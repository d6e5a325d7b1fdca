//! As a list of tasks in Markdown, ready to be an issue's body.

use crate::remind::Agenda;

/// Prints it.
pub fn print(agenda: &Agenda) -> String {
    let _ = agenda;
    String::new()
}
