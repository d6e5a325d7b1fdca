//! One thing told once: of several patterns that see the same, one speaks.

use super::Kind;
use super::embed::{Embed, Found};

/// The embeds in the order of their places: of one kind at one place the first, of one kind inside
/// one another the innermost, and no form in a popup or gate that is told already.
pub(super) fn settle(mut found: Vec<Found>) -> Vec<Embed> {
    found.sort_by_key(|found| (found.embed.range.start, found.embed.kind));
    found.dedup_by_key(|found| (found.embed.range.start, found.embed.kind));
    innermost(&mut found);
    uncovered(&mut found);
    found.into_iter().map(|found| found.embed).collect()
}

/// Keeps what has none of its own kind inside.
fn innermost(found: &mut Vec<Found>) {
    // Where the next of each kind begins, seen from behind.
    let mut next = Kind::ALL.map(|(_, kind)| (kind, usize::MAX));
    let mut keep = Vec::with_capacity(found.len());
    for found in found.iter().rev() {
        let next = next.iter_mut().find(|(kind, _)| *kind == found.embed.kind);
        keep.push(next.as_ref().is_none_or(|(_, next)| *next >= found.inside.end));
        if let Some((_, next)) = next {
            *next = found.embed.range.start;
        }
    }
    found.retain(|_| keep.pop().unwrap_or(true));
}

/// Drops forms that stand in a popup or a gate.
fn uncovered(found: &mut Vec<Found>) {
    let mut covered = 0;
    found.retain(|found| match found.embed.kind {
        Kind::Popup | Kind::SignupGate => {
            covered = covered.max(found.inside.end);
            true
        }
        Kind::SignupForm => found.embed.range.start >= covered,
        _ => true,
    });
}
