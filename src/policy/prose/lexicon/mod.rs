//! Phrases that sell, as data, and where a document says them. Knows nothing of points.
//!
//! The phrases are in `english/*.yaml`, one kind a file, in the [`notation`] in which a blog's owner
//! writes more of them.

mod family;
mod file;
mod finder;
pub mod notation;
mod vocabulary;

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::LazyLock;

use super::passage::{Kind, Passages};
use super::voice::{Standing, Voice};
pub use family::Family;
pub(super) use file::Mood;
use file::Only;
pub(super) use finder::{Finder, Hit};
pub(super) use vocabulary::Vocabulary;

/// The most words of a link that is a button.
const LONGEST_BUTTON: usize = 8;

/// Phrases, ready to be found.
#[derive(Debug)]
pub struct Lexicon {
    phrases: Vec<Phrase>,
    finder: Finder,
}

/// What a phrase is and how it counts.
#[derive(Debug)]
pub(super) struct Phrase {
    family: Family,
    /// As it is written in the data.
    written: String,
    /// Whether it is said to the reader or of something.
    pub(super) mood: Mood,
    /// Whether a question may hold it and still sell.
    pub(super) may_ask: bool,
    /// Where alone it counts.
    only: Option<Only>,
}

/// A phrase of the blog owner's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPhrase {
    /// What it does to the reader.
    pub family: Family,
    /// The phrase, in the notation of the built-in ones.
    pub written: String,
}

/// A phrase found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it does to the reader.
    pub family: Family,
    /// The number of the [phrase](Lexicon::phrase).
    pub phrase: usize,
    /// The number of the passage.
    pub passage: usize,
    /// Its words, in [`Passages::text`].
    pub range: Range<usize>,
    /// The sentence it stands in.
    pub sentence: Range<usize>,
    /// The number of the link whose words hold it.
    pub in_link: Option<usize>,
    /// Whether the author says it to the reader.
    pub standing: Standing,
}

impl Said {
    /// Whether the author says it to the reader.
    pub fn is_own(&self) -> bool {
        self.standing == Standing::Own
    }
}

impl Lexicon {
    /// The phrases that hobnob knows, made ready on the first call.
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(file::english()));
        &ENGLISH
    }

    /// The phrases that hobnob knows, and some more.
    ///
    /// # Errors
    /// The number of each phrase that is none, with what is wrong.
    pub fn with(own: &[OwnPhrase]) -> Result<Self, Vec<(usize, String)>> {
        let (mut phrases, mut faults) = (file::english().collect::<Vec<_>>(), Vec::new());
        for (number, OwnPhrase { family, written }) in own.iter().enumerate() {
            let read = notation::read(written);
            let read = read.and_then(|pattern| pattern.fault().map_or(Ok(pattern), Err));
            match read {
                Ok(pattern) => phrases.push((Phrase::stated(*family, written), pattern)),
                Err(fault) => faults.push((number, fault)),
            }
        }
        if faults.is_empty() { Ok(Self::of(phrases)) } else { Err(faults) }
    }

    fn of(phrases: impl IntoIterator<Item = (Phrase, notation::Pattern)>) -> Self {
        let (phrases, patterns) = phrases.into_iter().unzip();
        Self { phrases, finder: Finder::of(patterns) }
    }

    /// A phrase as it is written in the data.
    pub fn phrase(&self, number: usize) -> &str {
        self.phrases.get(number).map_or("", |phrase| &phrase.written)
    }

    /// The phrases in a document, in their order, each with who says it. `sells` tells of a link's
    /// target whether it leads to something that is sold.
    pub fn find(&self, passages: &Passages, sells: &dyn Fn(&str) -> bool) -> Vec<Said> {
        let mut hits = self.finder.find(passages);
        hits.retain(|hit| self.counts(hit, passages));
        if hits.is_empty() {
            return Vec::new();
        }
        let voice = Voice::of(passages, sells);
        let hits = self.counted_once(hits).into_iter();
        hits.filter_map(|hit| self.said(hit, passages, &voice)).collect()
    }

    fn said(&self, hit: Hit, passages: &Passages, voice: &Voice<'_>) -> Option<Said> {
        let Hit { pattern: number, passage, range } = hit;
        let phrase = self.phrases.get(number)?;
        let (sentence, standing) = voice.standing(passage, &range, phrase);
        let in_link = passages.links_within(&range).next();
        let family = phrase.family;
        Some(Said { family, phrase: number, passage, range, sentence, in_link, standing })
    }

    /// Whether the phrase is where it must be to count.
    fn counts(&self, hit: &Hit, passages: &Passages) -> bool {
        let Some(passage) = passages.get(hit.passage) else { return false };
        match self.phrases.get(hit.pattern).and_then(|phrase| phrase.only) {
            None => true,
            Some(Only::Titles) => matches!(passage.kind, Kind::Title | Kind::Heading(1)),
            Some(Only::Links) => {
                let count = |range: &Range<usize>| {
                    passages.words(range).split(' ').take(LONGEST_BUTTON + 1).count()
                };
                let said = count(&hit.range);
                let is_button = |range| count(range) <= LONGEST_BUTTON.min(2 * said);
                let links = passages.links().get(passages.links_within(&hit.range));
                links.into_iter().flatten().any(|link| is_button(&link.range))
                    || passage.kind == Kind::Argument && is_button(&passage.range)
            }
        }
    }

    fn family(&self, hit: &Hit) -> Option<Family> {
        self.phrases.get(hit.pattern).map(|phrase| phrase.family)
    }

    /// Of those of one family that overlap, the first, and of those that begin together the longest.
    /// What a button says is no command besides.
    fn counted_once(&self, mut hits: Vec<Hit>) -> Vec<Hit> {
        hits.sort_unstable_by_key(|hit| {
            (self.family(hit), hit.range.start, Reverse(hit.range.end), hit.pattern)
        });
        let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
        for hit in hits {
            let is_within = kept.last().is_some_and(|last| {
                self.family(last) == self.family(&hit) && hit.range.start < last.range.end
            });
            if !is_within {
                kept.push(hit);
            }
        }
        let is_button = |hit: &&Hit| self.family(hit) == Some(Family::BuyButton);
        let buttons: Vec<Range<usize>> =
            kept.iter().filter(is_button).map(|hit| hit.range.clone()).collect();
        let on_button = |range: &Range<usize>| {
            let next = buttons.partition_point(|button| button.end <= range.start);
            buttons.get(next).is_some_and(|button| button.start < range.end)
        };
        kept.retain(|hit| self.family(hit) != Some(Family::HardSell) || !on_button(&hit.range));
        kept.sort_by_key(|hit| (hit.range.start, hit.range.end));
        kept
    }
}

impl Phrase {
    /// A phrase that says something.
    fn stated(family: Family, written: &str) -> Self {
        let is_link = matches!(family, Family::BuyButton | Family::Placed);
        let only = is_link.then_some(Only::Links);
        let written = written.to_owned();
        Self { family, written, mood: Mood::Statement, may_ask: false, only }
    }
}
