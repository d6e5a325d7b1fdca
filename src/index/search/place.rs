//! In which shard a word lies: everything that begins alike lies together, so that a word that is still
//! being typed is found in one of them.

use crate::document::prose::is_of_script_without_spaces;

/// How many letters decide: fewer make shards that are too large, more ask for a longer beginning.
const LETTERS: usize = 4;

/// How many letters of a word are asked for at least before all words are found that begin with them.
const BEGINNING: usize = 3;

/// Whether one letter of a script says as much as a few Latin ones: those without spaces, and Hangul.
pub(super) fn is_dense(c: char) -> bool {
    is_of_script_without_spaces(c) || matches!(c, '\u{ac00}'..='\u{d7af}')
}

/// The first letters of a word, which decide where it lies.
fn place(word: &str) -> &str {
    first(word, if word.starts_with(is_dense) { 1 } else { LETTERS })
}

/// The beginning under which a word is found besides, three letters; none of a word that is shorter, or dense.
pub(super) fn beginning(word: &str) -> Option<&str> {
    let beginning = first(word, BEGINNING);
    let is_whole = beginning.chars().count() == BEGINNING && !word.starts_with(is_dense);
    is_whole.then_some(beginning)
}

/// What decides in which shard a word lies: of the number of shards, the remainder. FNV-1a, 32 bits, of
/// its first letters; what stands for all words of a beginning lies with the word of these letters.
pub(super) fn spot(word: &str) -> u32 {
    let letters = place(word.trim_end_matches(char::from(ALL)));
    letters
        .bytes()
        .fold(0x811c_9dc5, |spot, byte| (spot ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Stands behind a beginning that stands for all words which begin so.
pub(super) const ALL: u8 = b'*';

fn first(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_lies_together() {
        for (one, other) in
            [("comm", "comments"), ("tea*", "tea"), ("東京", "東"), ("검색을", "검")]
        {
            assert_eq!(spot(one), spot(other), "{one} {other}");
        }
        assert_ne!(spot("comments"), spot("com"));
    }

    #[test]
    fn a_beginning_has_three_letters() {
        let expected = [
            ("te", None),
            ("tea", Some("tea")),
            ("teapot", Some("tea")),
            ("ёлка", Some("ёлк")),
            ("東京", None),
        ];
        for (word, first) in expected {
            assert_eq!(beginning(word), first, "{word}");
        }
    }
}
