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
    let came = with_known(came, stands);
    let now = origin::of(stands);
    let new = origin::of(&came);
    if now.author == old.author {
        stands.author = came.author;
        stands.is_owner = came.is_owner;
    }
    if now.body == old.body && new.body != old.body {
        stands.body = came.body;
        stands.edited = came.edited;
    }
    if now.status == old.status {
        stands.status = came.status;
    }
    if now.place == old.place {
        (stands.parent, stands.kind) = (came.parent, came.kind);
        (stands.date, stands.url) = (came.date, came.url);
        stands.is_acknowledged = came.is_acknowledged;
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

/// What came, with what is known of it here and the blog's own export does not tell: the writer's key,
/// and what was odd about an id, a parent and a date that came before. Nor does an export tell what
/// the owner liked that was made without signing in.
fn with_known(mut came: Comment, stands: &Comment) -> Comment {
    came.is_acknowledged |= stands.is_acknowledged;
    if came.author.person.is_none() && came.author.name == stands.author.name {
        came.author.person.clone_from(&stands.author.person);
    }
    let is_known = |oddity: &&Oddity| match oddity {
        Oddity::SharedId => true,
        Oddity::Circle => came.parent == stands.parent,
        Oddity::AssumedZone => came.date == stands.date,
        _ => false,
    };
    let known: Vec<Oddity> = stands.oddities.iter().filter(is_known).copied().collect();
    came.oddities.extend(known);
    came.oddities.sort_unstable();
    came.oddities.dedup();
    came
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::Author;
    use crate::comment::sample::comment;

    #[test]
    fn what_was_acknowledged_stays_so() {
        let mut stands = comment("mastodon:1", None, 7);
        stands.origin = Some(origin::of(&stands));
        let liked = Comment { is_acknowledged: true, ..comment("mastodon:1", None, 7) };
        assert_eq!(merge(&mut stands, liked), Merged::Updated);
        assert!(stands.is_acknowledged);
        let signed_out = comment("mastodon:1", None, 7);
        assert_eq!(merge(&mut stands, signed_out), Merged::Unchanged);
        assert!(stands.is_acknowledged);
        let later = comment("mastodon:1", None, 9);
        assert_eq!(merge(&mut stands, later.clone()), Merged::Updated);
        assert_eq!((stands.date, stands.is_acknowledged), (later.date, true));
    }

    #[test]
    fn what_only_the_store_knows_stays() {
        let mut stands = comment("csv:1", None, 7);
        stands.oddities = vec![Oddity::Circle, Oddity::SharedId, Oddity::AssumedZone];
        stands.author.person = Some("0123456789ab".to_owned());
        stands.origin = Some(origin::of(&stands));
        let before = stands.clone();
        let mut came = comment("csv:1", None, 7);
        came.body.text += "\n";
        assert_eq!(merge(&mut stands, came), Merged::Unchanged);
        assert_eq!(stands, before);
        let mut later = comment("csv:1", None, 8);
        later.author = Author { name: "Ada B".to_owned(), ..Author::default() };
        assert_eq!(merge(&mut stands, later), Merged::Updated);
        assert_eq!(stands.author.person, None, "this is somebody else");
        assert_eq!(stands.oddities, [Oddity::Circle, Oddity::SharedId]);
    }
}
