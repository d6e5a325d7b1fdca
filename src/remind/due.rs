//! From what is open to an agenda: where each post is, who waits, by when, and how pressing it is.

use jiff::{Timestamp, Zoned};

use super::aside::Ledger;
use super::hour::estimate;
use super::pending::Pending;
use super::priority::order;
use super::{
    Agenda, Blog, Case, Exchange, Intent, People, Person, Post, Priority, Promise, Reminder,
    Settled, State,
};
use crate::comment::private::Contacts;
use crate::comment::{Comment, Oddity, Reading, Topic, anchor, html, opening};

/// The most characters of what somebody said.
const MOST: usize = 400;

/// What an agenda is made by, besides what was said.
pub struct Facts<'a> {
    /// Whose it is.
    pub blog: &'a Blog,
    /// The moment it is true at.
    pub now: &'a Zoned,
    /// What was set aside.
    pub ledger: &'a Ledger,
    /// How well readers are known.
    pub people: &'a People,
    /// By when they are to have an answer.
    pub promise: &'a Promise,
    /// How they can be reached; empty where the form must not show it.
    pub contacts: &'a Contacts,
    /// Where a post is.
    pub place: &'a dyn Fn(&Topic) -> Post,
}

impl Agenda {
    /// Everything that is open, in order.
    pub fn of(pending: &Pending<'_>, facts: &Facts<'_>) -> Self {
        Self {
            blog: facts.blog.clone(),
            now: facts.now.clone(),
            waiting: facts.reminders(&pending.waiting),
            perhaps: facts.reminders(&pending.perhaps),
            settled: facts.settled(&pending.settled),
            more: 0,
            more_overdue: 0,
            others: 0,
            older: pending.older,
            from: pending.from,
            snoozed: pending.snoozed,
            their_turn: pending.their_turn,
            hour: None,
            assumed: facts.assumed(pending),
        }
    }
}

impl Facts<'_> {
    fn reminders(&self, exchanges: &[Exchange<'_>]) -> Vec<Reminder> {
        let mut all: Vec<Reminder> =
            exchanges.iter().filter_map(|exchange| self.reminder(exchange)).collect();
        all.sort_by(order);
        all
    }

    fn reminder(&self, exchange: &Exchange<'_>) -> Option<Reminder> {
        let first = *exchange.comments.first()?;
        let readings = exchange.comments.iter().map(|comment| Reading::of(&comment.body));
        let readings: Vec<Reading> = readings.collect();
        let wants: Vec<Intent> = readings.iter().flat_map(Intent::all).collect();
        let kind = wants.iter().min().copied().unwrap_or(Intent::Remark);
        let words = readings.iter().map(|reading| reading.words.split_whitespace().count()).sum();
        let post = (self.place)(exchange.topic);
        let since = exchange.since();
        let due = since.and_then(|since| self.promise.due(since));
        Some(Reminder {
            id: first.id.clone(),
            comments: exchange.comments.iter().map(|comment| comment.id.clone()).collect(),
            url: format!("{}#{}", post.url, anchor(&first.id)),
            post,
            elsewhere: first.url.clone(),
            person: self.person(exchange),
            kind,
            since,
            last: exchange.last(),
            touched: self.touched(exchange),
            is_overdue: due.as_ref().is_some_and(|due| due < self.now),
            due,
            minutes: estimate(kind, words),
            priority: Priority::of(&self.case(exchange, wants)),
            standing: exchange.standing.clone(),
            text: opening(&said(&readings), MOST),
        })
    }

    fn touched(&self, exchange: &Exchange<'_>) -> Option<Timestamp> {
        let entries = exchange.comments.iter().filter_map(|one| self.ledger.entry(&one.id));
        entries.map(|entry| entry.at).max()
    }

    fn case(&self, exchange: &Exchange<'_>, wants: Vec<Intent>) -> Case {
        let since = exchange.since();
        let known = self.people.get(&exchange.person());
        let mut sites = exchange.comments.iter().filter_map(|one| one.author.url.as_deref());
        Case {
            wants,
            familiarity: known.map(|known| known.familiarity(since)),
            is_fellow: sites.any(|site| self.people.is_fellow(site)),
            comments: exchange.comments.len(),
            since,
            due: since.and_then(|since| self.promise.due(since)).map(|due| due.timestamp()),
            now: self.now.timestamp(),
            is_perhaps: exchange.standing.rule.state() == State::Perhaps,
        }
    }

    fn person(&self, exchange: &Exchange<'_>) -> Person {
        let latest = |of: &dyn Fn(&Comment) -> Option<String>| {
            exchange.comments.iter().rev().find_map(|comment| of(comment))
        };
        let known = self.people.get(&exchange.person());
        let name = latest(&|comment| {
            Some(html::name(&comment.author.name)).filter(|name| !name.is_empty())
        });
        let email = |comment: &Comment| self.contacts.of(&comment.id)?.email.clone();
        Person {
            name: name.unwrap_or_else(|| "somebody".to_owned()),
            website: latest(&|comment| html::address(comment.author.url.as_deref()?)),
            comments: known.map_or(exchange.comments.len(), |known| known.comments),
            is_new: known.is_none_or(|known| known.comments <= exchange.comments.len()),
            email: latest(&email),
        }
    }

    fn settled(&self, ended: &[(Exchange<'_>, Timestamp, bool)]) -> Vec<Settled> {
        let mut all: Vec<Settled> = ended
            .iter()
            .filter_map(|(exchange, at, is_let_go)| {
                let first = exchange.comments.first()?;
                Some(Settled {
                    id: first.id.clone(),
                    post: (self.place)(exchange.topic),
                    name: self.person(exchange).name,
                    since: exchange.since(),
                    at: *at,
                    touched: self.touched(exchange),
                    is_let_go: *is_let_go,
                })
            })
            .collect();
        all.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
        all
    }

    /// What had to be assumed, a sentence each.
    fn assumed(&self, pending: &Pending<'_>) -> Vec<String> {
        let comments = || pending.waiting.iter().flat_map(|exchange| &exchange.comments);
        let future = comments()
            .filter(|comment| comment.date.is_some_and(|date| date > self.now.timestamp()))
            .count();
        let zoneless = comments().filter(|one| one.oddities.contains(&Oddity::AssumedZone)).count();
        let mut assumed = Vec::new();
        if future > 0 {
            let now = self.now.strftime("%Y-%m-%d %H:%M");
            let count = counts(future);
            assumed.push(format!(
                "{} from after {now}, the moment taken for now: {count} as just written",
                are(future)
            ));
        }
        if zoneless > 0 {
            let zone = self.now.time_zone().iana_name().unwrap_or("UTC");
            assumed.push(format!(
                "{} without a time zone: {zone}, the blog's own, was assumed",
                are(zoneless)
            ));
        }
        if pending.undated > 0 {
            let (undated, count) = (are(pending.undated), counts(pending.undated));
            assumed.push(format!("{undated} without a date: {count} as older"));
        }
        assumed
    }
}

/// `1 comment is`, `2 comments are`.
fn are(number: usize) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb}", crate::value::plural::count(number, "comment"))
}

/// `it counts`, `they count`.
fn counts(number: usize) -> &'static str {
    if number == 1 { "it counts" } else { "they count" }
}

/// All that was said, in order.
fn said(readings: &[Reading]) -> String {
    readings.iter().map(|reading| reading.words.as_str()).collect::<Vec<_>>().join(" … ")
}
