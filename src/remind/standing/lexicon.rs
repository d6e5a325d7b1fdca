//! Words by which the rule reads what somebody says, one file a language: to speak to everybody, to ask
//! for an answer, and the words that are also names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::data::yaml::shaped;
use crate::value::fold::{fold, words};
use crate::value::phrase::Phrases;

/// All lists, ready to be searched for.
pub(super) struct Lexicon {
    everybody: Phrases,
    asking: Phrases,
    words: BTreeSet<String>,
}

/// The files with the tags of their languages.
const FILES: [(&str, &str); 1] = [("en", include_str!("words/en.yaml"))];

static OWN: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The lists that hobnob comes with.
    pub(super) fn own() -> &'static Self {
        OWN.get_or_init(|| {
            let files: Vec<Lists> = FILES.iter().filter_map(|(_, text)| shaped(text)).collect();
            let list = |name| files.iter().filter_map(move |file| file.get(name)).flatten();
            let words = list("words").flat_map(|line| words(line).map(plain).collect::<Vec<_>>());
            Self {
                everybody: Phrases::of(list("everybody").map(String::as_str)),
                asking: Phrases::of(list("asking").map(String::as_str)),
                words: words.collect(),
            }
        })
    }

    /// Whether a folded text speaks to everybody who is there.
    pub(super) fn speaks_to_everybody(&self, folded: &str) -> bool {
        self.everybody.is_in(folded)
    }

    /// Whether a folded sentence asks for an answer without a question mark.
    pub(super) fn asks(&self, folded: &str) -> bool {
        self.asking.is_in(folded)
    }

    /// Whether a folded name is a word as well.
    pub(super) fn is_word(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }
}

/// The lists of a file by their names.
type Lists = BTreeMap<String, Vec<String>>;

fn plain(word: &str) -> String {
    fold(word).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_of_known_lists() {
        for (language, text) in FILES {
            let lists: Lists = shaped(text).expect(language);
            for (name, entries) in lists {
                assert!(["everybody", "asking", "words"].contains(&&*name), "{language}: {name}");
                assert!(!entries.is_empty(), "{language}: {name}");
            }
        }
    }
}
