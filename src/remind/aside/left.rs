//! What is left to do of an exchange, after all that was set aside.

use jiff::Timestamp;

use super::{Act, Entry, Ledger};
use crate::comment::Comment;
use crate::remind::Exchange;

/// What is left to do.
#[derive(Clone, Debug)]
pub enum Left<'a> {
    /// To answer: all of it, or what was said since the rest was done with.
    Open(Exchange<'a>),
    /// Nothing yet.
    Snoozed {
        /// When it comes back, if its writer does not speak before.
        until: Timestamp,
    },
    /// Nothing.
    Settled {
        /// Since when.
        at: Timestamp,
        /// Whether it was let go without an answer.
        is_let_go: bool,
    },
}

impl Ledger {
    /// What is left to do of an exchange at the moment `now`, where its writer last spoke anywhere on the
    /// blog at `spoke`.
    ///
    /// What was done with stays so: only what is said later makes a reminder again. What was snoozed
    /// comes back in time, or once its writer says anything: elsewhere, or in the exchange itself.
    pub fn left<'a>(
        &self,
        exchange: Exchange<'a>,
        spoke: Option<Timestamp>,
        now: Timestamp,
    ) -> Left<'a> {
        let last: Vec<Option<Entry>> =
            exchange.comments.iter().map(|comment| self.last(comment)).collect();
        let rests = |entry: &Entry| match entry.act {
            Act::Snooze { until } => {
                until > now && !spoke.is_some_and(|spoke| spoke > entry.at && spoke <= now)
            }
            Act::Reopen => false,
            Act::Acknowledge | Act::Close => true,
        };
        if last.iter().any(|entry| !entry.as_ref().is_some_and(rests)) {
            return Left::Open(self.open(exchange));
        }
        // Everything rests, so that each has its entry.
        let entries = || last.iter().flatten();
        let snoozed = entries().filter_map(|entry| match entry.act {
            Act::Snooze { until } => Some(until),
            _ => None,
        });
        match (snoozed.min(), entries().max()) {
            (Some(until), _) => Left::Snoozed { until },
            (None, Some(last)) => Left::Settled { at: last.at, is_let_go: last.act == Act::Close },
            (None, None) => Left::Open(exchange),
        }
    }

    /// Without what was done with.
    fn open<'a>(&self, exchange: Exchange<'a>) -> Exchange<'a> {
        let is_open = |comment: &&Comment| !self.last(comment).is_some_and(|one| one.is_settled());
        let comments = exchange.comments.into_iter().filter(is_open).collect();
        Exchange { comments, ..exchange }
    }
}
