//! What is to be written down when the owner names comments. Whoever names one means all that its
//! writer waits with under that post: it is one thing to do.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Act, Entry, Ledger, Line, after};
use crate::comment::{Comment, identity};
use crate::remind::{Exchange, Judged, Standing, State};

/// What changes, and what does not.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    /// What is done.
    pub entry: Entry,
    /// With which comments, those of one person under one post together.
    pub exchanges: Vec<Exchange<'a>>,
    /// Those named with which nothing changes.
    pub known: Vec<&'a Comment>,
    /// Those named that do not wait for an answer, and why: nothing is done with them.
    pub idle: Vec<(&'a Comment, Standing)>,
}

impl Ledger {
    /// What it takes to do something at the moment `now` with the comments of these ids, and with those
    /// that belong to them.
    ///
    /// What is set aside is all that its writer waits with under that post; what was done with before
    /// is left alone unless it is named. What is taken up again is all that was set aside together.
    pub fn note<'a>(
        &self,
        judged: &[Judged<'a>],
        named: &BTreeSet<String>,
        act: Act,
        now: Timestamp,
    ) -> Note<'a> {
        let entry = Entry { at: now, act };
        let (exchanges, known, idle) = (Vec::new(), Vec::new(), Vec::new());
        let mut note = Note { entry, exchanges, known, idle };
        for judged in judged {
            match act {
                Act::Reopen => self.reopen(judged, named, &mut note),
                _ => self.set_aside(judged, named, &mut note),
            }
        }
        let last =
            note.comments().filter_map(|comment| self.last(comment)).map(|last| last.at).max();
        note.entry.at = last.map_or(now, |last| now.max(after(last)));
        note
    }

    fn set_aside<'a>(&self, judged: &Judged<'a>, named: &BTreeSet<String>, note: &mut Note<'a>) {
        let is_named = |comment: &Comment| named.contains(&comment.id);
        let states = [State::Waiting, State::Perhaps].into_iter();
        let all = states.flat_map(|state| Exchange::all(judged, state));
        let mut met: BTreeSet<&str> = BTreeSet::new();
        for exchange in all.filter(|one| one.comments.iter().any(|comment| is_named(comment))) {
            met.extend(exchange.comments.iter().map(|comment| comment.id.as_str()));
            let (new, known): (Vec<_>, Vec<_>) = exchange.comments.into_iter().partition(|one| {
                let last = self.last(one);
                let is_new = last.is_none_or(|last| last.act != note.entry.act);
                is_new && (is_named(one) || !last.is_some_and(|last| last.is_settled()))
            });
            note.known.extend(known.into_iter().filter(|comment| is_named(comment)));
            note.add(Exchange { comments: new, ..exchange });
        }
        let idle = judged.said().filter(|(one, _)| is_named(one) && !met.contains(&*one.id));
        note.idle.extend(idle.map(|(comment, standing)| (comment, standing.clone())));
    }

    fn reopen<'a>(&self, judged: &Judged<'a>, named: &BTreeSet<String>, note: &mut Note<'a>) {
        let aside = |comment: &Comment| self.last(comment).filter(|last| last.act != Act::Reopen);
        let mut met: BTreeSet<&str> = BTreeSet::new();
        for (comment, standing) in judged.said().filter(|(one, _)| named.contains(&one.id)) {
            let Some(last) = aside(comment) else {
                note.known.push(comment);
                continue;
            };
            let who = identity(&comment.author);
            let said = judged.conversation.comments.iter();
            let together = said.filter(|one| aside(one).is_some_and(|other| other.at == last.at));
            let together = together.filter(|one| identity(&one.author) == who);
            let comments = together.filter(|one| met.insert(&one.id)).collect();
            let (topic, standing) = (&judged.conversation.topic, standing.clone());
            note.add(Exchange { topic, comments, standing });
        }
    }
}

impl<'a> Note<'a> {
    fn add(&mut self, exchange: Exchange<'a>) {
        if !exchange.comments.is_empty() {
            self.exchanges.push(exchange);
        }
    }

    /// Every comment that something is done with.
    pub fn comments(&self) -> impl Iterator<Item = &'a Comment> {
        self.exchanges.iter().flat_map(|exchange| exchange.comments.iter().copied())
    }

    /// As lines of the file.
    pub fn lines(&self) -> Vec<Line> {
        self.comments().map(|comment| Line::Of(comment.id.clone(), self.entry)).collect()
    }
}
