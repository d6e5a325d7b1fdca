//! Who waits: what one comment has to do with those that came after it. Judges one conversation by
//! itself, without a clock: what it says of a comment depends on nothing but the conversation, the
//! owners and the configuration, so it can be cached by their digest.

mod rule;

pub use rule::{Confidence, Rule, State};

use crate::comment::{Conversation, Owners};
use crate::config::Reminders;

/// What is known of one comment: which rule decided, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The rule that decided.
    pub rule: Rule,
    /// The id of the comment that is the evidence: the answer, or what it was an answer to.
    pub evidence: Option<String>,
}

/// Who judges.
#[derive(Clone, Copy, Debug)]
pub struct Judge<'a> {
    /// Whose comments are answers.
    pub owners: &'a Owners,
    /// How strictly.
    pub reminders: &'a Reminders,
}

impl Judge<'_> {
    /// What the rule says of each comment, in the order of the conversation.
    pub fn judge(&self, conversation: &Conversation) -> Vec<Standing> {
        let below = |id: &str| {
            let mut answers = conversation.comments.iter();
            answers.find(|one| one.is_owner && one.is_shown() && one.parent.as_deref() == Some(id))
        };
        let of = |comment: &crate::comment::Comment| {
            if comment.is_owner {
                return Standing { rule: Rule::Own, evidence: None };
            }
            match below(&comment.id) {
                Some(answer) => Standing { rule: Rule::Below, evidence: Some(answer.id.clone()) },
                None => Standing { rule: Rule::Unanswered, evidence: None },
            }
        };
        conversation.comments.iter().map(of).collect()
    }
}
