//! What a comment stands under.

use jiff::Timestamp;

use crate::value::digest::Digest;

/// The post that a comment stands under, as far as it is known. What is not known judges nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// What tells the post from others: its document, or the address of one that was not found.
    pub post: String,
    /// Its title.
    pub title: String,
    /// The words of its text; none where the text is not at hand.
    pub words: Vocabulary,
    /// When it was published.
    pub date: Option<Timestamp>,
    /// The tag of its language, `pt-BR`.
    pub language: Option<String>,
}

/// A set of words, whose order and number no longer matter: four bytes a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(Vec<u32>);

impl Vocabulary {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let folded = text.to_lowercase();
        let mut words: Vec<u32> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(key)
            .collect();
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// Whether it has no words, as that of a text that is not at hand.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a word is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&key(word)).is_ok()
    }
}

fn key(word: &str) -> u32 {
    let digest = Digest::of(word);
    let [a, b, c, d, ..] = *digest.as_bytes();
    u32::from_le_bytes([a, b, c, d])
}
