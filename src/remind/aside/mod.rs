//! What the owner set aside: comments that need no answer, or not yet. A file of lines beside the
//! comments, only ever added to, so that what two machines wrote is merged by keeping both; a line says
//! what was done to which comment and when, and nothing of any person but what the comment's own id
//! says beside it in the store.
//!
//! The order of the lines means nothing: of what was done to one comment the latest counts, and a line
//! that is there twice says no more than once. Knows no disk and no clock.

mod left;
mod line;
mod note;
mod parse;
mod shift;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use crate::comment::Comment;

pub use left::Left;
pub use line::Line;
pub use note::Note;
pub use shift::Shift;

/// The file, from the folder of comments.
pub const FILE: &str = "_aside.ndjson";

/// What is done with a comment. Where two machines did different things in one moment, what stands
/// further down here counts: rather is somebody listed once more than forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// No answer will come.
    Close,
    /// It was answered elsewhere, or a nod was enough: it counts as answered.
    Acknowledge,
    /// It comes back at this moment, or as soon as its writer speaks again.
    Snooze {
        /// When.
        until: Timestamp,
    },
    /// Whatever was done to it before, it waits again.
    Reopen,
}

/// What was done, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
}

/// What was said of everything that is old.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Baseline {
    /// When.
    pub at: Timestamp,
    /// What is older than this was let go; `None` where nothing is, or is any more.
    pub before: Option<Timestamp>,
}

/// Everything that was set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: BTreeMap<String, Entry>,
    baseline: Option<Baseline>,
}

impl Act {
    /// The word for it, as the file has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Acknowledge => "acknowledge",
            Self::Snooze { .. } => "snooze",
            Self::Reopen => "reopen",
        }
    }
}

impl Entry {
    /// Whether nothing is left to do, until its writer says something new.
    pub fn is_settled(&self) -> bool {
        matches!(self.act, Act::Acknowledge | Act::Close)
    }
}

impl Ledger {
    /// Takes over what a line says, unless it knows something later.
    pub fn add(&mut self, line: Line) {
        match line {
            Line::Of(id, entry) => {
                let known = self.entries.entry(id).or_insert(entry);
                *known = entry.max(*known);
            }
            Line::Baseline(baseline) => self.baseline = self.baseline.max(Some(baseline)),
        }
    }

    /// What was last done with the comment of this id.
    pub fn entry(&self, id: &str) -> Option<Entry> {
        self.entries.get(id).copied()
    }

    /// What was last said of everything that is old.
    pub fn baseline(&self) -> Option<Baseline> {
        self.baseline
    }

    /// What counts for a comment: what was last done with it, or that it was let go with everything
    /// old. One that was done with before is not let go once more, and one that was taken up again
    /// afterwards is not let go any more. What has no date is not old.
    pub fn last(&self, comment: &Comment) -> Option<Entry> {
        let own = self.entry(&comment.id);
        match own.filter(Entry::is_settled) {
            Some(settled) => Some(settled),
            None => own.max(self.let_go(comment)),
        }
    }

    fn let_go(&self, comment: &Comment) -> Option<Entry> {
        let Baseline { at, before } = self.baseline?;
        let is_old = comment.date? < before?;
        is_old.then_some(Entry { at, act: Act::Close })
    }
}

/// The first moment whose lines count for more than those of this one: a clock that goes wrong, or two
/// acts in one second, do not make the newer one count for less.
fn after(at: Timestamp) -> Timestamp {
    at.saturating_add(SignedDuration::from_secs(1)).unwrap_or(at)
}

impl FromIterator<Line> for Ledger {
    fn from_iter<I: IntoIterator<Item = Line>>(lines: I) -> Self {
        let mut ledger = Self::default();
        lines.into_iter().for_each(|line| ledger.add(line));
        ledger
    }
}
