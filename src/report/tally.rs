//! What a report needs of one conversation, gathered without looking at any other: the only part of a
//! report that costs, so that it is done for many conversations at once.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;

use super::period::Moments;
use super::wait::{Outcome, Wait};
use crate::comment::{Comment, Mark, Status, Topic};
use crate::remind::aside::{Act, Ledger};
use crate::remind::{Heard, Judged, Rule, Standing, State, person};

/// One conversation, told for a report.
#[derive(Clone, Debug)]
pub struct Tally<'a> {
    /// What it is about.
    pub topic: &'a Topic,
    /// What counts of it, in its order.
    pub notes: Vec<Note<'a>>,
    /// Who waited in it, and what became of that.
    pub waits: Vec<Wait<'a>>,
}

/// A comment that counts.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    /// The comment.
    pub comment: &'a Comment,
    /// As what.
    pub voice: Voice,
    /// Who said it. Those who sign with what anybody could are each somebody else.
    pub who: String,
    /// How many words it has, in the writer's own voice: neither code nor what they quote. Counted
    /// only for what readers and owners said in the period.
    pub words: usize,
    /// Whether it asks something.
    pub is_question: bool,
    /// What became of it, if it asks for an answer.
    pub outcome: Option<Outcome>,
}

/// As what a comment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Voice {
    /// A reader's words.
    Reader,
    /// The owner's, or a co-author's.
    Own,
    /// Something that happened elsewhere: a like, a page that links here.
    Mention,
    /// Advertising that nobody sees.
    Held,
}

/// Who tallies.
#[derive(Clone, Copy, Debug)]
pub struct Clerk<'a> {
    /// What was set aside.
    pub ledger: &'a Ledger,
    /// The moment of the report.
    pub now: Timestamp,
    /// When words are counted.
    pub moments: Moments,
}

impl Clerk<'_> {
    /// Tells a conversation.
    pub fn tally<'a>(&self, judged: &Judged<'a>) -> Tally<'a> {
        let own = judged.conversation.comments.iter().filter(|one| one.is_owner);
        let answers: HashMap<&str, Option<Timestamp>> =
            own.map(|one| (one.id.as_str(), one.date)).collect();
        let note = |((comment, standing), heard): ((&'a Comment, &Standing), &Heard)| {
            let voice = voice(comment, standing)?;
            let outcome = self.outcome(comment, standing, &answers);
            let words = if self.counts_words(comment, voice) { heard.words as usize } else { 0 };
            let (who, is_question) = (person(comment), heard.is_question);
            Some(Note { comment, voice, who, words, is_question, outcome })
        };
        let notes: Vec<Note<'a>> = judged.said().zip(&judged.heard).filter_map(note).collect();
        let topic = &judged.conversation.topic;
        let waits = self.waits(&notes, topic);
        Tally { topic, notes, waits }
    }

    /// What became of a comment; `None` where it asks for no answer.
    fn outcome(
        &self,
        comment: &Comment,
        standing: &Standing,
        answers: &HashMap<&str, Option<Timestamp>>,
    ) -> Option<Outcome> {
        let answered = || standing.evidence.as_deref().and_then(|id| *answers.get(id)?);
        let outcome = match standing.rule.state() {
            State::NoneAsked => return None,
            State::Answered | State::TheirTurn => Outcome::Answered(answered()),
            State::Perhaps => self.aside(comment).unwrap_or(Outcome::Perhaps(answered())),
            State::Waiting => self.aside(comment).unwrap_or(Outcome::Open),
        };
        Some(outcome.at(self.now))
    }

    /// What the owner did with it instead of answering.
    fn aside(&self, comment: &Comment) -> Option<Outcome> {
        let entry = self.ledger.last(comment)?;
        match entry.act {
            Act::Acknowledge => Some(Outcome::Answered(Some(entry.at))),
            Act::Close => Some(Outcome::LetGo(entry.at)),
            Act::Snooze { .. } | Act::Reopen => None,
        }
    }

    fn counts_words(&self, comment: &Comment, voice: Voice) -> bool {
        matches!(voice, Voice::Reader | Voice::Own)
            && comment.date.is_some_and(|at| self.moments.has(at))
    }

    /// What one person said and one thing became of, as one; by the time of the first. What has no
    /// date is not waited for: nobody knows since when.
    fn waits<'a>(&self, notes: &[Note<'a>], topic: &'a Topic) -> Vec<Wait<'a>> {
        let mut said: BTreeMap<(&str, Outcome), Vec<(Timestamp, &Note<'a>)>> = BTreeMap::new();
        for note in notes {
            if let (Some(outcome), Some(date)) = (note.outcome, note.comment.date) {
                said.entry((&note.who, outcome)).or_default().push((date, note));
            }
        }
        let wait = |((_, outcome), mut all): ((&str, Outcome), Vec<(Timestamp, &Note<'a>)>)| {
            all.sort_by_key(|(date, note)| (*date, &note.comment.id));
            let &(since, Note { comment, .. }) = all.first()?;
            let is_question = outcome == Outcome::Open
                && self.moments.has(since)
                && all.iter().any(|(_, note)| note.is_question);
            Some(Wait { comment, topic, since, outcome, is_question })
        };
        said.into_iter().filter_map(wait).collect()
    }
}

/// As what a comment counts; `None` where it does not.
fn voice(comment: &Comment, standing: &Standing) -> Option<Voice> {
    if !comment.is_shown() {
        // Published and not shown: it is held, or marked.
        let is_held = matches!(comment.status, Status::Published | Status::Spam)
            || comment.mark == Some(Mark::Spam);
        return is_held.then_some(Voice::Held);
    }
    match (comment.is_owner, comment.kind.is_mention()) {
        (_, true) => Some(Voice::Mention),
        (true, false) => Some(Voice::Own),
        (false, false) => (standing.rule != Rule::Bot).then_some(Voice::Reader),
    }
}
