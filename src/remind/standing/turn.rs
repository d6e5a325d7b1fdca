//! Whose turn it is: where the owner's last word to somebody asks something back, and nothing came.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use super::talk::{Said, Talk};
use super::verdict::Verdicts;
use super::{Rule, State};
use crate::value::fold::{fold, words};

/// As many words may stand behind a question at the end, in its line and below: thanks, a greeting, a
/// name.
const BEHIND: [usize; 2] = [2, 5];

/// Finds the exchanges in which the reader is asked.
pub(super) fn judge(talk: &Talk<'_>, verdicts: &mut Verdicts) {
    for said in &talk.readers {
        let answers = said.iter().filter_map(|number| {
            let verdict = verdicts.get(*number)?;
            let is_to_them =
                verdict.rule.state() == State::Answered && verdict.rule != Rule::Everybody;
            Some((verdict.by.filter(|_| is_to_them)?, *number))
        });
        let mut by_answer: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        answers.for_each(|(answer, number)| by_answer.entry(answer).or_default().push(number));
        let Some((last, answered)) = by_answer.pop_last() else { continue };
        if said.last().is_some_and(|said| *said < last) && asks_back(&talk.said[last]) {
            answered.iter().for_each(|number| verdicts.turn(*number, Rule::AskedBack, last));
        }
    }
}

/// Whether what was said ends in a question, or in words that ask for an answer.
fn asks_back(said: &Said<'_>) -> bool {
    let spoken = said.spoken();
    let said = spoken.reading.words.trim_end();
    let is_end = |c: char| matches!(c, '?' | '？' | '؟' | '\u{37e}');
    let is_last = |at: usize| {
        let (line, below) = said[at..].split_once('\n').unwrap_or((&said[at..], ""));
        [line, below]
            .map(|text| words(&fold(text)).count())
            .iter()
            .zip(BEHIND)
            .all(|(a, b)| *a <= b)
    };
    said.rfind(is_end).is_some_and(is_last) || Lexicon::own().asks(&last_sentence(said))
}

/// The last sentence, folded.
fn last_sentence(said: &str) -> String {
    let said = said.trim_end_matches(['.', '!', '…', '。', '！', ' ', ')', ':']);
    let start = said.rfind(['.', '!', '?', '。', '！', '？', '\n']).map_or(0, |at| at + 1);
    fold(said.get(start..).unwrap_or(said))
}
