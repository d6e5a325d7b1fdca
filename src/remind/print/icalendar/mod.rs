//! As tasks for a calendar: iCalendar, RFC 5545, with what RFC 7986 adds for subscriptions.
//!
//! A reminder keeps its `UID` for as long as it waits, and is told once more when it is settled: whoever
//! takes in a later calendar updates the tasks of the earlier one and doubles none. There is no alarm
//! and no participant: calendars ring at `DUE` if they are asked to, and some write to participants.

mod entry;
mod line;
mod words;

use crate::remind::Agenda;
use entry::Entry;
use line::Lines;

/// How often a calendar that subscribes is to look: conversations move in hours.
const REFRESH: &str = "PT6H";

/// What each reminder becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Component {
    /// A task, `VTODO`.
    Task,
    /// An entry of the day, `VEVENT`, for calendars that know no tasks: one for each reminder, on the
    /// day it is due. A single entry for all of a day could not be taken back once they are answered.
    Event,
}

/// Prints it.
pub fn print(agenda: &Agenda, component: Component) -> String {
    let mut lines = Lines::default();
    lines.within("VCALENDAR", |lines| {
        head(agenda, lines);
        let waiting = agenda.waiting.iter().map(|one| Entry::waiting(agenda, one));
        let perhaps = agenda.perhaps.iter().map(|one| Entry::perhaps(agenda, one));
        let settled = agenda.settled.iter().map(|one| Entry::settled(agenda, one));
        let mut entries = waiting.chain(perhaps).chain(settled).peekable();
        if entries.peek().is_none() {
            utc(lines);
        }
        entries.for_each(|entry| entry.print(component, lines));
    });
    lines.finish()
}

fn head(agenda: &Agenda, lines: &mut Lines) {
    let name = format!("Answers for {}", agenda.blog.title);
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//hobnob//hobnob remind//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.text("NAME", &name);
    lines.text("X-WR-CALNAME", &name);
    if let Some(zone) = agenda.now.time_zone().iana_name() {
        lines.put("X-WR-TIMEZONE", zone);
    }
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.put("X-PUBLISHED-TTL", REFRESH);
}

/// The time zone that all moments are told in. It is needed only where nothing else is told: a calendar
/// has at least one component (section 3.6), and of all of them this one shows nothing.
fn utc(lines: &mut Lines) {
    lines.within("VTIMEZONE", |lines| {
        lines.put("TZID", "Etc/UTC");
        lines.within("STANDARD", |lines| {
            lines.put("DTSTART", "19700101T000000");
            lines.put("TZOFFSETFROM", "+0000");
            lines.put("TZOFFSETTO", "+0000");
        });
    });
}

#[cfg(test)]
mod tests;
