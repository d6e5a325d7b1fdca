//! Everything that was said on the blog, in order of time, so that what was said in a period stands
//! together: a month is a slice of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, ToSpan as _};

use super::tally::{Note, Tally, Voice};
use super::wait::{Outcome, Wait};
use crate::comment::{Topic, html};
use crate::remind::is_regular;

/// Everything in order of time. What has no date, and what is dated later than now, is only counted.
#[derive(Debug)]
pub(super) struct Book<'a> {
    pub(super) now: Timestamp,
    pub(super) entries: Vec<Entry<'a>>,
    /// By the moment they began.
    pub(super) waits: Vec<&'a Wait<'a>>,
    pub(super) people: Vec<Person<'a>>,
    pub(super) talks: Vec<Talk<'a>>,
    pub(super) undated: usize,
    pub(super) later: usize,
}

/// A comment and what it is in the life of its writer.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) at: Timestamp,
    pub(super) note: &'a Note<'a>,
    /// The number of its post in [`Book::talks`].
    pub(super) talk: usize,
    /// Who said it, a number in [`Book::people`]; `None` where no reader spoke.
    pub(super) person: Option<usize>,
    /// Whether they are a regular with it.
    pub(super) is_regular: bool,
    /// Whether they came back for it: they first spoke under another post.
    pub(super) is_return: bool,
}

/// A reader.
#[derive(Debug)]
pub(super) struct Person<'a> {
    pub(super) first: Timestamp,
    /// The number of the post they first spoke under.
    first_talk: usize,
    /// Of their first comment.
    pub(super) welcome: Option<Outcome>,
    /// How many comments there are of theirs.
    comments: usize,
    /// The posts they spoke under.
    talks: BTreeSet<usize>,
    /// What they last said.
    pub(super) last: &'a Note<'a>,
}

/// What happened under one post.
#[derive(Debug)]
pub(super) struct Talk<'a> {
    pub(super) topic: &'a Topic,
    /// When a second person spoke, the owners being one: it takes two to talk.
    pub(super) started: Option<Timestamp>,
    /// When somebody last spoke.
    pub(super) last: Option<Timestamp>,
    pub(super) comments: usize,
    first_voice: Option<Option<usize>>,
}

/// A talk in which nobody has spoken for so many days has fallen silent.
pub(super) const SILENCE: i64 = 90;

impl<'a> Book<'a> {
    pub(super) fn of(tallies: &'a [Tally<'a>], now: Timestamp) -> Self {
        let talks: Vec<Talk<'a>> = tallies.iter().map(|tally| Talk::of(tally.topic)).collect();
        let notes = || {
            let each = |(talk, tally): (usize, &'a Tally<'a>)| {
                tally.notes.iter().map(move |note| (note.comment.date, talk, note))
            };
            tallies.iter().enumerate().flat_map(each)
        };
        let mut dated: Vec<(Timestamp, usize, &'a Note<'a>)> =
            notes().filter_map(|(date, talk, note)| Some((date?, talk, note))).collect();
        let undated = notes().count() - dated.len();
        let all = dated.len();
        dated.retain(|(at, ..)| *at <= now);
        dated.sort_by_key(|(at, _, note)| (*at, &note.comment.id));
        let later = all - dated.len();
        let mut waits: Vec<&'a Wait<'a>> =
            tallies.iter().flat_map(|tally| &tally.waits).filter(|one| one.since <= now).collect();
        waits.sort_by_key(|wait| (wait.since, &wait.comment.id));
        let entries = Vec::with_capacity(dated.len());
        let mut book = Self { now, entries, waits, people: Vec::new(), talks, undated, later };
        book.write(dated);
        book
    }

    /// Writes down who is who while time goes on.
    fn write(&mut self, dated: Vec<(Timestamp, usize, &'a Note<'a>)>) {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, talk, note) in dated {
            let person = (note.voice == Voice::Reader).then(|| {
                *known.entry(&note.who).or_insert_with(|| {
                    self.people.push(Person::new(at, talk, note));
                    self.people.len() - 1
                })
            });
            let speaker = person.and_then(|person| self.people.get_mut(person));
            let (is_return, is_regular) = match speaker {
                Some(person) => (person.speak(talk, note), person.is_regular()),
                None => (false, false),
            };
            if let Some(talk) = self.talks.get_mut(talk) {
                talk.hear(at, note.voice, person);
            }
            self.entries.push(Entry { at, note, talk, person, is_regular, is_return });
        }
    }
}

impl<'a> Person<'a> {
    fn new(first: Timestamp, first_talk: usize, note: &'a Note<'a>) -> Self {
        let (welcome, talks) = (note.outcome, BTreeSet::new());
        Self { first, first_talk, welcome, comments: 0, talks, last: note }
    }

    /// Takes down a comment of theirs, and says whether they came back for it.
    fn speak(&mut self, talk: usize, note: &'a Note<'a>) -> bool {
        self.comments += 1;
        self.talks.insert(talk);
        self.last = note;
        talk != self.first_talk
    }

    fn is_regular(&self) -> bool {
        is_regular(self.comments, self.talks.len())
    }

    /// Whether they ever spoke under another post than the first.
    pub(super) fn came_back(&self) -> bool {
        self.talks.len() > 1
    }

    /// As they last signed.
    pub(super) fn name(&self) -> String {
        let name = html::name(&self.last.comment.author.name);
        if name.is_empty() { "somebody".to_owned() } else { name }
    }
}

impl<'a> Talk<'a> {
    fn of(topic: &'a Topic) -> Self {
        Self { topic, started: None, last: None, comments: 0, first_voice: None }
    }

    fn hear(&mut self, at: Timestamp, voice: Voice, person: Option<usize>) {
        if !matches!(voice, Voice::Reader | Voice::Own) {
            return;
        }
        self.comments += 1;
        self.last = Some(at);
        if *self.first_voice.get_or_insert(person) != person && self.started.is_none() {
            self.started = Some(at);
        }
    }

    /// When the last word was said of a talk that has fallen silent since.
    pub(super) fn fell_silent(&self, now: Timestamp) -> Option<Timestamp> {
        let last = self.last.filter(|_| self.started.is_some())?;
        // A day of 24 hours: a span of days would need a calendar.
        let end = last.checked_add((SILENCE * 24).hours()).ok()?;
        (end <= now).then_some(last)
    }
}
