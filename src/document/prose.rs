//! What a document says, counted.

/// The words of a document and where its summary ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Words outside code; a character of a script without spaces counts as half a word.
    pub words: usize,
    /// The first words without markup, at most 200 characters, cut at a word.
    pub opening: String,
    /// Where `<!-- more -->` stands, from the start of the body.
    pub more: Option<usize>,
}

impl Prose {
    /// Minutes a reader needs, at 220 words a minute, at least one.
    pub fn minutes(&self) -> usize {
        self.words.div_ceil(220).max(1)
    }
}
