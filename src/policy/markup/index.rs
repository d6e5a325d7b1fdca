//! Which patterns an element might fit, found without trying them all.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::Pattern;
use super::tag::Tag;

/// Something an element shows, by which the patterns that ask for it are found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Clue<'a> {
    /// A word in the value of an attribute.
    Word(Cow<'a, str>, Cow<'a, str>),
    /// An attribute.
    Attribute(Cow<'a, str>),
    /// The element's name.
    Element(Cow<'a, str>),
    /// That it is a script, whose text is asked for.
    Script,
}

/// Patterns by clue, as places in the list they were given in.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    places: HashMap<Clue<'static>, Vec<usize>>,
    /// The attributes in whose values words are asked for.
    worded: HashSet<String>,
}

impl Index {
    pub(super) fn of<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Self {
        let mut index = Self::default();
        for (place, pattern) in patterns.into_iter().enumerate() {
            for clue in pattern.clues() {
                if let Clue::Word(name, _) = &clue {
                    index.worded.insert(name.clone().into_owned());
                }
                index.places.entry(clue).or_default().push(place);
            }
        }
        index
    }

    /// The places of the patterns that ask for a script's text.
    pub(super) fn scripts(&self) -> &[usize] {
        self.places.get(&Clue::Script).map_or(&[], Vec::as_slice)
    }

    /// The places of the patterns that `tag` might fit, each once, in order.
    pub(super) fn candidates(&self, tag: &Tag) -> Vec<usize> {
        let mut found = Vec::new();
        let mut look = |clue: Clue<'_>| found.extend(self.places.get(&clue).into_iter().flatten());
        look(Clue::Element(Cow::Borrowed(&tag.name)));
        for (name, value) in &tag.attributes {
            look(Clue::Attribute(name.into()));
            if self.worded.contains(name) {
                let value = value.to_ascii_lowercase();
                let words = value.split_ascii_whitespace();
                words.for_each(|word| look(Clue::Word(name.into(), word.into())));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
