//! Where a sentence and a clause begin and end around a place in a text.

use std::ops::Range;

/// The most bytes of a sentence that are looked at on either side of a place.
const FARTHEST: usize = 600;

/// The sentence around `place`, within `passage`.
pub(super) fn around(text: &str, passage: &Range<usize>, place: &Range<usize>) -> Range<usize> {
    let from = text.ceil_char_boundary(passage.start.max(place.start.saturating_sub(FARTHEST)));
    let to = text.floor_char_boundary(passage.end.min(place.end + FARTHEST));
    let near = text.get(from..to).unwrap_or_default();
    let start = last_end(near, place.start.saturating_sub(from)).map_or(from, |end| from + end);
    // A mark that ends the place itself ends the sentence.
    let last = text.get(place.clone()).and_then(|words| words.chars().next_back());
    let behind = place.end - last.map_or(0, char::len_utf8);
    let after = text.get(behind..to).unwrap_or_default();
    let end = first_end(after).map_or(to, |end| behind + end);
    start..end.max(place.end)
}

/// Where the last sentence ended that ends in the first `length` bytes of `text`.
fn last_end(text: &str, length: usize) -> Option<usize> {
    let before = text.get(..length).unwrap_or_default();
    before.char_indices().rev().find_map(|(at, c)| {
        let end = at + c.len_utf8();
        ends(c, text.get(end..).unwrap_or_default()).then_some(end)
    })
}

/// Where the first sentence of `text` ends, its mark included.
fn first_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, c)| {
        let end = at + c.len_utf8();
        ends(c, text.get(end..).unwrap_or_default()).then_some(end)
    })
}

/// Whether `c` ends a sentence that `after` follows: a full stop before a small letter is one of an
/// abbreviation.
fn ends(c: char, after: &str) -> bool {
    match c {
        '\u{2028}' | '\n' => true,
        '.' | '!' | '?' | '…' => {
            let after = after.trim_start_matches(['"', '\'', '”', '’', ')', '»', '*']);
            let next = after.trim_start().chars().next();
            let is_spaced = after.starts_with(char::is_whitespace) || after.is_empty();
            is_spaced && (c != '.' || next.is_none_or(|next| !next.is_lowercase()))
        }
        _ => false,
    }
}

/// The start of the clause that ends with `before`.
pub(super) fn clause_start(before: &str) -> usize {
    let mut start = 0;
    for (at, c) in before.char_indices() {
        let is_border = matches!(c, ',' | ';' | ':' | '—' | '–' | '(' | ')' | '\u{2028}');
        let after = before.get(at + c.len_utf8()..).unwrap_or_default();
        let is_number = after.starts_with(|c: char| c.is_ascii_digit());
        if is_border && !is_number {
            start = at + c.len_utf8();
        } else if c == ' ' && after.starts_with("but ") {
            start = at + 1;
        }
    }
    start
}

/// The last words of `clause`, at most `most`.
pub(super) fn last_words(clause: &str, most: usize) -> &str {
    let clause = clause.trim_end();
    let spaces = clause.char_indices().rev().filter(|(_, c)| *c == ' ');
    let start = spaces.map(|(at, _)| at + 1).nth(most.saturating_sub(1));
    clause.get(start.unwrap_or(0)..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence<'a>(text: &'a str, words: &str) -> &'a str {
        let at = text.find(words).unwrap();
        text[around(text, &(0..text.len()), &(at..at + words.len()))].trim()
    }

    #[test]
    fn a_sentence_ends_at_its_mark() {
        let text = "One, e.g. this. Two at 3.5 p.m. so? Three! “Four.” Five\u{2028}Six… Seven";
        assert_eq!(sentence(text, "this"), "One, e.g. this.");
        assert_eq!(sentence(text, "at"), "Two at 3.5 p.m. so?");
        assert_eq!(sentence(text, "Three"), "Three!");
        assert_eq!(sentence(text, "Four"), "“Four.");
        assert_eq!(sentence(text, "Five"), "” Five");
        assert_eq!(sentence(text, "Six…"), "Six…");
        assert_eq!(sentence(text, "Seven"), "Seven");
    }

    #[test]
    fn a_clause_begins_behind_a_mark_or_a_but() {
        let clause = |text: &'static str| text[clause_start(text)..].trim();
        assert_eq!(clause("It was late, so we "), "so we");
        assert_eq!(clause("We paid 1,000 and "), "We paid 1,000 and");
        assert_eq!(clause("It is old but it "), "but it");
    }
}
