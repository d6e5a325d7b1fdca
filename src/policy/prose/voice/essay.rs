//! The gate for writing about selling: a sentence that speaks of it, or a section that does so
//! several times, says a phrase as an example. A link to a shop shows otherwise.

use std::ops::Range;

use super::super::passage::Passages;
use super::super::sentence;
use super::Place;
use super::words::Words;

/// How many sentences of a section speak of selling when the section does.
const SECTION: usize = 2;

/// How many sentences of a document do when the document does.
const WHOLE: usize = 4;

/// Where a document speaks of selling.
pub(super) struct Essay<'a> {
    words: &'static Words,
    sells: &'a dyn Fn(&str) -> bool,
    /// How many sentences of each section speak of selling from outside.
    sections: Vec<usize>,
    /// How many of all sections do.
    whole: usize,
    /// Whether a link of each section leads to a shop.
    shops: Vec<bool>,
}

impl<'a> Essay<'a> {
    pub(super) fn of(
        passages: &Passages,
        words: &'static Words,
        sells: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        let count = passages.iter().map(|passage| passage.section + 1).max().unwrap_or(0);
        let mut essay =
            Self { words, sells, sections: vec![0; count], whole: 0, shops: vec![false; count] };
        for passage in passages.iter() {
            let spoken = essay.spoken(passages, &passage.range);
            essay.whole += spoken;
            let links_to_shop = essay.links_to_shop(passages, &passage.range);
            if let Some(section) = essay.sections.get_mut(passage.section) {
                *section += spoken;
            }
            if let Some(shop) = essay.shops.get_mut(passage.section) {
                *shop |= links_to_shop;
            }
        }
        essay
    }

    /// Whether the phrase stands in a text about selling.
    pub(super) fn holds(&self, place: &Place<'_>) -> bool {
        let section = place.passage.section;
        let spoken = self.sections.get(section).copied().unwrap_or(0);
        let is_about = spoken >= SECTION || self.whole >= WHOLE;
        let sells = self.shops.get(section).copied().unwrap_or(false);
        is_about && !sells || self.speaks(place)
    }

    /// Whether the sentence itself speaks of selling outside the phrase.
    fn speaks(&self, place: &Place<'_>) -> bool {
        let outside = [place.before(), place.after()];
        let is_critical = outside.iter().any(|words| self.words.criticism.is_in(words));
        let is_of_trade = || outside.iter().any(|words| self.words.trade.is_in(words));
        (is_critical || is_of_trade()) && !self.links_to_shop(place.passages, &place.sentence)
    }

    fn links_to_shop(&self, passages: &Passages, range: &Range<usize>) -> bool {
        let links = passages.links().get(passages.links_within(range)).unwrap_or_default();
        links.iter().any(|link| link.target.as_deref().is_some_and(self.sells))
    }

    /// How many sentences of a passage speak of selling from outside.
    fn spoken(&self, passages: &Passages, passage: &Range<usize>) -> usize {
        let mut end = passage.start;
        let found = self.words.criticism.all(&passages.folded, passage.clone());
        found
            .filter(|place| {
                let is_next = place.start >= end;
                if is_next {
                    end = sentence::around(passages.text(), passage, place).end;
                }
                is_next && !passages.is_quoted(place)
            })
            .count()
    }
}
