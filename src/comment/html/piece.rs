//! Clean HTML in pieces. It must have come from [`clean`](super::clean::clean): a `<` begins a tag there
//! and nothing else, and a tag ends at the first `>`.

use std::borrow::Cow;

use crate::value::html::unescape;

/// A piece of clean HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// The element of this name ends.
    Close(&'a str),
    /// Words, as they are read.
    Words(Cow<'a, str>),
}

/// How an element begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name in lower case.
    pub(super) name: &'a str,
    /// What stands behind the name.
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// What the attribute `name` says.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let start = self.attributes.find(&format!(" {name}=\""))? + name.len() + 3;
        let (value, _) = self.attributes.get(start..)?.split_once('"')?;
        Some(unescape(value))
    }
}

/// The pieces of clean HTML, in order.
pub(super) fn pieces(clean: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = clean;
    while let Some((words, markup)) = rest.split_once('<') {
        push_words(&mut pieces, words);
        let (tag, behind) = markup.split_once('>').unwrap_or((markup, ""));
        pieces.push(piece(tag));
        rest = behind;
    }
    push_words(&mut pieces, rest);
    pieces
}

fn push_words<'a>(pieces: &mut Vec<Piece<'a>>, words: &'a str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(unescape(words)));
    }
}

fn piece(tag: &str) -> Piece<'_> {
    if let Some(name) = tag.strip_prefix('/') {
        return Piece::Close(name);
    }
    let (name, attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
    Piece::Open(Tag { name, attributes })
}
