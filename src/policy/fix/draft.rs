//! A text from which pieces are taken out one after the other, each only if it is safe.

use std::ops::Range;

/// A text that gets shorter, and what it was.
pub(super) struct Draft {
    text: String,
    /// Where each byte that is left stood.
    origin: Vec<usize>,
    /// How long it was.
    length: usize,
}

impl Draft {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), origin: (0..text.len()).collect(), length: text.len() }
    }

    /// Takes out as many of `places` as `is_safe` allows, each with what `around` says belongs to it.
    /// What is safe depends on what is gone already: two comments may be all that parts two
    /// paragraphs. So it goes on until nothing more can go, and a second time would find nothing.
    pub(super) fn take_out(
        &mut self,
        places: &[Range<usize>],
        around: impl Fn(&str, &Range<usize>) -> Range<usize>,
        is_safe: impl Fn(&str) -> bool,
    ) {
        let mut left: Vec<&Range<usize>> = places.iter().collect();
        let mut before = left.len() + 1;
        while left.len() < before {
            before = left.len();
            left.retain(|place| {
                let piece = around(&self.text, &self.now(place));
                let mut rest = self.text.clone();
                rest.replace_range(piece.clone(), "");
                let is_taken = is_safe(&rest);
                if is_taken {
                    self.text = rest;
                    self.origin.drain(piece);
                }
                !is_taken
            });
        }
    }

    /// Where something stands now.
    fn now(&self, place: &Range<usize>) -> Range<usize> {
        let at = |byte| self.origin.partition_point(|origin| *origin < byte);
        at(place.start)..at(place.end)
    }

    /// What is gone, where it was.
    pub(super) fn gone(&self) -> Vec<Range<usize>> {
        let starts = [0].into_iter().chain(self.origin.iter().map(|byte| byte + 1));
        let ends = self.origin.iter().copied().chain([self.length]);
        starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| start..end).collect()
    }
}

/// The whole lines that hold `range`.
pub(super) fn lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = behind.find('\n').map_or(text.len(), |at| range.end + at + 1);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_told_where_it_was() {
        let mut draft = Draft::new("a bb c d");
        let alone = |_: &str, place: &Range<usize>| place.clone();
        draft.take_out(&[0..1, 2..4, 4..5, 7..8], alone, |text| text.contains('d'));
        assert_eq!((draft.text.as_str(), draft.gone()), (" c d", vec![0..1, 2..5]));
    }

    #[test]
    fn what_becomes_safe_later_goes_too() {
        let mut draft = Draft::new("a-b");
        let alone = |_: &str, place: &Range<usize>| place.clone();
        draft.take_out(&[0..1, 2..3], alone, |text| text != "-b");
        assert_eq!(draft.gone(), [0..1, 2..3]);
    }
}
