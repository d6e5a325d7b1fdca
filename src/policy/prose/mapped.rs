//! Words with a map back to the bytes they were written with. Does not know what the words are.

use std::ops::Range;

/// A text put together from pieces of another, each of which knows where it came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapped {
    text: String,
    pieces: Vec<Piece>,
}

/// Where a piece of a text came from; it lasts to the start of the next.
#[derive(Clone, Debug)]
struct Piece {
    at: usize,
    source: Range<usize>,
}

impl Mapped {
    /// The words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes there are.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Adds words that stand for the bytes `source`.
    pub(super) fn push(&mut self, words: &str, source: Range<usize>) {
        let at = self.text.len();
        self.text.push_str(words);
        let is_verbatim = words.len() == source.len();
        match self.pieces.last_mut() {
            Some(last) if is_verbatim && last.goes_on(at, source.start) => {
                last.source.end = source.end;
            }
            _ => self.pieces.push(Piece { at, source }),
        }
    }

    /// Adds a part of another text, with its map.
    pub(super) fn append(&mut self, other: &Self, part: Range<usize>) {
        let first = other.pieces.partition_point(|piece| piece.at <= part.start).saturating_sub(1);
        let pieces = other.pieces.get(first..).unwrap_or_default();
        let ends = pieces.iter().skip(1).map(|next| next.at).chain([other.len()]);
        for (piece, end) in pieces.iter().zip(ends) {
            let inside = piece.at.max(part.start)..end.min(part.end);
            if inside.is_empty() {
                break;
            }
            let words = other.text.get(inside.clone()).unwrap_or_default();
            self.push(words, other.source(&inside));
        }
    }

    /// Cuts off what was added since there were `length` bytes.
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        while self.pieces.pop_if(|piece| piece.at >= length).is_some() {}
        if let Some(last) = self.pieces.last_mut() {
            last.source.end = last.source.end.min(last.source.start + length - last.at);
        }
    }

    /// The bytes that the part of the text at `range` was written with: exact where it was written as
    /// it is shown, and the whole of an entity or a dash of which a part is wanted.
    pub(super) fn source(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.piece_at(range.start).map_or(0, |piece| self.start(piece, range.start));
        let last = range.end.saturating_sub(1).max(range.start);
        let end = self.piece_at(last).map_or(start, |piece| self.end(piece, range.end));
        start..end.max(start)
    }

    fn piece_at(&self, at: usize) -> Option<usize> {
        self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)
    }

    fn start(&self, index: usize, at: usize) -> usize {
        match self.pieces.get(index) {
            Some(piece) if self.is_verbatim(index) => piece.source.start + at - piece.at,
            Some(piece) => piece.source.start,
            None => 0,
        }
    }

    fn end(&self, index: usize, end: usize) -> usize {
        match self.pieces.get(index) {
            Some(piece) if self.is_verbatim(index) => piece.source.start + end - piece.at,
            Some(piece) => piece.source.end,
            None => 0,
        }
    }

    fn is_verbatim(&self, index: usize) -> bool {
        let end = self.pieces.get(index + 1).map_or(self.text.len(), |next| next.at);
        self.pieces.get(index).is_some_and(|piece| end - piece.at == piece.source.len())
    }
}

impl Piece {
    /// Whether bytes at `source` that are added at `at` only make this piece longer.
    fn goes_on(&self, at: usize, source: usize) -> bool {
        self.source.end == source && at - self.at == self.source.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Mapped {
        let mut mapped = Mapped::default();
        mapped.push("say ", 10..14);
        mapped.push("so", 14..16);
        mapped.push("—", 16..19);
        mapped.push("&", 19..24);
        mapped.push("öl", 30..33);
        mapped
    }

    #[test]
    fn every_part_knows_where_it_was_written() {
        let mapped = sample();
        assert_eq!(mapped.text(), "say so—&öl");
        assert_eq!(mapped.source(&(2..5)), 12..15);
        assert_eq!(mapped.source(&(4..9)), 14..19);
        assert_eq!(mapped.source(&(9..10)), 19..24);
        assert_eq!(mapped.source(&(9..12)), 19..32);
        assert_eq!(mapped.source(&(12..13)), 32..33);
    }

    #[test]
    fn a_part_can_be_moved_and_cut() {
        let mut other = Mapped::default();
        other.append(&sample(), 2..12);
        assert_eq!(other.text(), "y so—&ö");
        assert_eq!(other.source(&(0..2)), 12..14);
        assert_eq!(other.source(&(8..10)), 30..32);
        other.truncate(3);
        assert_eq!((other.text(), other.source(&(0..3))), ("y s", 12..15));
    }
}
