//! Whom to answer, in which order: what every form of a reminder shows.

use jiff::{Timestamp, Zoned};

use super::{Hour, Intent, Priority, Standing};

/// Whose agenda it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blog {
    /// Its title.
    pub title: String,
    /// Where it is: `https://example.org/`.
    pub url: String,
    /// Its language, BCP 47.
    pub language: String,
}

/// Who waits for an answer, and all that is to be said about it.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// Of which blog.
    pub blog: Blog,
    /// The moment it is true at, in the blog's zone.
    pub now: Zoned,
    /// Those who wait, whom to answer first standing first.
    pub waiting: Vec<Reminder>,
    /// Those who may have been answered, in the same order.
    pub perhaps: Vec<Reminder>,
    /// What was answered or set aside in the last thirty days, the latest first: tasks that a calendar
    /// may still hold as open.
    pub settled: Vec<Settled>,
    /// How many of `waiting` there are besides, cut off by a limit.
    pub more: usize,
    /// How many of those are overdue.
    pub more_overdue: usize,
    /// How many of `waiting` there are besides, left out by a [`Filter`](super::Filter).
    pub others: usize,
    /// How many older ones there are that are not listed.
    pub older: usize,
    /// From when on waiting is listed; `None` where nothing is left out for its age.
    pub from: Option<Timestamp>,
    /// How many are snoozed.
    pub snoozed: usize,
    /// How many readers were asked something by the owner, and have not answered yet.
    pub their_turn: usize,
    /// What fits into the time that somebody has, if they said how much: then `waiting` is what they
    /// have time for.
    pub hour: Option<Hour>,
    /// What had to be assumed, a sentence each: about the clock, and comments without a date.
    pub assumed: Vec<String>,
}

/// One thing to do: to answer one person under one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The id of the first comment of theirs that nobody answered; what the reminder is called by.
    pub id: String,
    /// The ids of all of them, by time; the first is `id`.
    pub comments: Vec<String>,
    /// Under which post.
    pub post: Post,
    /// Where the comment stands on the blog: absolute, with its anchor.
    pub url: String,
    /// Where it stands elsewhere, if it came from there.
    pub elsewhere: Option<String>,
    /// Who waits.
    pub person: Person,
    /// What they want most.
    pub kind: Intent,
    /// Since when; `None` where the comment has no date.
    pub since: Option<Timestamp>,
    /// When they last wrote here.
    pub last: Option<Timestamp>,
    /// When the owner last took it up again, or set it aside for a while.
    pub touched: Option<Timestamp>,
    /// By when they are to have an answer.
    pub due: Option<Zoned>,
    /// Whether that moment is past.
    pub is_overdue: bool,
    /// How long an answer may take to write, in minutes.
    pub minutes: u32,
    /// How pressing it is.
    pub priority: Priority,
    /// Why it counts as not answered.
    pub standing: Standing,
    /// What they said, in plain words on one line, cut short where it is long. Strangers' words:
    /// harmless at a terminal, to be escaped everywhere else.
    pub text: String,
}

/// The post that somebody waits under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its document, from `content/`; empty where it was not found.
    pub document: String,
    /// Its title; its address where it has none. Plain words, harmless at a terminal.
    pub title: String,
    /// Where it is, absolute.
    pub url: String,
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As they signed, in plain words; `somebody` where they did not.
    pub name: String,
    /// Their own site.
    pub website: Option<String>,
    /// How many comments of theirs the blog shows.
    pub comments: usize,
    /// Whether this is the first time that they speak here.
    pub is_new: bool,
    /// Their e-mail address, only where the owner kept it and the form may show it.
    pub email: Option<String>,
}

/// A reminder that is none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The id of the comment that the reminder was called by.
    pub id: String,
    /// Under which post.
    pub post: Post,
    /// Who waited.
    pub name: String,
    /// Since when.
    pub since: Option<Timestamp>,
    /// When it was answered, acknowledged or let go.
    pub at: Timestamp,
    /// When the owner last set it aside or took it up again.
    pub touched: Option<Timestamp>,
    /// Whether it was let go without an answer.
    pub is_let_go: bool,
}
