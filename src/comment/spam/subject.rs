//! What a comment stands under.

use jiff::Timestamp;

use super::super::Topic;
use super::key::key;
use crate::value::fold::{fold, words};

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

impl Subject {
    /// A post of which no more is at hand than what its conversation says.
    pub fn unread(topic: &Topic) -> Self {
        let known = [&topic.document, &topic.address].into_iter().find(|word| !word.is_empty());
        let post = known.cloned().unwrap_or_default();
        Self { post, title: topic.title.clone(), ..Self::default() }
    }

    /// Whether a folded word is in its title or in its text.
    pub(super) fn has(&self, title: &Vocabulary, word: &str) -> bool {
        title.has(word) || self.words.has(word)
    }
}

/// A set of words, whose order and number no longer matter: eight bytes a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary(Vec<u64>);

impl Vocabulary {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut keys: Vec<u64> = words(&fold(text)).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        Self(keys)
    }

    /// Whether it has no words, as that of a text that is not at hand.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a folded word is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.binary_search(&key(word)).is_ok()
    }
}
