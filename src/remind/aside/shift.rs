//! What it means to let go of everything that is old.

use jiff::Timestamp;

use super::{Baseline, Ledger, Line, after};
use crate::comment::Comment;
use crate::remind::{Judged, State};

/// What changes for those who wait when the moment is moved before which everything is let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// How the file has it; `None` where it says so already.
    pub baseline: Option<Baseline>,
    /// How many comments waited and do not any more.
    pub let_go: usize,
    /// How many had been let go and wait again.
    pub again: usize,
    /// How many wait afterwards.
    pub waiting: usize,
}

impl Ledger {
    /// What it takes to let go, at the moment `now`, of what is older than `before` and of nothing else;
    /// of nothing at all where that is `None`.
    pub fn shift(&self, judged: &[Judged<'_>], before: Option<Timestamp>, now: Timestamp) -> Shift {
        let known = self.baseline();
        let at = known.map_or(now, |known| now.max(after(known.at)));
        let new = Baseline { at, before };
        let mut moved = self.clone();
        moved.add(Line::Baseline(new));
        let mut shift = Shift {
            baseline: (before != known.and_then(|known| known.before)).then_some(new),
            let_go: 0,
            again: 0,
            waiting: 0,
        };
        for comment in waiting(judged) {
            let rests = |ledger: &Self| ledger.last(comment).is_some_and(|last| last.is_settled());
            let (rested, rests) = (rests(self), rests(&moved));
            shift.let_go += usize::from(rests && !rested);
            shift.again += usize::from(rested && !rests);
            shift.waiting += usize::from(!rests);
        }
        shift
    }
}

fn waiting<'a>(judged: &[Judged<'a>]) -> impl Iterator<Item = &'a Comment> {
    let said = judged.iter().flat_map(Judged::said);
    let waits = said.filter(|(_, standing)| standing.rule.state() == State::Waiting);
    waits.map(|(comment, _)| comment)
}
