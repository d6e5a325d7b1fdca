//! From reasons to a verdict.

use super::super::{Judgement, Reason, Verdict};

/// The points from which the owner is asked.
const LOOK: i32 = 2;

/// The points from which a comment is held.
const HELD: i32 = 4;

/// Adds up what was found; nothing where it does not even ask for a look.
pub(super) fn judgement(mut reasons: Vec<Reason>) -> Option<Judgement> {
    let sum: i32 = reasons.iter().map(|reason| i32::from(reason.points)).sum();
    let verdict = match sum {
        HELD.. => Verdict::Held,
        LOOK.. => Verdict::Look,
        _ => return None,
    };
    reasons.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.name.cmp(&b.name)));
    Some(Judgement { verdict, reasons })
}
