//! What is to be known of a comment's words by those who do not read them: bodies are dear to read, so
//! that each is read once for all.

use super::Intent;
use crate::comment::{Comment, Reading};
use crate::document::prose;

/// The words of one comment, counted. Of what readers do not see, and of what happened elsewhere, it
/// holds nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How many words it has, in the writer's own voice: neither code nor what they quote.
    pub words: u32,
    /// Whether it asks something.
    pub is_question: bool,
}

impl Heard {
    /// Reads a comment.
    pub fn of(comment: &Comment) -> Self {
        if !comment.is_shown() || comment.kind.is_mention() {
            return Self::default();
        }
        let reading = Reading::of(&comment.body);
        let words = u32::try_from(prose::words(&reading.words)).unwrap_or(u32::MAX);
        Self { words, is_question: Intent::is_question(&reading) }
    }
}
