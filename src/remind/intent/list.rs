//! The files of words that intents are told by, one a language.

use crate::comment::words::entries;
use crate::value::phrase::spellings;

/// What a phrase says of the comment that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// It asks something, with a question mark or without.
    Asks,
    /// It says that something is wrong with the post or what it is about.
    Corrects,
    /// It names what a post is made of: a link, a picture.
    Thing,
    /// It says of such a thing that it is broken: both in one sentence correct.
    Fault,
    /// It objects.
    Disagrees,
    /// It asks for something to be done.
    Requests,
    /// It thanks or praises.
    Thanks,
    /// It says more than thanks: a condition, an exception, news of one's own.
    Adds,
}

/// Where in its sentence a phrase says what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    /// Where it begins: `how do` asks there, and `this is how` does not.
    Opening,
    /// Where it ends.
    End,
    /// Where there is nothing else in it.
    Whole,
}

/// A list: what its phrases say, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct List {
    pub(super) cue: Cue,
    pub(super) place: Place,
}

impl Cue {
    /// The bit that stands for it in a set.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl List {
    /// The lists by their keys.
    pub(super) const ALL: [(&'static str, Self); 11] = [
        ("opens", Self { cue: Cue::Asks, place: Place::Opening }),
        ("ends", Self { cue: Cue::Asks, place: Place::End }),
        ("asks", Self { cue: Cue::Asks, place: Place::Anywhere }),
        ("corrects", Self { cue: Cue::Corrects, place: Place::Anywhere }),
        ("things", Self { cue: Cue::Thing, place: Place::Anywhere }),
        ("faults", Self { cue: Cue::Fault, place: Place::Anywhere }),
        ("disagrees", Self { cue: Cue::Disagrees, place: Place::Anywhere }),
        ("requests", Self { cue: Cue::Requests, place: Place::Anywhere }),
        ("thanks", Self { cue: Cue::Thanks, place: Place::Anywhere }),
        ("alone", Self { cue: Cue::Thanks, place: Place::Whole }),
        ("adds", Self { cue: Cue::Adds, place: Place::Anywhere }),
    ];
}

/// The files with the tags of their languages.
pub(super) const FILES: [(&str, &str); 19] = [
    ("ar", include_str!("words/ar.yaml")),
    ("cs", include_str!("words/cs.yaml")),
    ("da", include_str!("words/da.yaml")),
    ("de", include_str!("words/de.yaml")),
    ("en", include_str!("words/en.yaml")),
    ("es", include_str!("words/es.yaml")),
    ("fr", include_str!("words/fr.yaml")),
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
    ("uk", include_str!("words/uk.yaml")),
    ("zh", include_str!("words/zh.yaml")),
];

/// Every spelling of every entry of every file.
pub(super) fn phrases() -> impl Iterator<Item = (String, List)> {
    let entries = FILES.iter().flat_map(|(_, file)| entries(file, &List::ALL));
    entries
        .flat_map(|(list, written)| spellings(&written).into_iter().map(move |words| (words, list)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::words::read;
    use crate::value::fold::fold;

    #[test]
    fn every_file_is_lists_in_their_order() {
        for (language, file) in FILES {
            let mut keys = Vec::new();
            read(file, |table| keys.extend(table.keys().map(str::to_owned)));
            let known = List::ALL.iter().map(|(name, _)| *name);
            let there: Vec<&str> =
                known.filter(|name| keys.iter().any(|key| key == name)).collect();
            assert_eq!(keys, there, "{language}.yaml");
        }
    }

    #[test]
    fn every_group_is_closed_and_none_stands_in_another() {
        for (_, file) in FILES {
            for (_, entry) in entries(file, &List::ALL) {
                let marks: String = entry.chars().filter(|c| "()".contains(*c)).collect();
                assert_eq!(marks.replace("()", ""), "", "{entry}");
            }
        }
    }

    /// A short word of one language is another word of the next.
    #[test]
    fn no_phrase_is_one_short_word() {
        let anywhere = phrases().filter(|(_, list)| list.place == Place::Anywhere);
        let short = anywhere.map(|(written, _)| fold(&written)).filter(|folded| {
            let words = folded.trim();
            words.is_ascii() && words.chars().count() < 3
        });
        assert_eq!(short.collect::<Vec<_>>(), [""; 0]);
    }
}
