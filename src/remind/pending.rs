//! What is open and what was settled lately, of everything that was said: an agenda before anybody
//! asks where a post is, how well its readers are known, and what to do first.

use std::collections::BTreeMap;

use jiff::{Span, Timestamp, Zoned};

use super::aside::{Act, Ledger};
use super::{Exchange, Judged, State};
use crate::comment::Topic;

/// How far back somebody is listed who waits, in days, until the owner says from when on everything
/// counts: a first import must not bury them.
const USUAL_DAYS: i64 = 90;

/// How long a settled exchange is told to those who may still hold it as open, in days.
const SETTLED_DAYS: i64 = 30;

/// From when on those who wait are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The last ninety days, or everything since the baseline, if one was set.
    Usual,
    /// This moment.
    From(Timestamp),
    /// Everything.
    All,
}

/// Exchanges that are open, and those that are not any more.
#[derive(Debug)]
pub struct Pending<'a> {
    /// Those in which somebody waits.
    pub waiting: Vec<Exchange<'a>>,
    /// Those that may have been answered.
    pub perhaps: Vec<Exchange<'a>>,
    /// Those that were settled lately, each with when, and whether they were let go.
    pub settled: Vec<(Exchange<'a>, Timestamp, bool)>,
    /// How many wait that are older than what is listed.
    pub older: usize,
    /// How many of those are older only as they have no date.
    pub undated: usize,
    /// From when on waiting is listed.
    pub from: Option<Timestamp>,
    /// How many are snoozed.
    pub snoozed: usize,
    /// In how many the owner asked something back.
    pub their_turn: usize,
}

impl<'a> Pending<'a> {
    /// Sorts everything that was said.
    pub fn of(all: &[Judged<'a>], ledger: &Ledger, now: &Zoned, reach: Reach) -> Self {
        let mut pending = Self {
            waiting: Vec::new(),
            perhaps: Vec::new(),
            settled: Vec::new(),
            older: 0,
            undated: 0,
            from: from(ledger, now, reach),
            snoozed: 0,
            their_turn: 0,
        };
        for judged in all {
            pending.add(judged, ledger, now);
        }
        pending
    }

    /// The topics of all that is listed.
    pub fn topics(&self) -> impl Iterator<Item = &'a Topic> {
        let settled = self.settled.iter().map(|(exchange, ..)| exchange);
        self.waiting.iter().chain(&self.perhaps).chain(settled).map(|exchange| exchange.topic)
    }

    fn add(&mut self, judged: &Judged<'a>, ledger: &Ledger, now: &Zoned) {
        let first = self.waiting.len();
        for exchange in Exchange::all(judged, State::Waiting) {
            let Some(exchange) = self.open(exchange, ledger, now) else { continue };
            if self.is_listed(&exchange) {
                self.waiting.push(exchange);
            } else {
                self.older += 1;
                self.undated += usize::from(exchange.last().is_none());
            }
        }
        let waiting = self.waiting.get(first..).unwrap_or_default().to_vec();
        for exchange in Exchange::all(judged, State::Perhaps) {
            // Whoever waits here anyway is answered once.
            let waits = waiting.iter().any(|one| one.person() == exchange.person());
            let Some(exchange) = self.open(exchange, ledger, now).filter(|_| !waits) else {
                continue;
            };
            if self.is_listed(&exchange) {
                self.perhaps.push(exchange);
            }
        }
        self.their_turn += Exchange::all(judged, State::TheirTurn).len();
        self.settled.extend(answered(judged, now));
    }

    fn is_listed(&self, exchange: &Exchange<'_>) -> bool {
        self.from.is_none_or(|from| exchange.last().is_some_and(|last| last >= from))
    }

    /// What of an exchange is not set aside. What was, and lately, is settled.
    fn open(
        &mut self,
        exchange: Exchange<'a>,
        ledger: &Ledger,
        now: &Zoned,
    ) -> Option<Exchange<'a>> {
        let mut open = exchange.clone();
        open.comments.retain(|comment| match ledger.entry(&comment.id).map(|entry| entry.act) {
            Some(Act::Acknowledge | Act::Close) => false,
            Some(Act::Snooze { .. } | Act::Reopen) | None => true,
        });
        let _ = now;
        (!open.comments.is_empty()).then_some(open)
    }
}

/// From when on somebody is listed.
fn from(ledger: &Ledger, now: &Zoned, reach: Reach) -> Option<Timestamp> {
    match reach {
        Reach::All => None,
        Reach::From(moment) => Some(moment),
        Reach::Usual if ledger.baseline().is_some() => None,
        Reach::Usual => days_before(now, USUAL_DAYS),
    }
}

fn days_before(now: &Zoned, days: i64) -> Option<Timestamp> {
    now.checked_sub(Span::new().days(days)).ok().map(|moment| moment.timestamp())
}

/// What was answered lately, by person and answer.
fn answered<'a>(judged: &Judged<'a>, now: &Zoned) -> Vec<(Exchange<'a>, Timestamp, bool)> {
    let Some(from) = days_before(now, SETTLED_DAYS) else { return Vec::new() };
    let dates: BTreeMap<&str, Timestamp> = {
        let comments = judged.conversation.comments.iter().filter(|one| one.is_owner);
        comments
            .filter_map(|one| Some((one.id.as_str(), one.date.filter(|date| *date >= from)?)))
            .collect()
    };
    if dates.is_empty() {
        return Vec::new();
    }
    let by_answer = Exchange::by_evidence(judged, State::Answered);
    let lately = by_answer.into_iter().filter_map(|exchange| {
        let at = *dates.get(exchange.standing.evidence.as_deref()?)?;
        Some((exchange, at, false))
    });
    lately.collect()
}
