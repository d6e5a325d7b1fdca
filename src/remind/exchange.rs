//! What one person said under one post and nobody answered: one thing to do, however many comments it
//! is.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Heard, Rule, Standing, State};
use crate::comment::{Comment, Conversation, Topic, identity, is_somebody};

/// A conversation with what the rule says of each of its comments.
#[derive(Clone, Debug)]
pub struct Judged<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// Of each of its comments, in its order.
    pub standings: Vec<Standing>,
    /// What they say, in the same order.
    pub heard: Vec<Heard>,
}

impl<'a> Judged<'a> {
    /// A conversation that was judged, read.
    pub fn of(conversation: &'a Conversation, standings: Vec<Standing>) -> Self {
        let heard = conversation.comments.iter().map(Heard::of).collect();
        Self { conversation, standings, heard }
    }

    /// Every comment with its standing.
    pub fn said(&self) -> impl Iterator<Item = (&'a Comment, &Standing)> {
        self.conversation.comments.iter().zip(&self.standings)
    }

    /// Whether anybody answers for the blog in it.
    pub fn knows_an_owner(&self) -> bool {
        self.standings.iter().any(|one| one.rule == Rule::Own)
    }
}

/// What one person said under one post that is in one state.
#[derive(Clone, Debug)]
pub struct Exchange<'a> {
    /// What it is about.
    pub topic: &'a Topic,
    /// What they said, by time; the first is what it is called by. Never empty.
    pub comments: Vec<&'a Comment>,
    /// Of the first.
    pub standing: Standing,
}

impl<'a> Exchange<'a> {
    /// Those of a conversation in a state, by the time of the first.
    pub fn all(judged: &Judged<'a>, state: State) -> Vec<Self> {
        Self::grouped(judged, state, |_| None)
    }

    /// The same, what was settled by different comments apart.
    pub fn by_evidence(judged: &Judged<'a>, state: State) -> Vec<Self> {
        Self::grouped(judged, state, |standing| standing.evidence.clone())
    }

    fn grouped(
        judged: &Judged<'a>,
        state: State,
        by: impl Fn(&Standing) -> Option<String>,
    ) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut places: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
        for (comment, standing) in judged.said().filter(|(_, one)| one.rule.state() == state) {
            let group = (person(comment), by(standing));
            let at = *places.entry(group).or_insert(found.len());
            match found.get_mut(at) {
                Some(exchange) => exchange.comments.push(comment),
                None => found.push(Self {
                    topic: &judged.conversation.topic,
                    comments: vec![comment],
                    standing: standing.clone(),
                }),
            }
        }
        found
    }

    /// Who speaks: one word for one person. Not for anybody's eyes.
    pub fn person(&self) -> String {
        self.comments.first().map(|comment| person(comment)).unwrap_or_default()
    }

    /// Since when they wait: the time of their first comment here that nobody answered.
    pub fn since(&self) -> Option<Timestamp> {
        self.comments.iter().filter_map(|comment| comment.date).min()
    }

    /// When they last wrote here.
    pub fn last(&self) -> Option<Timestamp> {
        self.comments.iter().filter_map(|comment| comment.date).max()
    }
}

/// Who said it. Those who sign with nothing, or with what anybody could, are each somebody else.
pub(crate) fn person(comment: &Comment) -> String {
    match is_somebody(&comment.author) {
        true => identity(&comment.author),
        false => format!("comment {}", comment.id),
    }
}
