//! `reminders`: how soon the owner wants to answer, and what counts as an answer.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::data::Table;
use crate::diag::Severity;

/// What the owner promises their readers, and how strictly a later comment of the owner's is taken for
/// an answer where no link says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminders {
    /// `reply_within`, in days: by when each reader is to have an answer; 3 by default.
    pub reply_within: u32,
    /// `weekends`: whether Saturdays and Sundays count as days; not by default.
    pub weekends: bool,
    /// `away`: days that do not count, from the first to the last.
    pub away: Vec<RangeInclusive<Date>>,
    /// `answered`: what a comment of the owner's says to whom, where it names nobody.
    pub answered: Answered,
    /// `window`, in days: how long after a comment such a one may still be an answer; 90 by default.
    pub window: u32,
}

/// What a comment of the owner's that names nobody and is linked to nothing answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answered {
    /// `strict`: nothing.
    Strict,
    /// `usual`: the reader who spoke just before.
    #[default]
    Usual,
    /// `generous`: everybody who spoke before.
    Generous,
}

impl Answered {
    const ALL: [(&'static str, Self); 3] =
        [("strict", Self::Strict), ("usual", Self::Usual), ("generous", Self::Generous)];
}

impl Default for Reminders {
    fn default() -> Self {
        Self {
            reply_within: 3,
            weekends: false,
            away: Vec::new(),
            answered: Answered::Usual,
            window: 90,
        }
    }
}

impl Reminders {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let Some(mut inner) = table.table("reminders") else {
            return Self::default();
        };
        let usual = Self::default();
        let reminders = Self {
            weekends: inner.bool("weekends").unwrap_or(usual.weekends),
            answered: inner.choice("answered", &Answered::ALL).unwrap_or_default(),
            ..usual
        };
        table.absorb(inner.finish(Severity::Error));
        reminders
    }
}
