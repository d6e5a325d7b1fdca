//! As tasks for a calendar: iCalendar, RFC 5545.

use crate::remind::Agenda;

/// What each reminder becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// A task, `VTODO`.
    Task,
    /// An entry of the day, `VEVENT`, for calendars that know no tasks.
    Event,
}

/// Prints it.
pub fn print(agenda: &Agenda, component: Component) -> String {
    let _ = (agenda, component);
    String::new()
}
