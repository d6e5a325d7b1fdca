//! What has been found of each comment so far.

use super::talk::{Speaker, Talk};
use super::{Rule, Standing, State};

/// The rule that speaks for each comment, and by which other comment.
pub(super) struct Verdicts {
    found: Vec<Option<Verdict>>,
    /// The first comment that answered each, whichever decides in the end.
    first: Vec<Option<usize>>,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) rule: Rule,
    pub(super) by: Option<usize>,
}

impl Verdicts {
    /// What needs no second comment to be seen.
    pub(super) fn of(talk: &Talk<'_>) -> Self {
        let verdicts = talk.said.iter().map(|said| match said.speaker {
            Speaker::Owner => Some(Verdict { rule: Rule::Own, by: None }),
            Speaker::Nobody(rule) => Some(Verdict { rule, by: None }),
            Speaker::Reader(_) => {
                said.comment.is_acknowledged.then_some(Verdict { rule: Rule::Native, by: None })
            }
        });
        Self { found: verdicts.collect(), first: vec![None; talk.said.len()] }
    }

    /// Whether there is nothing more to be found.
    pub(super) fn are_settled(&self) -> bool {
        self.found.iter().all(Option::is_some)
    }

    /// What is known of a comment.
    pub(super) fn get(&self, number: usize) -> Option<Verdict> {
        self.found.get(number).copied().flatten()
    }

    /// Whether nothing is known of a comment, or only that it may have been answered.
    pub(super) fn is_open(&self, number: usize) -> bool {
        self.get(number).is_none_or(|verdict| verdict.rule.state() == State::Perhaps)
    }

    /// The first comment that answered one, or may have.
    pub(super) fn first_answer(&self, number: usize) -> Option<usize> {
        self.first.get(number).copied().flatten()
    }

    /// Says so of a comment, unless a rule speaks for it already that goes before.
    pub(super) fn say(&mut self, number: usize, rule: Rule, by: Option<usize>) {
        if matches!(rule.state(), State::Answered | State::Perhaps)
            && let Some(first) = self.first.get_mut(number)
        {
            *first = first.iter().copied().chain(by).min();
        }
        if let Some(verdict) = self.found.get_mut(number)
            && verdict.is_none_or(|known| rule < known.rule)
        {
            *verdict = Some(Verdict { rule, by });
        }
    }

    /// Says so of a comment, whatever is known of it.
    pub(super) fn turn(&mut self, number: usize, rule: Rule, by: usize) {
        if let Some(verdict) = self.found.get_mut(number) {
            *verdict = Some(Verdict { rule, by: Some(by) });
        }
    }

    /// What is said in the end, with the ids of what it was said by.
    pub(super) fn finish(self, talk: &Talk<'_>) -> Vec<Standing> {
        let id = |number: usize| talk.said.get(number).map(|said| said.comment.id.clone());
        let standing = |verdict: Option<Verdict>| {
            let verdict = verdict.unwrap_or(Verdict { rule: Rule::Unanswered, by: None });
            Standing { rule: verdict.rule, evidence: verdict.by.and_then(id) }
        };
        self.found.into_iter().map(standing).collect()
    }
}
