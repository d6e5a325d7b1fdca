//! Which language a document is written in, as far as a lexicon needs to know.

use super::passage::Passages;
use crate::config::Config;
use crate::document::Document;

/// What is known of a document's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Language {
    /// It is English, or there are too few words to say.
    English,
    /// It is another: the language's tag (`de`), or `None` when it is only known by its script.
    Other(Option<String>),
}

/// The fewest words by which a language is told.
const ENOUGH: usize = 40;

/// The share of English in English: of a hundred words, at least this many are among the commonest.
const SHARE: usize = 14;

/// The commonest words, by language. What two of these languages share is left out, but for English,
/// of which the text is asked whether it is any.
const COMMON: [(&str, &[&str]); 7] = [
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "is", "that", "it", "for", "you", "with", "this", "i",
            "we", "are", "be", "or", "as", "your", "have", "not", "was", "can", "if", "but", "my",
            "a",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "ist", "nicht", "ich", "ein", "eine", "zu", "den", "mit",
            "auf", "für", "sich", "dem", "auch", "wir", "sie", "von", "wie", "im", "oder",
        ],
    ),
    (
        "fr",
        &[
            "le", "les", "et", "des", "est", "une", "dans", "que", "pour", "vous", "je", "pas",
            "sur", "avec", "nous", "plus", "ce", "qui", "au", "du", "la", "un",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "y", "es", "una", "las", "por", "con", "para", "que", "se", "no", "lo",
            "su", "más", "como", "del", "la", "un", "en",
        ],
    ),
    (
        "pt",
        &[
            "o", "os", "e", "é", "uma", "não", "com", "para", "que", "se", "do", "da", "em",
            "mais", "um", "dos", "você", "ao",
        ],
    ),
    (
        "it",
        &[
            "il", "di", "che", "è", "per", "una", "non", "con", "gli", "della", "sono", "un", "la",
            "del", "più", "anche", "ma",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "een", "van", "en", "dat", "niet", "ik", "je", "op", "zijn", "voor",
            "met", "die", "ook", "aan", "er",
        ],
    ),
];

/// The language of a document: what its words say when there are enough of them, else its front
/// matter, else the blog's.
pub fn of(passages: &Passages, document: &Document, config: &Config) -> Language {
    let stated = document.front.lang.as_deref().unwrap_or(&config.language);
    told_by(&passages.folded).unwrap_or_else(|| {
        let main = stated.split('-').next().unwrap_or_default().to_ascii_lowercase();
        if main == "en" { Language::English } else { Language::Other(Some(main)) }
    })
}

/// The language that the words themselves tell; `None` when there are too few of them.
fn told_by(folded: &str) -> Option<Language> {
    // The beginning tells enough, and a long text should cost no more than a short one.
    let beginning = folded.get(..folded.floor_char_boundary(20_000)).unwrap_or_default();
    let letters = beginning.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut latin) = (0, 0);
    for letter in letters {
        all += 1;
        latin += usize::from(letter < '\u{250}');
    }
    if all > ENOUGH && latin * 2 < all {
        return Some(Language::Other(None));
    }
    let words: Vec<&str> = beginning
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(1000)
        .collect();
    let share = |common: &[&str]| {
        words.iter().filter(|word| common.contains(word)).count() * 100 / words.len().max(1)
    };
    let (tag, most) = COMMON
        .iter()
        .map(|(tag, common)| (*tag, share(common)))
        .max_by_key(|(tag, share)| (*share, *tag == "en"))?;
    match () {
        () if words.len() < ENOUGH => None,
        () if tag == "en" => Some(Language::English),
        () if most >= SHARE => Some(Language::Other(Some(tag.to_owned()))),
        () => None,
    }
}
