//! What came and what stands become one: the owner's own changes stay, everything else is as the
//! export has it now.

use super::origin;
use crate::comment::{Comment, Oddity, Status};

/// What became of a comment that stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Merged {
    /// It is as it was.
    Unchanged,
    /// It is as the export has it now, but for what the owner changed.
    Updated,
    /// The same, and its words are others now.
    Reworded,
}

/// Brings a comment that stands up to what came.
pub(super) fn merge(stands: &mut Comment, came: Comment) -> Merged {
    let Some(old) = stands.origin.clone().filter(|_| stands.status != Status::Forgotten) else {
        // Forgotten, or written into the store by the owner.
        return Merged::Unchanged;
    };
    let before = stands.clone();
    let now = origin::of(stands);
    let new = origin::of(&came);
    if now.author == old.author {
        stands.author = came.author;
        stands.is_owner = came.is_owner;
    }
    if now.body == old.body {
        stands.body = came.body;
        stands.edited = came.edited;
    }
    if now.status == old.status {
        stands.status = came.status;
    }
    if now.place == old.place {
        (stands.parent, stands.kind) = (came.parent, came.kind);
        (stands.date, stands.url) = (came.date, came.url);
        // Whether the parent is lost is known when everybody is here.
        let is_lost = stands.oddities.contains(&Oddity::LostParent);
        stands.oddities = came.oddities;
        stands.oddities.extend(is_lost.then_some(Oddity::LostParent));
        stands.oddities.sort_unstable();
    }
    withdraw(stands, came.status);
    stands.origin = Some(new);
    match (*stands == before, stands.body == before.body) {
        (true, _) => Merged::Unchanged,
        (false, true) => Merged::Updated,
        (false, false) => Merged::Reworded,
    }
}

/// What its writer took back, or no longer means for everybody, is gone, whoever changed it.
fn withdraw(comment: &mut Comment, status: Status) {
    if matches!(status, Status::Deleted | Status::Private) {
        comment.status = status;
        super::draft::empty(comment);
    }
}

/// Says of every comment whether the one that it answers is there.
pub(super) fn mark_lost(comments: &mut [Comment]) {
    let ids: std::collections::HashSet<String> =
        comments.iter().map(|comment| comment.id.clone()).collect();
    for comment in comments {
        let is_lost = comment.parent.as_ref().is_some_and(|parent| !ids.contains(parent));
        comment.oddities.retain(|oddity| *oddity != Oddity::LostParent);
        comment.oddities.extend(is_lost.then_some(Oddity::LostParent));
        comment.oddities.sort_unstable();
        comment.oddities.dedup();
    }
}
