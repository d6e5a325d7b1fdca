//! A comment among its own: what it answers, and what answers it.

use std::collections::HashMap;

use super::{Comment, Conversation};

/// A comment with those around it.
#[derive(Clone, Debug)]
pub struct Family<'a> {
    /// What it was said in.
    pub conversation: &'a Conversation,
    /// What it answers, and what that answers, from the first.
    pub above: Vec<&'a Comment>,
    /// The comment.
    pub itself: &'a Comment,
    /// What answers it, in order of time.
    pub answers: Vec<&'a Comment>,
}

impl<'a> Family<'a> {
    /// That of the comment of this id; `None` where it is of another conversation.
    pub fn of(conversation: &'a Conversation, id: &str) -> Option<Self> {
        let by_id: HashMap<&str, &Comment> =
            conversation.comments.iter().map(|comment| (comment.id.as_str(), comment)).collect();
        let itself = *by_id.get(id)?;
        let mut above = Vec::new();
        let mut next = itself;
        // No further than there are comments: they may answer each other in a circle.
        while let Some(parent) = next.parent.as_deref().and_then(|parent| by_id.get(parent)) {
            if parent.id == id || above.len() >= conversation.comments.len() {
                break;
            }
            above.push(*parent);
            next = parent;
        }
        above.reverse();
        let is_answer = |comment: &&Comment| comment.parent.as_deref() == Some(id);
        let answers = conversation.comments.iter().filter(is_answer).collect();
        Some(Self { conversation, above, itself, answers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};

    fn ids<'a>(comments: &[&'a Comment]) -> Vec<&'a str> {
        comments.iter().map(|comment| &*comment.id).collect()
    }

    #[test]
    fn above_stands_from_the_first_and_below_only_what_answers() {
        let said = [("a", None), ("b", Some("a")), ("c", Some("b")), ("d", Some("c")), ("e", None)];
        let said = said.map(|(id, parent)| comment(id, parent, 0));
        let conversation = conversation("a.md", "/a/", said.to_vec());
        let family = Family::of(&conversation, "c").unwrap();
        assert_eq!((ids(&family.above), ids(&family.answers)), (vec!["a", "b"], vec!["d"]));
        assert!(Family::of(&conversation, "f").is_none());
    }

    #[test]
    fn a_circle_has_an_end() {
        let said = vec![comment("a", Some("b"), 0), comment("b", Some("a"), 0)];
        let conversation = conversation("a.md", "/a/", said);
        assert_eq!(ids(&Family::of(&conversation, "a").unwrap().above), ["b"]);
    }
}
