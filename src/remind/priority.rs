//! Whom to answer first: a sum that its reader can add up.

use std::cmp::{Ordering, Reverse};

use jiff::{SignedDuration, Timestamp};

use super::{Familiarity, Intent, Reminder};

/// How pressing an answer is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Priority {
    /// What it is made of; only what counts.
    pub terms: Vec<Term>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What speaks for, or with points below zero against, an early answer: `question`.
    pub name: &'static str,
    /// How much.
    pub points: i32,
}

/// What decides how pressing one exchange is.
#[derive(Clone, Debug)]
pub struct Case {
    /// Everything that its comments want.
    pub wants: Vec<Intent>,
    /// How well its writer is known; `None` where nobody can say who it is.
    pub familiarity: Option<Familiarity>,
    /// Whether its writer has a blog that links here, or that the blog recommends.
    pub is_fellow: bool,
    /// How many comments it is.
    pub comments: usize,
    /// Since when it waits.
    pub since: Option<Timestamp>,
    /// By when it was to be answered.
    pub due: Option<Timestamp>,
    /// The moment that all of this is true at.
    pub now: Timestamp,
    /// Whether it may have been answered.
    pub is_perhaps: bool,
}

impl Priority {
    /// All terms there are, with the most points that each can have, for or against.
    pub const TERMS: [(&'static str, i32); 11] = [
        ("question", 40),
        ("correction", 30),
        ("newcomer", 20),
        ("overdue", 20),
        ("disagreement", 15),
        ("again", 15),
        ("regular", 10),
        ("back", 10),
        ("fellow", 10),
        ("perhaps", -15),
        ("thanks", -25),
    ];

    /// How pressing one exchange is.
    pub fn of(case: &Case) -> Self {
        let terms = Self::TERMS
            .into_iter()
            .map(|(name, most)| Term { name, points: case.points(name, most) });
        Self { terms: terms.filter(|term| term.points != 0).collect() }
    }

    /// Together.
    pub fn sum(&self) -> i32 {
        self.terms.iter().map(|term| term.points).sum()
    }
}

/// How much each further comment of the same exchange adds.
const AGAIN: i32 = 5;

impl Case {
    fn points(&self, name: &str, most: i32) -> i32 {
        let wants = |intent| self.wants.contains(&intent);
        let is = |familiarity| self.familiarity == Some(familiarity);
        let holds = match name {
            "overdue" => return self.lateness(most),
            "again" => return self.repetition(most),
            "question" => wants(Intent::Question),
            "correction" => wants(Intent::Correction),
            "disagreement" => wants(Intent::Disagreement),
            "thanks" => self.wants.iter().all(|intent| *intent == Intent::Thanks),
            "newcomer" => is(Familiarity::Newcomer),
            "regular" => is(Familiarity::Regular),
            "back" => is(Familiarity::Back),
            "fellow" => self.is_fellow,
            "perhaps" => self.is_perhaps,
            _ => false,
        };
        if holds { most } else { 0 }
    }

    /// All points once it has taken twice as long as promised, and before in proportion.
    fn lateness(&self, most: i32) -> i32 {
        let Some((since, due)) = self.since.zip(self.due) else { return 0 };
        let late = self.now.duration_since(due).max(SignedDuration::ZERO).as_secs();
        let promised = due.duration_since(since).as_secs().max(1);
        let points = i64::from(most).saturating_mul(late) / promised;
        i32::try_from(points).unwrap_or(most).min(most)
    }

    fn repetition(&self, most: i32) -> i32 {
        let further = i32::try_from(self.comments.saturating_sub(1)).unwrap_or(i32::MAX);
        further.saturating_mul(AGAIN).min(most)
    }
}

/// Whom to answer first: the greater sum; of equals, who waits longest, those without a date last; of
/// those, in the order of their ids.
pub(super) fn order(a: &Reminder, b: &Reminder) -> Ordering {
    let key = |one: &Reminder| (Reverse(one.priority.sum()), one.since.is_none(), one.since);
    key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A remark of somebody in the middle, on the day after it was written.
    fn case() -> Case {
        let at = |day: i64| Timestamp::from_second(day * 86_400).unwrap();
        Case {
            wants: vec![Intent::Remark],
            familiarity: Some(Familiarity::Middle),
            is_fellow: false,
            comments: 1,
            since: Some(at(0)),
            due: Some(at(4)),
            now: at(1),
            is_perhaps: false,
        }
    }

    fn told(case: &Case) -> Vec<(&'static str, i32)> {
        Priority::of(case).terms.iter().map(|term| (term.name, term.points)).collect()
    }

    #[test]
    fn a_sum_is_of_what_counts() {
        assert_eq!(told(&case()), []);
        let wants = vec![Intent::Question, Intent::Disagreement, Intent::Thanks];
        let full = Case {
            wants,
            familiarity: Some(Familiarity::Newcomer),
            is_fellow: true,
            comments: 3,
            is_perhaps: true,
            ..case()
        };
        let expected = [
            ("question", 40),
            ("newcomer", 20),
            ("disagreement", 15),
            ("again", 10),
            ("fellow", 10),
            ("perhaps", -15),
        ];
        assert_eq!(told(&full), expected);
        assert_eq!(Priority::of(&full).sum(), 80);
        let thanks = Case { wants: vec![Intent::Thanks; 2], familiarity: None, ..case() };
        assert_eq!(told(&thanks), [("thanks", -25)]);
        assert_eq!(told(&Case { familiarity: Some(Familiarity::Back), ..case() }), [("back", 10)]);
        assert_eq!(told(&Case { comments: 99, ..case() }), [("again", 15)]);
    }

    #[test]
    fn who_is_kept_waiting_counts_more_by_the_day_up_to_a_bound() {
        let after = |days: i64| {
            let now = Timestamp::from_second(days * 86_400).unwrap();
            Priority::of(&Case { now, ..case() }).sum()
        };
        assert_eq!([0, 4, 5, 6, 8, 900].map(after), [0, 0, 5, 10, 20, 20]);
        let undated = Case { since: None, due: None, ..case() };
        assert_eq!(Priority::of(&undated).sum(), 0);
    }

    #[test]
    fn the_manual_names_every_term_with_its_points() {
        let page = include_str!("../../docs/remind.md");
        for (name, most) in Priority::TERMS {
            let row = format!("| `{name}` | {most} |").replace('-', "−");
            let is_told =
                page.contains(&row) || page.contains(&format!("| `{name}` | up to {most} |"));
            assert!(is_told, "{row}");
        }
    }

    #[test]
    fn the_order_is_by_sum_then_age_then_id() {
        let reminders = crate::remind::sample::agenda().waiting;
        let one = |id: &str, sum: i32, since: Option<i64>| Reminder {
            id: id.to_owned(),
            priority: Priority { terms: vec![Term { name: "question", points: sum }] },
            since: since.map(|second| Timestamp::from_second(second).unwrap()),
            ..reminders[0].clone()
        };
        let mut all = [
            one("d", 0, None),
            one("c", 0, Some(9)),
            one("b", 0, Some(9)),
            one("e", 0, Some(1)),
            one("f", 9, None),
        ];
        all.sort_by(order);
        assert_eq!(all.map(|one| one.id), ["f", "e", "b", "c", "d"]);
    }
}
