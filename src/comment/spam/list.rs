//! The files of words, one a language, as they are read. Does not search.

use super::super::words::{entries, read};
use crate::value::fold::{self, fold};
use crate::value::phrase::spellings;

/// What a phrase is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// Something that is sold under other people's posts, said as its sellers say it.
    Wares,
    /// A word of selling; three of them are a pitch.
    Trade,
    /// Praise that fits every post.
    Praise,
    /// Sentences of the templates that programs fill in.
    Templates,
    /// A way out of the blog, offered to strangers.
    Contact,
    /// What is an advert when somebody signs with it.
    Names,
    /// A trade that people who advertise sign with, and sometimes others.
    Trades,
    /// A name that is an advert when it is the whole name.
    Alone,
    /// What is advertising as a word of a host.
    Hosts,
    /// Talk about advertising itself: then its words are only mentioned.
    About,
}

impl List {
    const ALL: [(&'static str, Self); 10] = [
        ("wares", Self::Wares),
        ("trade", Self::Trade),
        ("praise", Self::Praise),
        ("templates", Self::Templates),
        ("contact", Self::Contact),
        ("names", Self::Names),
        ("trades", Self::Trades),
        ("alone", Self::Alone),
        ("hosts", Self::Hosts),
        ("about", Self::About),
    ];
}

/// One spelling of an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Which list.
    pub(super) list: List,
    /// The number of the entry: all its spellings say the same.
    pub(super) entry: usize,
    /// Folded, without blanks around it.
    pub(super) words: String,
}

/// The files with the tags of their languages.
const FILES: [(&str, &str); 20] = [
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
    ("th", include_str!("words/th.yaml")),
    ("tr", include_str!("words/tr.yaml")),
    ("vi", include_str!("words/vi.yaml")),
    ("zh", include_str!("words/zh.yaml")),
];

/// Every spelling of every entry of every file, as it is written and as what it is taken for.
pub(super) fn phrases() -> Vec<(String, Phrase)> {
    let entries = FILES.iter().flat_map(|(_, file)| entries(file, &List::ALL)).enumerate();
    let all = entries.flat_map(|(entry, (list, written))| {
        let phrase = move |written: String| {
            let words = fold(&written).trim().to_owned();
            (!words.is_empty()).then_some((written, Phrase { list, entry, words }))
        };
        spellings(&written).into_iter().filter_map(phrase)
    });
    all.collect()
}

/// The commonest words of each language, folded.
pub(super) fn common() -> Vec<(&'static str, Vec<String>)> {
    let mut languages = Vec::new();
    for (language, file) in FILES {
        read(file, |table| {
            let words = table.string("common").unwrap_or_default();
            let words: Vec<String> = fold::words(&fold(&words)).map(str::to_owned).collect();
            if !words.is_empty() {
                languages.push((language, words));
            }
        });
    }
    languages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{DataFile, Format};
    use crate::diag::Text;

    #[test]
    fn every_file_is_a_table_of_known_lists() {
        for (language, words) in FILES {
            let text = Text::new(format!("{language}.yaml"), words);
            let file = DataFile::parse_whole(&text, Format::Yaml).unwrap();
            let table = file.table().unwrap();
            for key in table.keys() {
                let is_list = List::ALL.iter().any(|(name, _)| *name == key);
                assert!(is_list || key == "common", "{language}.yaml: {key}");
            }
        }
    }
}
