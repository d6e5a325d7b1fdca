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
}

impl Agenda {
    /// What of it passes a filter; who waits and does not is counted.
    #[must_use]
    pub fn only(self, filter: &Filter) -> Self {
        let keep = |all: Vec<Reminder>| -> Vec<Reminder> {
            all.into_iter().filter(|one| filter.takes(one)).collect()
        };
        let all = self.waiting.len();
        let waiting = keep(self.waiting);
        let others = self.others + all - waiting.len();
        Self { waiting, others, perhaps: keep(self.perhaps), ..self }
    }

    /// The first few that wait; what is cut off is counted.
    #[must_use]
    pub fn first(mut self, limit: usize) -> Self {
        let cut = self.waiting.get(limit..).unwrap_or_default();
        self.more += cut.len();
        self.more_overdue += cut.iter().filter(|one| one.is_overdue).count();
        self.waiting.truncate(limit);
        self
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::remind::sample;

    fn ids(filter: &Filter) -> Vec<String> {
        sample::agenda().only(filter).waiting.into_iter().map(|one| one.id).collect()
    }

    #[test]
    fn each_filter_leaves_only_its_own() {
        let all = ids(&Filter::default());
        assert_eq!(all.len(), sample::agenda().waiting.len());
        let due = ids(&Filter { due: true, ..Filter::default() });
        assert!(!due.is_empty() && due.len() < all.len());
        let person = Filter { person: Some("PIA anders".into()), ..Filter::default() };
        assert_eq!(ids(&person), ["wordpress:412"]);
        let site = Filter { person: Some("piaplanes".into()), ..Filter::default() };
        assert_eq!(ids(&site), ["wordpress:412"]);
        let post = Filter { post: Some("no such post".into()), ..Filter::default() };
        assert_eq!(ids(&post), [""; 0]);
        let kinds = ids(&Filter { kinds: vec![Intent::Question], ..Filter::default() });
        assert!(kinds.contains(&"wordpress:412".to_owned()) && kinds.len() < all.len());
        let since = sample::agenda().now.timestamp();
        assert_eq!(ids(&Filter { since: Some(since), ..Filter::default() }), [""; 0]);
    }

    #[test]
    fn whom_a_filter_leaves_out_is_counted() {
        let person = Filter { person: Some("pia".into()), ..Filter::default() };
        let all = sample::agenda().waiting.len();
        let agenda = sample::agenda().only(&person);
        assert_eq!((agenda.waiting.len(), agenda.others), (1, all - 1));
    }

    #[test]
    fn what_a_limit_cuts_off_is_counted() {
        let agenda = sample::agenda();
        let (waiting, more) = (agenda.waiting.len(), agenda.more);
        let late = agenda.waiting.iter().filter(|one| one.is_overdue).count();
        let first = agenda.first(1);
        assert_eq!((first.waiting.len(), first.more), (1, more + waiting - 1));
        assert!(first.waiting[0].is_overdue && late > 1);
        assert_eq!(first.more_overdue, late - 1);
    }
}
