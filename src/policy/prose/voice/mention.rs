//! Gates for phrases that are spoken of: reported, named, or listed as phrases.

use super::super::passage::{Kind, Passage, Passages};
use super::Place;
use super::words::Words;

/// How many phrases make a list of them.
const ENOUGH: usize = 3;

/// The most words of a line that only says when the next letter of several came.
const SHORT: usize = 5;

/// The most words of an item that is nothing but a phrase.
const BARE: usize = 12;

/// Whether the sentence says that somebody else says it.
pub(super) fn reports(place: &Place<'_>, words: &Words) -> bool {
    let before = place.before();
    place.is_copied
        || words.report.is_in(before) && !words.confession.is_in(before)
        || words.reported.is_in(place.after())
}

/// Whether the phrase is a name of something, or one of a list of phrases.
pub(super) fn names(place: &Place<'_>, words: &Words) -> bool {
    place.is_listed || is_label(place, words)
}

/// A phrase directly before a noun that it names: a buy now button.
fn is_label(place: &Place<'_>, words: &Words) -> bool {
    words.label.is_in(place.after())
}

/// Of each passage, whether it is of a list of bare phrases that is introduced as one.
pub(super) fn listed(passages: &Passages, words: &Words) -> Vec<bool> {
    let mut listed = Vec::with_capacity(passages.passages.len());
    for list in passages.passages.chunk_by(|one, next| one.list == next.list) {
        let above = passages.passages.get(..listed.len()).unwrap_or_default();
        let is_listed = is_bare(list, passages) && is_introduced(list, above, passages, words);
        listed.resize(listed.len() + list.len(), is_listed);
    }
    listed
}

/// Whether enough items of a list are nothing but a phrase.
fn is_bare(list: &[Passage], passages: &Passages) -> bool {
    let is_bare = |passage: &&Passage| {
        let mut words = passages.words(&passage.range).split_whitespace();
        passage.list.is_some() && words.nth(BARE).is_none()
    };
    list.iter().filter(is_bare).nth(ENOUGH - 1).is_some()
}

/// Whether what stands directly above a list, or its head, says that it is one of phrases.
fn is_introduced(list: &[Passage], above: &[Passage], passages: &Passages, words: &Words) -> bool {
    let above = above.iter().rev().take(2);
    let same_section =
        above.filter(|passage| list.first().is_some_and(|item| item.section == passage.section));
    let heads = list.iter().filter(|passage| passage.kind == Kind::Cell).take(4);
    same_section.chain(heads).any(|passage| {
        let folded = passages.folded.get(passage.range.clone());
        folded.is_some_and(|folded| words.introduction.is_in(folded))
    })
}

/// Of each passage, whether the line directly above it says that it is a letter, a page or an advert
/// that is given here as it was: “The e-mail read:”. Short lines may part it: “On Tuesday:”.
pub(super) fn copied(passages: &Passages, words: &Words) -> Vec<bool> {
    let mut copied = Vec::with_capacity(passages.passages.len());
    // The section in which something is copied out.
    let mut section = None;
    let mut is_announced = false;
    for block in passages.passages.chunk_by(|one, next| one.list.is_some() && one.list == next.list)
    {
        copied.resize(copied.len() + block.len(), is_announced);
        let Some(last) = block.last() else { continue };
        let folded = passages.folded.get(last.range.clone()).unwrap_or_default().trim_end();
        let is_part = section == Some(last.section) && folded.split(' ').nth(SHORT).is_none();
        is_announced = folded.ends_with(':') && (is_part || words.copy.is_in(folded));
        if is_announced {
            section = Some(last.section);
        }
    }
    copied
}
