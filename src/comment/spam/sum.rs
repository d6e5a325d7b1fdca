//! Reasons, and what they come to.
//!
//! A comment that adds up to [`LOOK`] points asks the owner for a look and is shown. One is held only
//! when it adds up to [`HELD`], when at least [`PROOF`] of these come from what readers do not do, and
//! when there is somewhere that it leads, as there is nothing to be sold without. What friendly
//! readers do too (praise, a site of their own, a link under an old post) and what was learned can
//! make the sum bigger and never hold a comment alone.

use super::super::{Judgement, Reason, Verdict};

/// The points from which the owner is asked.
const LOOK: i32 = 2;

/// The points from which a comment is held.
const HELD: i32 = 4;

/// How many of them have to come from what readers do not do.
const PROOF: i32 = 3;

/// Everything that was found about one comment.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    reasons: Vec<Reason>,
    proof: i32,
    /// Whether it leads anywhere: to a link, a site, an account, or by a name that is an advert.
    pub(super) leads: bool,
}

impl Sum {
    /// Adds what friendly readers do too.
    pub(super) fn hint(&mut self, name: &str, points: i8) {
        if points != 0 {
            self.reasons.push(Reason { name: name.to_owned(), points });
        }
    }

    /// Adds what only advertisers do.
    pub(super) fn proof(&mut self, name: &str, points: i8) {
        self.hint(name, points);
        self.proof += i32::from(points);
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }

    /// What it comes to; nothing where it does not even ask for a look.
    pub(super) fn judgement(mut self) -> Option<Judgement> {
        let sum: i32 = self.reasons.iter().map(|reason| i32::from(reason.points)).sum();
        let verdict = match sum {
            HELD.. if self.proof >= PROOF && self.leads => Verdict::Held,
            LOOK.. => Verdict::Look,
            _ => return None,
        };
        self.reasons.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.name.cmp(&b.name)));
        Some(Judgement { verdict, reasons: self.reasons })
    }
}
