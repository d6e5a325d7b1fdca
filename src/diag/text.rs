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
        let line = &before[line_start..];
        let column = line.chars().count() + 1;
        // Only what takes four bytes in UTF-8 takes two units in UTF-16.
        let pairs = line.bytes().filter(|byte| *byte >= 0xf0).count();
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column,
            column_bytes: line.len() + 1,
            column_utf16: column + pairs,
        }
    }

    /// The nearest character border at or before `offset`.
    fn floor(&self, offset: usize) -> usize {
        self.content.floor_char_boundary(offset)
    }
}

/// A line and a column, both from 1. The column comes in three units, as every reader counts in one
/// of its own. What ends a line is `\n`; a `\r` before it is a column like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in characters (Unicode scalar values), for people and most formats.
    pub column: usize,
    /// From 1, in bytes of UTF-8.
    pub column_bytes: usize,
    /// From 1, in code units of UTF-16, as the language server protocol and many editors count.
    pub column_utf16: usize,
}

/// A place in a file, or a file as a whole; or a line of one whose words are not kept.
#[derive(Clone, Debug)]
pub struct Span {
    text: Arc<Text>,
    range: Option<Range<usize>>,
    line: Option<usize>,
}

impl Span {
    /// The bytes `range` of `text`; clipped to the text and widened to whole characters.
    pub fn new(text: &Arc<Text>, range: Range<usize>) -> Self {
        let start = text.floor(range.start);
        let end = text.content.ceil_char_boundary(range.end.max(start));
        Self { text: Arc::clone(text), range: Some(start..end), line: None }
    }

    /// A file as a whole, of which only the path is known.
    pub fn file(path: impl Into<String>) -> Self {
        Self { text: Text::new(path, ""), range: None, line: None }
    }

    /// A line, from 1, of a file that is read in passing: too large to be kept and shown. The file as a
    /// whole when `line` is 0.
    pub fn line(path: impl Into<String>, line: usize) -> Self {
        Self { line: Some(line).filter(|line| *line > 0), ..Self::file(path) }
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

    /// What places of one file are put in order by.
    pub(super) fn order(&self) -> usize {
        let line = self.line.unwrap_or_default();
        self.range.as_ref().map_or(line, |range| range.start)
    }

    /// Line and column of the first byte, unless the file as a whole is meant. Of a line whose words
    /// are not kept, its first column.
    pub fn start(&self) -> Option<Position> {
        let first = |line| Position { line, column: 1, column_bytes: 1, column_utf16: 1 };
        let kept = self.range.as_ref().map(|range| self.text.position(range.start));
        kept.or(self.line.map(first))
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
        let at = |column, column_bytes| {
            Some(Position { line: 2, column, column_bytes, column_utf16: column })
        };
        assert_eq!(span.start(), at(7, 8));
        assert_eq!(span.end(), at(11, 12));
    }

    #[test]
    fn a_column_is_told_in_characters_bytes_and_utf_16() {
        let expected = [
            ("a tab is one", "\tx", (2, 2, 2)),
            ("an emoji is a pair", "🎺x", (2, 5, 3)),
            ("a family is five characters", "👩\u{200d}👩\u{200d}👧x", (6, 19, 9)),
            ("a mark stands for itself", "e\u{301}x", (3, 4, 3)),
            ("lines may end in two characters", "ä\r\nöx", (2, 3, 2)),
            ("one that ends a line does not", "a\rx", (3, 3, 3)),
        ];
        for (why, content, columns) in expected {
            let text = Text::new("a.md", content);
            let at = text.position(content.len() - 1);
            assert_eq!((at.column, at.column_bytes, at.column_utf16), columns, "{why}");
        }
    }

    #[test]
    fn a_line_can_be_named_without_its_words() {
        let line = Span::line("export.xml", 7);
        assert_eq!((line.path(), line.start().map(|at| at.line)), ("export.xml", Some(7)));
        assert_eq!(Span::line("export.xml", 0).start(), None);
    }

    #[test]
    fn a_span_never_cuts_a_character_or_leaves_the_text() {
        let text = Text::new("a.md", "ö");
        assert_eq!(Span::new(&text, 1..1).range(), Some(0..2));
        assert_eq!(Span::new(&text, 7..9).range(), Some(2..2));
    }
}
