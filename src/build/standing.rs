//! Who waits, in every conversation at once.

use super::Unwatched;
use super::each::each;
use crate::comment::{Conversation, Owners};
use crate::config::Config;
use crate::remind::Judged;
use crate::remind::standing::Judge;
use crate::report::{Clerk, Tally};

/// Judges every conversation, each by itself, in their order.
pub fn judged<'a>(conversations: &[&'a Conversation], config: &Config) -> Vec<Judged<'a>> {
    let owners = Owners::of(config);
    let judge = Judge { owners: &owners, reminders: &config.reminders };
    let of = |conversation: &&'a Conversation| Judged {
        conversation,
        standings: judge.judge(conversation),
    };
    each(conversations, &Unwatched, of)
}

/// Tells every conversation for a report, in their order.
pub fn tallied<'a>(judged: &[Judged<'a>], clerk: &Clerk<'_>) -> Vec<Tally<'a>> {
    each(judged, &Unwatched, |judged| clerk.tally(judged))
}
