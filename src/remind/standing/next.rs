//! What the owner says next, naming nobody: probably an answer to whoever spoke just before, and
//! perhaps one to others.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::Rule;
use super::address::Addresses;
use super::apart;
use super::talk::Talk;
use super::verdict::Verdicts;
use crate::config::{Answered, Reminders};

/// What was said at one level, on the way down the conversation: under the post, or below one comment.
#[derive(Default)]
struct Level {
    /// Readers' comments that nothing speaks for yet.
    open: Vec<usize>,
    /// Where the last of what readers said in a row begins.
    batch: usize,
    /// The owner's last comment.
    owner: Option<usize>,
    /// Whether a reader has spoken since.
    is_new: bool,
}

/// Goes down the conversation once: who asks for no answer is passed by, and each comment of the owner's
/// that speaks to nobody in particular answers the last who is left.
pub(super) fn judge(
    talk: &Talk<'_>,
    verdicts: &mut Verdicts,
    addresses: &Addresses,
    reminders: &Reminders,
) {
    let mut next = Next { talk, verdicts, addresses, reminders };
    let mut post = Level::default();
    let mut below: BTreeMap<usize, Level> = BTreeMap::new();
    for number in 0..talk.said.len() {
        let above = talk.said[number].above;
        if talk.reader(number).is_some() {
            let is_open = next.is_left(number);
            post.hear(number, is_open);
            if let Some(above) = above {
                below.entry(above).or_default().hear(number, is_open);
            }
        } else if talk.is_owners(number) {
            match above {
                Some(above) => {
                    let level = below.entry(above).or_default();
                    let is_further = talk.is_owners(above) || level.owner.is_some();
                    next.answer(number, level, is_further);
                }
                None => next.answer(number, &mut post, talk.said[number].is_first()),
            }
        }
    }
}

impl Level {
    fn hear(&mut self, number: usize, is_open: bool) {
        self.is_new = true;
        if is_open {
            self.open.push(number);
        }
    }

    fn speak(&mut self, number: usize) {
        if self.is_new {
            self.batch = self.owner.map_or(0, |owner| owner + 1);
        }
        (self.owner, self.is_new) = (Some(number), false);
    }
}

struct Next<'t, 'a> {
    talk: &'t Talk<'a>,
    verdicts: &'t mut Verdicts,
    addresses: &'t Addresses,
    reminders: &'t Reminders,
}

impl Next<'_, '_> {
    /// Whether a reader's comment asks for an answer that nobody gave yet.
    fn is_left(&mut self, number: usize) -> bool {
        if !self.verdicts.is_open(number) {
            return false;
        }
        if apart::is_to_a_reader(self.talk, number, &self.addresses.names) {
            let above = self.talk.said[number].above;
            self.verdicts.say(number, Rule::BetweenReaders, above);
            return false;
        }
        if apart::is_last_thanks(self.talk, number, self.verdicts, self.addresses) {
            self.verdicts.say(number, Rule::Thanks, self.talk.said[number].above);
            return false;
        }
        true
    }

    /// The owner speaks; `is_loose` where it is not said already to whom.
    fn answer(&mut self, answer: usize, level: &mut Level, is_loose: bool) {
        level.speak(answer);
        if !is_loose || self.addresses.is_to_somebody(answer) {
            return;
        }
        level.open.retain(|said| self.verdicts.is_open(*said));
        let last = level.open.last().copied().filter(|said| *said >= level.batch);
        let reader = last.and_then(|said| self.talk.reader(said));
        for said in std::mem::take(&mut level.open) {
            if !self.is_in_time(said, answer) {
                continue;
            }
            let is_next = said >= level.batch && self.talk.reader(said) == reader;
            self.verdicts.say(said, self.rule(is_next), Some(answer));
            if !is_next {
                level.open.push(said);
            }
        }
    }

    fn rule(&self, is_next: bool) -> Rule {
        match (self.reminders.answered, is_next) {
            (Answered::Usual | Answered::Generous, true) => Rule::Next,
            (Answered::Generous, false) => Rule::Generous,
            _ => Rule::Later,
        }
    }

    /// Whether one comment is soon enough behind another to be about it; so where nobody knows.
    fn is_in_time(&self, said: usize, answer: usize) -> bool {
        let window = SignedDuration::from_hours(24 * i64::from(self.reminders.window));
        let date = |number: usize| self.talk.said[number].comment.date;
        match (date(said), date(answer)) {
            (Some(said), Some(answer)) => answer.duration_since(said) <= window,
            _ => true,
        }
    }
}
