//! What a task is called, and what is told of it.

use crate::comment::opening;
use crate::remind::print::place;
use crate::remind::{Agenda, Reminder, Settled};
use crate::value::plural::count;
use crate::value::shell::argument;

/// The longest title, in characters: there are calendars that cut longer ones.
const LONGEST: usize = 255;
/// The longest name in it.
const LONGEST_NAME: usize = 80;

/// `Answer Bea: question on “Hello”`.
pub(super) fn waiting(reminder: &Reminder) -> String {
    let name = opening(&reminder.person.name, LONGEST_NAME);
    titled(&format!("Answer {name}: {} on", reminder.kind.name()), &reminder.post.title)
}

/// `Was Bea answered? remark on “Hello”`.
pub(super) fn perhaps(reminder: &Reminder) -> String {
    let name = opening(&reminder.person.name, LONGEST_NAME);
    titled(&format!("Was {name} answered? {} on", reminder.kind.name()), &reminder.post.title)
}

/// `Answered Bea on “Hello”`, `Let go: Bea on “Hello”`.
pub(super) fn settled(settled: &Settled) -> String {
    let name = opening(&settled.name, LONGEST_NAME);
    let done = if settled.is_let_go { "Let go:" } else { "Answered" };
    titled(&format!("{done} {name} on"), &settled.post.title)
}

/// What there is to do before a post's title, which is cut where both are too long.
fn titled(what: &str, title: &str) -> String {
    // A space, two quotation marks and the sign that something is left out.
    let most = LONGEST.saturating_sub(what.chars().count() + 4);
    format!("{what} “{}”", opening(title, most))
}

/// All that is to be known of a reminder: calendars that show nothing else show this.
pub(super) fn description(agenda: &Agenda, reminder: &Reminder) -> String {
    let said = Some(&reminder.text).filter(|said| !said.is_empty());
    let mut lines: Vec<String> = said.iter().map(|said| format!("“{said}”\n")).collect();
    lines.push(since(agenda, reminder));
    lines.extend(place::places(reminder).map(|(what, address)| format!("{what}: {address}")));
    let id = argument(&reminder.id);
    lines.push(format!("To answer: hobnob reply {id}"));
    lines.push(format!("Answered elsewhere: hobnob remind ack {id}"));
    lines.join("\n")
}

/// `Waits since 3 March 2026. 2 comments, new here.` A length of time would be wrong tomorrow.
fn since(agenda: &Agenda, reminder: &Reminder) -> String {
    let zone = agenda.now.time_zone();
    let since = match reminder.since {
        Some(since) => since.to_zoned(zone.clone()).strftime("%-d %B %Y").to_string(),
        None => "nobody knows when".to_owned(),
    };
    let comments = count(reminder.comments.len(), "comment");
    let new = if reminder.person.is_new { ", new here" } else { "" };
    format!("Waits since {since}: {comments}{new}.")
}
