//! A text as it is searched: small letters, plain spaces, and every byte where it was.

/// `text` in small letters, its spaces of every kind made plain ones, its line ends kept. What would
/// change its length stays as it is, so that a range means the same in both.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            _ if c.is_whitespace() => folded.extend(std::iter::repeat_n(' ', c.len_utf8())),
            _ => folded.push(small(c)),
        }
    }
    folded
}

/// The small letter of `c`, if it is one letter of as many bytes.
fn small(c: char) -> char {
    let mut letters = c.to_lowercase();
    match (letters.next(), letters.next()) {
        (Some(small), None) if small.len_utf8() == c.len_utf8() => small,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folding_keeps_every_byte_in_its_place() {
        assert_eq!(fold("Buy\u{a0}NOW\nÖl"), "buy  now\nöl");
        for text in ["İstanbul ẞ K Å", "a\u{2028}b", "’", ""] {
            assert_eq!(fold(text).len(), text.len(), "{text}");
        }
    }
}
