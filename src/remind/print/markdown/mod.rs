//! As a list of tasks in Markdown, ready to be the body of an issue at GitHub or elsewhere.
//!
//! The first line marks it, and each task holds the id of its reminder, in comments that nobody sees: a
//! script finds by them what it is to renew.

pub mod defused;

use defused::{code, comment, link, words};

use crate::remind::{Agenda, Band, Hour, Reminder, Visit, summary, wait};
use crate::value::plural::{count, times};

/// By which a script finds the issue that it is to renew.
const MARK: &str = "<!-- hobnob:reminder v1 -->";

/// How many characters tasks may have together. GitHub takes 65,536; the rest is for what is around them.
const MOST: usize = 60_000;

/// A task a reminder, under a heading for each [`Band`]; whom to visit, and, folded, those who may have
/// been answered, as lists, which are no tasks. Less than 65,536 characters: what does not fit is counted.
pub fn print(agenda: &Agenda) -> String {
    let mut room = Room { left: MOST, left_out: 0 };
    let mut parts = vec![format!("{MARK}\n{}\n", opening(agenda))];
    for (name, _, reminders) in Band::sorted(&agenda.waiting, &agenda.now) {
        let tasks = room.fill(reminders.into_iter().map(|reminder| task(reminder, agenda)));
        parts.extend(tasks.map(|tasks| format!("## {name}\n\n{tasks}")));
    }
    parts.extend(agenda.hour.as_ref().and_then(visits));
    let perhaps = room.fill(agenda.perhaps.iter().map(|reminder| item("-", reminder, agenda)));
    parts.extend(perhaps.map(|perhaps| folded(agenda, &perhaps)));
    if room.left_out > 0 {
        parts.push(format!("{} more did not fit here: see `hobnob remind`.\n", room.left_out));
    }
    let besides = summary::besides(agenda).join(" ");
    parts.extend(Some(words(&besides)).filter(|told| !told.is_empty()).map(|told| told + "\n"));
    parts.join("\n")
}

fn opening(agenda: &Agenda) -> String {
    let blog = link(&words(&agenda.blog.title), &agenda.blog.url);
    format!("**{blog}**, {}: {}.", summary::moment(agenda), summary::headline(agenda))
}

fn task(reminder: &Reminder, agenda: &Agenda) -> String {
    item("- [ ]", reminder, agenda)
}

/// What there is to do on one line, and what was said below it.
fn item(bullet: &str, reminder: &Reminder, agenda: &Agenda) -> String {
    let Reminder { id, person, post, url, kind, .. } = reminder;
    let email = person.email.as_deref().map(|email| format!(", {}", code(email)));
    let comments = match reminder.comments.len() {
        ..=1 => "comment".to_owned(),
        several => count(several, "comment"),
    };
    // The comment stands last: at the beginning it would make the line one of HTML.
    format!(
        "{bullet} **{}** ({}{}) · {} · {} · {} · {} {}\n  > {}\n",
        words(&person.name),
        wait::acquaintance(person),
        email.unwrap_or_default(),
        kind.name(),
        wait::told(reminder, &agenda.now),
        link(&words(&post.title), &post.url),
        link(&comments, url),
        comment(id),
        words(&reminder.text),
    )
}

/// Whom to visit: as many as there are minutes for, which are few.
fn visits(hour: &Hour) -> Option<String> {
    let visit = |visit: &Visit| {
        let name = link(&words(&visit.name), &visit.website);
        format!("- {name}, who wrote here {}\n", times(visit.comments))
    };
    let visits: String = hour.visits.iter().map(visit).collect();
    (!visits.is_empty()).then(|| format!("## Then visit\n\n{visits}"))
}

fn folded(agenda: &Agenda, items: &str) -> String {
    let count = agenda.perhaps.len();
    format!("<details>\n<summary>{count} may have been answered</summary>\n\n{items}\n</details>\n")
}

/// How much may still be written.
struct Room {
    left: usize,
    left_out: usize,
}

impl Room {
    /// As many of the items as fit; none of them where one before did not.
    fn fill(&mut self, items: impl Iterator<Item = String>) -> Option<String> {
        let mut filled = String::new();
        for item in items {
            let length = item.chars().count();
            if self.left_out > 0 || length > self.left {
                self.left_out += 1;
            } else {
                self.left -= length;
                filled += &item;
            }
        }
        Some(filled).filter(|filled| !filled.is_empty())
    }
}
