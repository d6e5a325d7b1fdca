//! Who waits: what one comment has to do with those that came after it. Judges one conversation by
//! itself, without a clock: what it says of a comment depends on nothing but the conversation, the
//! owners and the configuration, so it can be cached by their digest.
//!
//! A comment is answered, first of all, by what says so itself: an answer [below] it, or one that
//! [addresses](address) its writer. What is left may ask for no answer, because it was said
//! [to others](apart) or only gives thanks. And what is still left may be answered by what the owner said
//! [next], naming nobody. A question back makes it the [reader's turn](turn).
//!
//! What one person said together stands together: an answer to the last of it answers all of it. What
//! is said by a third person never answers anything, and can only come between.

mod address;
mod apart;
mod below;
mod everybody;
mod lexicon;
mod names;
mod next;
mod quote;
mod rule;
mod talk;
mod turn;
mod verdict;

pub use rule::{Confidence, Rule, State};

use crate::comment::{Conversation, Owners};
use crate::config::Reminders;
use talk::Talk;
use verdict::Verdicts;

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
        let talk = Talk::of(conversation, self.owners);
        let mut verdicts = Verdicts::of(&talk);
        if verdicts.are_settled() {
            return verdicts.finish(&talk);
        }
        below::judge(&talk, &mut verdicts);
        let addresses = address::judge(&talk, &mut verdicts, self.owners);
        below::cover(&talk, &mut verdicts);
        next::judge(&talk, &mut verdicts, &addresses, self.reminders);
        turn::judge(&talk, &mut verdicts);
        verdicts.finish(&talk)
    }
}
