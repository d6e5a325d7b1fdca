//! A part of an agenda: some posts, some people, some kinds, or only the first few.

use jiff::Timestamp;

use super::{Agenda, Intent, Reminder};

/// Which reminders somebody wants to see; by default all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those that are overdue.
    pub due: bool,
    /// Only those who wrote last at or after this moment.
    pub since: Option<Timestamp>,
    /// Only those under posts whose title, address or document holds this.
    pub post: Option<String>,
    /// Only those of people whose name or site holds this.
    pub person: Option<String>,
    /// Only those of these kinds; of all where none is named.
    pub kinds: Vec<Intent>,
    /// The most of them.
    pub limit: Option<usize>,
}

impl Agenda {
    /// What of it passes a filter. What a limit cuts off is counted.
    #[must_use]
    pub fn only(self, filter: &Filter) -> Self {
        let keep = |all: Vec<Reminder>| -> Vec<Reminder> {
            all.into_iter().filter(|one| filter.takes(one)).collect()
        };
        let (mut waiting, perhaps) = (keep(self.waiting), keep(self.perhaps));
        let limit = filter.limit.unwrap_or(usize::MAX);
        let more = self.more + waiting.len().saturating_sub(limit);
        waiting.truncate(limit);
        Self { waiting, perhaps, more, ..self }
    }
}

impl Filter {
    fn takes(&self, reminder: &Reminder) -> bool {
        let holds = |text: &str, wanted: &String| {
            text.to_lowercase().contains(&wanted.trim().to_lowercase())
        };
        let post = &reminder.post;
        let places = [&post.title, &post.url, &post.document];
        let site = reminder.person.website.as_deref().unwrap_or_default();
        let is_there = |wanted| places.iter().any(|place| holds(place, wanted));
        let is_them = |wanted| holds(&reminder.person.name, wanted) || holds(site, wanted);
        (!self.due || reminder.is_overdue)
            && self.since.is_none_or(|since| reminder.last.is_some_and(|last| last >= since))
            && self.post.as_ref().is_none_or(is_there)
            && self.person.as_ref().is_none_or(is_them)
            && (self.kinds.is_empty() || self.kinds.contains(&reminder.kind))
    }
}
