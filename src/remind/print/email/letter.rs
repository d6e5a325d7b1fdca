//! What the e-mail says, before it is text or HTML.

use super::{html, text};
use crate::remind::wait::{acquaintance, told};
use crate::remind::{Agenda, Band, Reminder, Visit, summary};
use crate::value::plural::times;
use crate::value::url::web_address;

/// What is in the envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// `6 answers to write, 2 of them overdue: The Spare Chair`.
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
    /// `Sunday, 15 March 2026, 09:30`.
    pub(super) moment: String,
    /// What there is to do, in heaps under their headings.
    pub(super) heaps: Vec<(&'static str, Vec<Item<'a>>)>,
    /// Whom to visit afterwards.
    pub(super) visits: Vec<Stop>,
    /// What else is to be known, a sentence each.
    pub(super) notes: Vec<String>,
}

/// A reader's own site, to be visited.
pub(super) struct Stop {
    /// `Ines, who wrote here 6 times`.
    pub(super) title: String,
    /// An address of the web.
    pub(super) website: String,
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
        let visits = agenda.hour.iter().flat_map(|hour| &hour.visits);
        Self {
            subject: subject(agenda),
            moment: summary::moment(agenda),
            heaps: waiting.chain([perhaps]).filter(|(_, items)| !items.is_empty()).collect(),
            visits: visits.filter_map(Stop::of).collect(),
            notes: summary::besides(agenda),
        }
    }
}

impl Stop {
    fn of(visit: &Visit) -> Option<Self> {
        let title = format!("{}, who wrote here {}", visit.name, times(visit.comments));
        Some(Self { title, website: web_address(&visit.website).ok()?.into() })
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

/// `6 answers to write, 2 of them overdue: The Spare Chair`.
fn subject(agenda: &Agenda) -> String {
    format!("{}: {}", summary::capital(&summary::headline(agenda)), agenda.blog.title)
}
