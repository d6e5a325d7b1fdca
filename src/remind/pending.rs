//! What is open and what was settled lately, of everything that was said: an agenda before anybody
//! asks where a post is, how well its readers are known, and what to do first.

use std::collections::BTreeMap;

use jiff::{Span, Timestamp, Zoned};

use super::aside::{Ledger, Left};
use super::{Exchange, Judged, People, State};
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

/// What everything is sorted by.
struct Room<'a> {
    ledger: &'a Ledger,
    people: &'a People,
    now: Timestamp,
    /// The moment from which on something was settled lately.
    lately: Option<Timestamp>,
}

impl<'a> Pending<'a> {
    /// Sorts everything that was said.
    pub fn of(
        all: &[Judged<'a>],
        ledger: &Ledger,
        people: &People,
        now: &Zoned,
        reach: Reach,
    ) -> Self {
        let lately = days_before(now, SETTLED_DAYS);
        let room = Room { ledger, people, now: now.timestamp(), lately };
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
            pending.add(judged, &room);
        }
        pending
    }

    /// The topics of all that is listed.
    pub fn topics(&self) -> impl Iterator<Item = &'a Topic> {
        let settled = self.settled.iter().map(|(exchange, ..)| exchange);
        self.waiting.iter().chain(&self.perhaps).chain(settled).map(|exchange| exchange.topic)
    }

    fn add(&mut self, judged: &Judged<'a>, room: &Room<'_>) {
        let first = self.waiting.len();
        for exchange in Exchange::all(judged, State::Waiting) {
            let Some(exchange) = self.open(exchange, room) else { continue };
            if self.is_listed(&exchange) {
                self.waiting.push(exchange);
            } else {
                self.older += 1;
                self.undated += usize::from(exchange.last().is_none());
            }
        }
        let waits = |exchange: &Exchange<'_>, waiting: &[Exchange<'_>]| {
            let here = waiting.get(first..).unwrap_or_default();
            here.iter().any(|one| one.person() == exchange.person())
        };
        for exchange in Exchange::all(judged, State::Perhaps) {
            let Some(exchange) = self.open(exchange, room) else { continue };
            // Whoever waits here anyway is answered once.
            if self.is_listed(&exchange) && !waits(&exchange, &self.waiting) {
                self.perhaps.push(exchange);
            }
        }
        self.their_turn += Exchange::all(judged, State::TheirTurn).len();
        self.settled.extend(answered(judged, room.lately));
    }

    fn is_listed(&self, exchange: &Exchange<'_>) -> bool {
        self.from.is_none_or(|from| exchange.last().is_some_and(|last| last >= from))
    }

    /// What of an exchange is not set aside. What was, and lately, is settled; what was let go with
    /// everything old never was on a list.
    fn open(&mut self, exchange: Exchange<'a>, room: &Room<'_>) -> Option<Exchange<'a>> {
        let known = room.people.get(&exchange.person());
        let spoke = known.and_then(|known| known.moments.last().copied());
        match room.ledger.left(exchange.clone(), spoke, room.now) {
            Left::Open(open) => Some(open),
            Left::Snoozed { .. } => {
                self.snoozed += 1;
                None
            }
            Left::Settled { at, is_let_go } => {
                let is_own =
                    exchange.comments.iter().any(|one| room.ledger.entry(&one.id).is_some());
                if is_own && room.lately.is_some_and(|from| at >= from) {
                    self.settled.push((exchange, at, is_let_go));
                }
                None
            }
        }
    }
}

/// From when on somebody is listed.
fn from(ledger: &Ledger, now: &Zoned, reach: Reach) -> Option<Timestamp> {
    match reach {
        Reach::All => None,
        Reach::From(moment) => Some(moment),
        Reach::Usual if ledger.baseline().is_some_and(|one| one.before.is_some()) => None,
        Reach::Usual => days_before(now, USUAL_DAYS),
    }
}

fn days_before(now: &Zoned, days: i64) -> Option<Timestamp> {
    now.checked_sub(Span::new().days(days)).ok().map(|moment| moment.timestamp())
}

/// What was answered lately, by person and answer.
fn answered<'a>(
    judged: &Judged<'a>,
    lately: Option<Timestamp>,
) -> Vec<(Exchange<'a>, Timestamp, bool)> {
    let Some(from) = lately else { return Vec::new() };
    // Of all comments: that one of them is the owner's is known by what it is the evidence of.
    let dates: BTreeMap<&str, Timestamp> = {
        let comments = judged.conversation.comments.iter();
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
