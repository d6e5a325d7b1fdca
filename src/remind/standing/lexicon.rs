//! Words by which the rule reads what somebody says, one file a language: to speak to everybody, to ask
//! for an answer, and the words that are also names.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::comment::words::entries;
use crate::value::fold::fold;
use crate::value::phrase::Phrases;

/// All lists, ready to be searched for.
pub(super) struct Lexicon {
    everybody: Phrases,
    all: BTreeSet<String>,
    asking: Phrases,
    words: BTreeSet<String>,
}

/// The lists by their keys.
const LISTS: [(&str, &str); 4] =
    [("everybody", "everybody"), ("all", "all"), ("asking", "asking"), ("words", "words")];

/// The files with the tags of their languages.
const FILES: [(&str, &str); 19] = [
    ("ar", include_str!("words/ar.yaml")),
    ("cs", include_str!("words/cs.yaml")),
    ("de", include_str!("words/de.yaml")),
    ("en", include_str!("words/en.yaml")),
    ("es", include_str!("words/es.yaml")),
    ("fr", include_str!("words/fr.yaml")),
    ("id", include_str!("words/id.yaml")),
    ("it", include_str!("words/it.yaml")),
    ("ja", include_str!("words/ja.yaml")),
    ("ko", include_str!("words/ko.yaml")),
    ("nl", include_str!("words/nl.yaml")),
    ("no", include_str!("words/no.yaml")),
    ("pl", include_str!("words/pl.yaml")),
    ("pt", include_str!("words/pt.yaml")),
    ("ru", include_str!("words/ru.yaml")),
    ("sv", include_str!("words/sv.yaml")),
    ("tr", include_str!("words/tr.yaml")),
    ("vi", include_str!("words/vi.yaml")),
    ("zh", include_str!("words/zh.yaml")),
];

static OWN: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The lists that hobnob comes with.
    pub(super) fn own() -> &'static Self {
        OWN.get_or_init(|| {
            let files = FILES.iter().flat_map(|(_, file)| entries(file, &LISTS));
            let files: Vec<(&str, String)> = files.collect();
            let list = |name| {
                let all = files.iter().filter(move |(list, _)| *list == name);
                all.map(|(_, entry)| entry.as_str())
            };
            let single = |name| list(name).flat_map(|line| line.split(' ').map(plain)).collect();
            Self {
                everybody: Phrases::of(list("everybody")),
                all: single("all"),
                asking: Phrases::of(list("asking")),
                words: single("words"),
            }
        })
    }

    /// Whether a folded text thanks or greets everybody who is there.
    pub(super) fn greets_everybody(&self, folded: &str) -> bool {
        self.everybody.is_in(folded)
    }

    /// Whether a folded word stands for everybody, where it is spoken to: `@all`.
    pub(super) fn is_everybody(&self, folded: &str) -> bool {
        self.all.contains(folded)
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

fn plain(word: &str) -> String {
    fold(word).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::data::yaml::shaped;

    #[test]
    fn every_file_is_of_known_lists() {
        for (language, text) in FILES {
            let lists: BTreeMap<String, Vec<String>> = shaped(text).expect(language);
            for (name, entries) in lists {
                assert!(
                    ["everybody", "all", "asking", "words"].contains(&&*name),
                    "{language}: {name}"
                );
                assert!(!entries.is_empty(), "{language}: {name}");
            }
        }
    }
}
