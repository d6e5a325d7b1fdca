//! Whether a comment of the owner's speaks to everybody who has just spoken: `Thanks, all of you!`,
//! `@tutti`, `Tous :`.

use super::lexicon::Lexicon;
use super::talk::Spoken;
use crate::value::fold::fold;

/// Whether it does: it greets or thanks them, calls them by an `@`, or begins with them.
pub(super) fn is_to_everybody(spoken: &Spoken) -> bool {
    let words = spoken.reading.words.as_str();
    let is_called = |behind: &str| is_everybody(word(behind));
    Lexicon::own().greets_everybody(spoken.folded())
        || words.split('@').skip(1).any(is_called)
        || begins(words)
}

fn begins(words: &str) -> bool {
    let first = word(words);
    let behind = words[first.len()..].trim_start_matches(' ');
    behind.starts_with([':', ',', '：', '，', '、']) && is_everybody(first)
}

fn is_everybody(word: &str) -> bool {
    Lexicon::own().is_everybody(fold(word).trim())
}

/// The word that a text begins with.
fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}
