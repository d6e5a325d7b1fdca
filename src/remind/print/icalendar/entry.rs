//! One entry of a calendar: the task or the day that a reminder is.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, Zoned};

use super::line::Lines;
use super::{Component, words};
use crate::remind::print::origin;
use crate::remind::{Agenda, Band, Reminder, Settled};

/// What `SEQUENCE` counts from where a reminder is settled, or was touched by its owner: more seconds (34
/// years) than any waits, so that it stays so whatever else was said meanwhile and came in late.
const SETTLED: i64 = 1 << 30;

/// How it stands with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Open,
    Answered(Timestamp),
    LetGo,
}

/// A reminder, or what is left of one.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    agenda: &'a Agenda,
    id: &'a str,
    status: Status,
    title: String,
    description: Option<String>,
    url: &'a str,
    categories: Vec<&'a str>,
    /// From 1, the most pressing, to 9.
    priority: Option<u8>,
    since: Option<Timestamp>,
    /// When it changed last.
    changed: Option<Timestamp>,
    /// Whether its owner set it aside once, and took it up again.
    was_aside: bool,
    due: Option<&'a Zoned>,
    /// The day that it is an event of.
    day: Date,
    /// When it came to that day, if it was due on another.
    moved: Option<Timestamp>,
}

impl<'a> Entry<'a> {
    /// Somebody waits. Whoever should have had an answer before today has a place in today.
    pub(super) fn waiting(agenda: &'a Agenda, reminder: &'a Reminder) -> Self {
        let priority = match Band::of(reminder, &agenda.now) {
            Band::Overdue => 1,
            Band::Soon => 3,
            Band::WhenYouCan => 5,
        };
        let open = Self::open(agenda, reminder, words::waiting(reminder), priority);
        let today = agenda.now.date();
        if open.day >= today {
            return open;
        }
        let midnight = agenda.now.start_of_day().ok().map(|midnight| midnight.timestamp());
        Self { day: today, moved: midnight, ..open }
    }

    /// Somebody may have been answered: it stays where it was, and is not pressing.
    pub(super) fn perhaps(agenda: &'a Agenda, reminder: &'a Reminder) -> Self {
        Self::open(agenda, reminder, words::perhaps(reminder), 7)
    }

    /// Nobody waits any more.
    pub(super) fn settled(agenda: &'a Agenda, settled: &'a Settled) -> Self {
        Self {
            agenda,
            id: &settled.id,
            status: if settled.is_let_go { Status::LetGo } else { Status::Answered(settled.at) },
            title: words::settled(settled),
            description: None,
            url: &settled.post.url,
            categories: vec!["readers"],
            priority: None,
            since: settled.since,
            // An answer that came in late is later than what was done before it was known.
            changed: Some(settled.at).max(settled.touched.filter(|at| *at > settled.at).map(after)),
            was_aside: settled.touched.is_some(),
            due: None,
            day: settled.at.to_zoned(agenda.now.time_zone().clone()).date(),
            moved: None,
        }
    }

    fn open(agenda: &'a Agenda, reminder: &'a Reminder, title: String, priority: u8) -> Self {
        let new = reminder.person.is_new.then_some("new here");
        let zone = agenda.now.time_zone();
        let due = reminder.due.as_ref();
        Self {
            agenda,
            id: &reminder.id,
            status: Status::Open,
            title,
            description: Some(words::description(agenda, reminder)),
            url: &reminder.url,
            categories: ["readers", reminder.kind.name()].into_iter().chain(new).collect(),
            priority: Some(priority),
            since: reminder.since,
            changed: reminder.last.max(reminder.touched),
            was_aside: reminder.touched.is_some(),
            due,
            day: due.map_or(agenda.now.date(), |due| due.with_time_zone(zone.clone()).date()),
            moved: None,
        }
    }

    /// Prints it.
    pub(super) fn print(&self, component: Component, lines: &mut Lines) {
        match component {
            Component::Task => lines.within("VTODO", |lines| {
                self.print_common(self.changed, lines);
                self.print_task(lines);
            }),
            Component::Event => lines.within("VEVENT", |lines| {
                self.print_common(self.changed.max(self.moved), lines);
                self.print_event(lines);
            }),
        }
    }

    fn print_common(&self, changed: Option<Timestamp>, lines: &mut Lines) {
        lines.put("UID", &origin::id(&self.agenda.blog, &[self.id]));
        lines.put("DTSTAMP", &utc(self.agenda.now.timestamp()));
        lines.put("SEQUENCE", &self.sequence(changed).to_string());
        let moments = [("CREATED", self.since), ("LAST-MODIFIED", changed)];
        for (name, moment) in moments {
            moment.iter().for_each(|moment| lines.put(name, &utc(*moment)));
        }
        lines.text("SUMMARY", &self.title);
        self.description.iter().for_each(|words| lines.text("DESCRIPTION", words));
        lines.put("URL", self.url);
        lines.list("CATEGORIES", &self.categories);
        lines.put("CLASS", "PRIVATE");
        self.priority.iter().for_each(|priority| lines.put("PRIORITY", &priority.to_string()));
    }

    fn print_task(&self, lines: &mut Lines) {
        self.due.iter().for_each(|due| lines.put("DUE", &utc(due.timestamp())));
        match self.status {
            Status::Open => lines.put("STATUS", "NEEDS-ACTION"),
            Status::LetGo => lines.put("STATUS", "CANCELLED"),
            Status::Answered(at) => {
                lines.put("STATUS", "COMPLETED");
                lines.put("COMPLETED", &utc(at));
                lines.put("PERCENT-COMPLETE", "100");
            }
        }
    }

    /// A whole day that takes no time of it.
    fn print_event(&self, lines: &mut Lines) {
        let is_open = self.status == Status::Open;
        lines.put("STATUS", if is_open { "CONFIRMED" } else { "CANCELLED" });
        lines.put("DTSTART;VALUE=DATE", &self.day.strftime("%Y%m%d").to_string());
        if let Ok(next) = self.day.tomorrow() {
            lines.put("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
        }
        lines.put("TRANSP", "TRANSPARENT");
    }

    /// The seconds from their first comment to the last change: the same while nothing changes, and
    /// more with each change. There are calendars that look at nothing that has the number they know.
    fn sequence(&self, changed: Option<Timestamp>) -> i64 {
        let seconds = match (self.since, changed) {
            (Some(since), Some(changed)) => changed.as_second() - since.as_second(),
            _ => 0,
        };
        let seconds = seconds.clamp(0, SETTLED - 1);
        match self.status {
            Status::Open if !self.was_aside => seconds,
            _ => SETTLED + seconds,
        }
    }
}

/// The moment that is told after this one, where they are told in seconds.
fn after(at: Timestamp) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(1)).unwrap_or(at)
}

/// A moment as `20260315T083000Z`.
fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}
