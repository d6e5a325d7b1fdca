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

impl Language {
    /// Whether the lexicon knows it.
    pub fn is_english(&self) -> bool {
        *self == Self::English
    }

    /// Its tag, as far as it is known: `en`, `de`.
    pub fn tag(&self) -> Option<&str> {
        match self {
            Self::English => Some("en"),
            Self::Other(tag) => tag.as_deref(),
        }
    }
}

/// The fewest words by which a language is told.
const ENOUGH: usize = 40;

/// The most words that are looked at.
const MOST: usize = 400;

/// Of a hundred words of a language, at least this many are among its commonest.
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
    told_by(passages.bare.text()).unwrap_or_else(|| {
        let main = stated.split('-').next().unwrap_or_default().to_ascii_lowercase();
        if main == "en" { Language::English } else { Language::Other(Some(main)) }
    })
}

/// The language that the words themselves tell; `None` when there are too few of them.
fn told_by(bare: &str) -> Option<Language> {
    // The beginning tells enough, and a long text should cost no more than a short one.
    let words: Vec<&str> = bare.split_ascii_whitespace().take(MOST).collect();
    let is_foreign = |word: &&&str| word.starts_with(|c: char| c >= '\u{250}');
    if words.len() > ENOUGH / 4 && words.iter().filter(is_foreign).count() * 2 > words.len() {
        return Some(Language::Other(None));
    }
    if words.len() < ENOUGH {
        return None;
    }
    let share = |common: &[&str]| {
        words.iter().filter(|word| common.contains(word)).count() * 100 / words.len()
    };
    let shares = COMMON.iter().map(|(tag, common)| (share(common), *tag == "en", *tag));
    match shares.max()? {
        (0, ..) => None,
        (_, true, _) => Some(Language::English),
        (most, _, tag) if most >= SHARE => Some(Language::Other(Some(tag.to_owned()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Option<Language> {
        told_by(&words.repeat(8))
    }

    fn other(tag: &str) -> Option<Language> {
        Some(Language::Other(Some(tag.to_owned())))
    }

    #[test]
    fn a_text_tells_its_language() {
        let english = "We went to the market and it was the best day that I can remember. ";
        assert_eq!(told(english), Some(Language::English));
        assert_eq!(
            told("Wir sind auf den Markt gegangen und es war ein schöner Tag. "),
            other("de")
        );
        assert_eq!(
            told("Nous sommes allés dans la ville et je ne sais pas pour qui. "),
            other("fr")
        );
        assert_eq!(told("Fuimos al mercado con los niños y no sé por qué se fue. "), other("es"));
        assert_eq!(
            told("Мы пошли на рынок и это был хороший день для всех нас. "),
            Some(Language::Other(None))
        );
        assert_eq!(told("今日は市場 に行って とても 良い 日でした "), Some(Language::Other(None)));
    }

    #[test]
    fn few_words_and_mere_names_tell_nothing() {
        assert_eq!(told_by("guten tag"), None);
        assert_eq!(told("Anna Berlin Rust Python Linux Kernel Docker "), None);
    }
}
