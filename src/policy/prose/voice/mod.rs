//! Who speaks: whether a phrase is the author's own word to the reader, or quoted, denied, asked, told
//! of others, named or supposed. Each gate is a reason to let a phrase pass, in a file of its own.

mod essay;
mod mention;
mod mood;
mod words;

use std::ops::Range;

use super::lexicon::{Mood, Phrase};
use super::passage::{Passage, Passages};
use super::sentence;
use essay::Essay;
use words::Words;

/// Whether a phrase is the author's own word to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Own,
    /// It is not, and this is why.
    Gated(Gate),
}

/// Why a phrase is not the author's own word to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    /// It stands in a quotation.
    Quotation,
    /// The author denies it or advises against it.
    Negation,
    /// It is what somebody else says.
    Report,
    /// It is named, not used: a term, a label, an item of a list of phrases.
    Mention,
    /// It tells what happened, or what somebody else does.
    Narration,
    /// It is only supposed.
    Hypothesis,
    /// It is asked.
    Question,
    /// The sentence, or the section around it, is about selling.
    Essay,
}

impl Gate {
    /// All of them, in the order in which they are tried.
    pub const ALL: [Self; 8] = [
        Self::Quotation,
        Self::Negation,
        Self::Report,
        Self::Mention,
        Self::Narration,
        Self::Hypothesis,
        Self::Question,
        Self::Essay,
    ];

    /// Why the phrase does not count, to stand behind `it `.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Quotation => "stands in a quotation",
            Self::Negation => "is denied or advised against",
            Self::Report => "is what somebody else says",
            Self::Mention => "is named, not said",
            Self::Narration => "tells what happened, or what others do",
            Self::Hypothesis => "is only supposed",
            Self::Question => "is asked",
            Self::Essay => "stands in a text about selling",
        }
    }
}

/// The voices of a document.
pub(super) struct Voice<'a> {
    passages: &'a Passages,
    words: &'static Words,
    essay: Essay<'a>,
    /// Of each passage, whether it is of a list of phrases.
    listed: Vec<bool>,
    /// Of each passage, whether it is somebody's letter or advert, given as it was.
    copied: Vec<bool>,
}

/// A phrase where it stands.
struct Place<'a> {
    passages: &'a Passages,
    passage: &'a Passage,
    range: &'a Range<usize>,
    sentence: Range<usize>,
    is_listed: bool,
    is_copied: bool,
}

impl<'a> Place<'a> {
    /// The folded words of the sentence before the phrase.
    fn before(&self) -> &'a str {
        self.passages.folded.get(self.sentence.start..self.range.start).unwrap_or_default()
    }

    /// The folded words of the sentence behind the phrase.
    fn after(&self) -> &'a str {
        self.passages.folded.get(self.range.end..self.sentence.end).unwrap_or_default()
    }

    /// The folded words of the clause before the phrase.
    fn clause(&self) -> &'a str {
        let before = self.before();
        before.get(sentence::clause_start(before)..).unwrap_or_default()
    }

    /// The last words of the clause before the phrase, at most `most`.
    fn last_words(&self, most: usize) -> &'a str {
        sentence::last_words(self.clause(), most)
    }
}

impl<'a> Voice<'a> {
    pub(super) fn of(passages: &'a Passages, sells: &'a dyn Fn(&str) -> bool) -> Self {
        let words = Words::english();
        let listed = mention::listed(passages, words);
        let copied = mention::copied(passages, words);
        Self { passages, words, essay: Essay::of(passages, words, sells), listed, copied }
    }

    /// Who says the phrase at `range` of a passage, and in which sentence.
    pub(super) fn standing(
        &self,
        number: usize,
        range: &Range<usize>,
        phrase: &Phrase,
    ) -> (Range<usize>, Standing) {
        let Some(passage) = self.passages.get(number) else {
            return (range.clone(), Standing::Own);
        };
        let sentence = sentence::around(self.passages.text(), &passage.range, range);
        let is_of = |passages: &[bool]| passages.get(number).copied().unwrap_or_default();
        let (is_listed, is_copied) = (is_of(&self.listed), is_of(&self.copied));
        let place =
            Place { passages: self.passages, passage, range, sentence, is_listed, is_copied };
        let shut = Gate::ALL.into_iter().find(|gate| self.shuts(*gate, &place, phrase));
        (place.sentence.clone(), shut.map_or(Standing::Own, Standing::Gated))
    }

    fn shuts(&self, gate: Gate, place: &Place<'_>, phrase: &Phrase) -> bool {
        let words = self.words;
        match gate {
            Gate::Quotation => self.passages.is_quoted(place.range),
            Gate::Negation => mood::denies(place, words),
            Gate::Report => mention::reports(place, words),
            Gate::Mention => mention::names(place, words),
            Gate::Narration => match phrase.mood {
                Mood::Command => !mood::addresses(place, words),
                Mood::Statement => mood::narrates(place, words),
            },
            Gate::Hypothesis => mood::supposes(place, words),
            Gate::Question => !phrase.may_ask && mood::asks(place),
            Gate::Essay => self.essay.holds(place),
        }
    }
}
