//! Who waits, in every conversation at once.

use super::Unwatched;
use super::each::each;
use super::kept::Kept;
use crate::comment::{Conversation, Owners};
use crate::config::Config;
use crate::remind::standing::Judge;
use crate::remind::{Judged, packed};
use crate::report::{Clerk, Tally};
use crate::value::digest::Digest;

/// The conversations of a file, with the digest of its words.
pub type Words<'a> = (Digest, &'a [Conversation]);

/// Judges every conversation, each by itself, in the order of the files; what is `known` of a file is not
/// judged again. With what is to be kept for the next run, where that is something new.
pub fn judged<'a>(
    files: &[Words<'a>],
    config: &Config,
    known: &Kept,
) -> (Vec<Judged<'a>>, Option<Vec<u8>>) {
    let owners = Owners::of(config);
    let judge = Judge { owners: &owners, reminders: &config.reminders };
    let of = |conversation| Judged::of(conversation, judge.judge(conversation));
    let all = each(files, &Unwatched, |(words, conversations)| {
        let before = known.part(*words).and_then(|bytes| packed::unpack(bytes, conversations));
        before.unwrap_or_else(|| conversations.iter().map(of).collect())
    });
    let parts = files.iter().map(|(words, _)| *words).zip(&all);
    let kept = known.after(parts, |judged| packed::pack(judged));
    (all.into_iter().flatten().collect(), kept)
}

/// By what conversations are judged, besides what they say: of another one, nothing is known.
pub fn settings(config: &Config) -> String {
    format!("{:?} {:?}", config.comments.owners, config.reminders)
}

/// Tells every conversation for a report, in their order.
pub fn tallied<'a>(judged: &[Judged<'a>], clerk: &Clerk<'_>) -> Vec<Tally<'a>> {
    each(judged, &Unwatched, |judged| clerk.tally(judged))
}
