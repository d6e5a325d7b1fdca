//! Who waited for an answer, since when, and what became of it.

use jiff::Timestamp;

use super::survival::Length;
use crate::comment::{Comment, Topic};

/// What one person said under one post and the same comment of the owner's answered, or none.
#[derive(Clone, Debug)]
pub struct Wait<'a> {
    /// The first of what they said.
    pub comment: &'a Comment,
    /// Under which post.
    pub topic: &'a Topic,
    /// When they said it.
    pub since: Timestamp,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether they want to know something; looked at only where they still wait.
    pub is_question: bool,
}

/// What became of a comment that asks for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was answered or acknowledged, at this moment where it is known.
    Answered(Option<Timestamp>),
    /// It may have been answered, by what was said at this moment.
    Perhaps(Option<Timestamp>),
    /// The owner let it go.
    LetGo(Timestamp),
    /// Its writer waits.
    Open,
}

impl Outcome {
    /// As it was at a moment: what came later had not happened.
    #[must_use]
    pub fn at(self, now: Timestamp) -> Self {
        match self {
            Self::Answered(Some(at)) | Self::Perhaps(Some(at)) | Self::LetGo(at) if at > now => {
                Self::Open
            }
            known => known,
        }
    }
}

impl Wait<'_> {
    /// How long they wait or waited, as far as that is known at a moment; `None` where they have an
    /// answer of which nobody knows when it came.
    pub fn length(&self, now: Timestamp) -> Option<Length> {
        let (end, is_open) = match self.outcome {
            Outcome::Answered(at) => (at?, false),
            // From then on nobody knows whether they still wait.
            Outcome::Perhaps(at) => (at.unwrap_or(now), true),
            Outcome::LetGo(at) => (at, true),
            Outcome::Open => (now, true),
        };
        // Where clocks disagree, an answer may stand before what it answers.
        let seconds = (end.as_second() - self.since.as_second()).max(0);
        Some(Length { seconds, is_open })
    }
}
