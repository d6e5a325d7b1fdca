//! A file's words and a place in them.

use std::ops::Range;
use std::sync::Arc;

/// A file as people know it: its path from the blog's root, with `/`, and its words.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// The path as it is shown.
    pub path: String,
    /// The whole file; empty when it could not be read.
    pub content: String,
}

impl Text {
    /// A file with its words.
    pub fn new(path: impl Into<String>, content: impl Into<String>) -> Arc<Self> {
        Arc::new(Self { path: path.into(), content: content.into() })
    }

    /// Where a byte offset lies, for people.
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.content[..self.floor(offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The nearest character border at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        self.content.floor_char_boundary(offset)
    }
}

/// A line and a column, both from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// A place in a file, or a file as a whole.
#[derive(Clone, Debug)]
pub struct Span {
    text: Arc<Text>,
    range: Option<Range<usize>>,
}

impl Span {
    /// The bytes `range` of `text`; clipped to the text and widened to whole characters.
    pub fn new(text: &Arc<Text>, range: Range<usize>) -> Self {
        let start = text.floor(range.start);
        let end = text.content.ceil_char_boundary(range.end.max(start));
        Self { text: Arc::clone(text), range: Some(start..end) }
    }

    /// A file as a whole, of which only the path is known.
    pub fn file(path: impl Into<String>) -> Self {
        Self { text: Text::new(path, ""), range: None }
    }

    /// The first place inside this one that holds `words`; this one when there is none.
    #[must_use]
    pub fn narrowed(self, words: &str) -> Self {
        let Some(range) = &self.range else {
            return self;
        };
        match self.text.content.get(range.clone()).and_then(|text| text.find(words)) {
            Some(at) => Self::new(&self.text, range.start + at..range.start + at + words.len()),
            None => self,
        }
    }

    /// The file's path, from the blog's root.
    pub fn path(&self) -> &str {
        &self.text.path
    }

    /// The file.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The bytes, unless the file as a whole is meant.
    pub fn range(&self) -> Option<Range<usize>> {
        self.range.clone()
    }

    /// Line and column of the first byte, unless the file as a whole is meant.
    pub fn start(&self) -> Option<Position> {
        self.range.as_ref().map(|range| self.text.position(range.start))
    }

    /// Line and column just behind the last byte, unless the file as a whole is meant.
    pub fn end(&self) -> Option<Position> {
        self.range.as_ref().map(|range| self.text.position(range.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = Text::new("a.md", "eins\nzwölf drei");
        let span = Span::new(&text, 12..16);
        assert_eq!(span.start(), Some(Position { line: 2, column: 7 }));
        assert_eq!(span.end(), Some(Position { line: 2, column: 11 }));
    }

    #[test]
    fn a_span_never_cuts_a_character_or_leaves_the_text() {
        let text = Text::new("a.md", "ö");
        assert_eq!(Span::new(&text, 1..1).range(), Some(0..2));
        assert_eq!(Span::new(&text, 7..9).range(), Some(2..2));
    }
}
