//! Gates for phrases that are spoken of: reported, named, or listed as phrases.

use super::super::passage::{Kind, Passage};
use super::Place;
use super::words::Words;

/// How many phrases make a list of them.
const ENOUGH: usize = 3;

/// The most words of an item that is nothing but a phrase.
const BARE: usize = 12;

/// Whether the sentence says that somebody else says it.
pub(super) fn reports(place: &Place<'_>, words: &Words) -> bool {
    let said_before = words.report.first(place.before());
    let is_reported = said_before.is_some_and(|_| !words.confession.is_in(place.before()));
    is_reported || words.reported.is_in(place.after())
}

/// Whether the phrase is a name of something, or one of a list of phrases.
pub(super) fn names(place: &Place<'_>, words: &Words) -> bool {
    is_label(place, words) || is_listed(place, words)
}

/// A phrase directly before a noun that it names: a buy now button.
fn is_label(place: &Place<'_>, words: &Words) -> bool {
    let after = place.after().trim_start_matches([' ', '"', '”', '’', '\'', '*']);
    words.label.first(after).is_some_and(|label| label.start == 0)
}

/// An item of a list of bare phrases that is introduced as one.
fn is_listed(place: &Place<'_>, words: &Words) -> bool {
    let Some(list) = place.passage.list else { return false };
    let passages = &place.passages.passages;
    let start = passages.partition_point(|passage| passage.range.end <= place.range.start);
    let is_of_list = |passage: &&Passage| passage.list == Some(list);
    let first = start - passages[..start].iter().rev().take_while(is_of_list).count();
    let siblings: Vec<&Passage> = passages[first..].iter().take_while(is_of_list).collect();
    let is_bare = |passage: &&&Passage| {
        let words = place.passages.words(&passage.range);
        words.split_whitespace().take(BARE + 1).count() <= BARE
    };
    siblings.iter().filter(is_bare).count() >= ENOUGH && {
        let above = passages[..first].iter().rev().take(2);
        let same_section = above.filter(|passage| passage.section == place.passage.section);
        let heads = siblings.iter().copied().filter(|passage| passage.kind == Kind::Cell).take(4);
        let mut introductions = same_section.chain(heads);
        introductions.any(|passage| {
            let folded = place.passages.folded.get(passage.range.clone());
            folded.is_some_and(|folded| words.introduction.is_in(folded))
        })
    }
}
