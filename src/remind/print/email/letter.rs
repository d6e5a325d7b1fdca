//! What the e-mail says, before it is text or HTML.

use super::{html, text};
use crate::remind::wait::{acquaintance, told};
use crate::remind::{Agenda, Band, Reminder};
use crate::value::plural::count;

/// What is in the envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// `6 answers to write, 2 overdue: The Spare Chair`.
    pub(super) subject: String,
    /// For mail programs that show text.
    pub(super) text: String,
    /// For those that show HTML: a whole page.
    pub(super) html: String,
}

impl Letter {
    /// The letter about an agenda.
    pub(super) fn of(agenda: &Agenda) -> Self {
        let topic = Topic::of(agenda);
        Self {
            subject: topic.subject.clone(),
            text: text::print(&topic),
            html: html::print(&topic),
        }
    }
}

/// What both parts say.
pub(super) struct Topic<'a> {
    pub(super) subject: String,
    /// `Sunday, 15 March 2026`.
    pub(super) day: String,
    /// What there is to do, in heaps under their headings.
    pub(super) heaps: Vec<(&'static str, Vec<Item<'a>>)>,
    /// What else is to be known, a sentence each.
    pub(super) notes: Vec<String>,
}

/// One thing to do.
pub(super) struct Item<'a> {
    /// `Pia Anders, new here: question on “Which glue holds a chair”`.
    pub(super) title: String,
    /// `waits 12 days, 9 days overdue`.
    pub(super) wait: String,
    pub(super) reminder: &'a Reminder,
}

impl<'a> Topic<'a> {
    fn of(agenda: &'a Agenda) -> Self {
        let items = |reminders: Vec<&'a Reminder>| -> Vec<Item<'a>> {
            reminders.into_iter().map(|one| Item::of(agenda, one)).collect()
        };
        let waiting = Band::sorted(&agenda.waiting, &agenda.now).into_iter();
        let waiting = waiting.map(|(name, _, reminders)| (name, items(reminders)));
        let perhaps = ("Perhaps answered", items(agenda.perhaps.iter().collect()));
        Self {
            subject: subject(agenda),
            day: agenda.now.strftime("%A, %-d %B %Y").to_string(),
            heaps: waiting.chain([perhaps]).filter(|(_, items)| !items.is_empty()).collect(),
            notes: notes(agenda),
        }
    }
}

impl<'a> Item<'a> {
    fn of(agenda: &Agenda, reminder: &'a Reminder) -> Self {
        let Reminder { person, kind, post, .. } = reminder;
        let (name, known, kind) = (&person.name, acquaintance(person), kind.name());
        let title = format!("{name}, {known}: {kind} on “{}”", post.title);
        Self { title, wait: told(reminder, &agenda.now), reminder }
    }
}

fn subject(agenda: &Agenda) -> String {
    let overdue = agenda.waiting.iter().filter(|one| one.is_overdue).count();
    let what = match (agenda.waiting.len() + agenda.more, overdue) {
        (0, _) => "Nobody waits for an answer".to_owned(),
        (all, 0) => format!("{} to write", count(all, "answer")),
        (all, overdue) => format!("{} to write, {overdue} overdue", count(all, "answer")),
    };
    format!("{what}: {}", agenda.blog.title)
}

fn notes(agenda: &Agenda) -> Vec<String> {
    let told = [
        (agenda.more, "more to write, which a limit leaves out"),
        (agenda.older, "older, not listed"),
        (agenda.snoozed, "snoozed"),
        (agenda.their_turn, "with a question of yours, which is theirs to answer"),
    ];
    let counted = told.iter().filter(|(number, _)| *number > 0);
    let counted = counted.map(|(number, what)| format!("{} {what}.", count(*number, "exchange")));
    counted.chain(agenda.assumed.iter().map(|sentence| format!("Assumed: {sentence}."))).collect()
}
