//! What the blog's conversation has shown so far.

use super::super::{Comment, Judgement, Mark, Reading, Reason};
use super::score;
use super::subject::Subject;

/// Everything that was ever said on the blog, as far as judging needs it.
#[derive(Clone, Debug, Default)]
pub struct History {}

impl History {
    /// Names an address of the blog itself: links to it do not count.
    pub fn own(&mut self, _url: &str) {}

    /// Names the site of somebody whom the blog's owner links to, as on a blogroll: whoever signs
    /// with it is trusted.
    pub fn befriend(&mut self, _url: &str) {}

    /// Takes note of a comment. All that are known have to be told, in any order, before the first
    /// is judged.
    pub fn add(&mut self, _comment: &Comment, _subject: &Subject) {}

    /// What speaks for a comment being advertising; `None` where that is not enough even to ask. The
    /// owner's own words, and what the owner has marked, are not judged.
    ///
    /// That its own system took a comment for advertising is told by the judgement that it comes
    /// with, [`Judgement::labelled`].
    pub fn judge(&self, comment: &Comment, _subject: &Subject) -> Option<Judgement> {
        if comment.is_owner || comment.mark == Some(Mark::Fine) {
            return None;
        }
        let reading = Reading::of(&comment.body);
        let mut reasons = Vec::new();
        if reading.bbcode > 0 {
            reasons.push(Reason { name: "bbcode".to_owned(), points: 4 });
        }
        score::judgement(reasons)
    }
}
