//! All lists of all languages, ready to be searched for at once: a blog has guests of every language.

use std::ops::Range;
use std::sync::OnceLock;

use super::list::{List, Place, phrases};
use crate::value::phrase::Phrasebook;

/// The lists.
#[derive(Debug)]
pub(super) struct Lexicon(Phrasebook<List>);

static OWN: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The lists that hobnob comes with.
    pub(super) fn own() -> &'static Self {
        OWN.get_or_init(|| Self(Phrasebook::of(phrases())))
    }

    /// The bits of what the phrases of a folded sentence say.
    pub(super) fn find(&self, folded: &str) -> u8 {
        let said = self.0.hits(folded).filter(|(list, at)| list.place.holds(folded, at));
        said.fold(0, |found, (list, _)| found | list.cue.bit())
    }
}

impl Place {
    fn holds(self, sentence: &str, at: &Range<usize>) -> bool {
        let is_blank = |part: Option<&str>| part.is_some_and(|part| part.trim().is_empty());
        let begins = is_blank(sentence.get(..at.start));
        let ends = is_blank(sentence.get(at.end..));
        match self {
            Self::Anywhere => true,
            Self::Opening => begins,
            Self::End => ends,
            Self::Whole => begins && ends,
        }
    }
}
