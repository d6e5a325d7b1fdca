//! Addresses in the words of a post elsewhere: one of them is the blog's own.

use crate::value::html::unescape;

/// More than these say nothing about which post is meant.
const MOST: usize = 8;

/// The `http` and `https` addresses in `text`, each once, in the order in which they stand. `text` may
/// be HTML, Markdown or plain.
pub(super) fn addresses(text: &str) -> Vec<String> {
    let ends = |c: char| c.is_whitespace() || "\"'<>()[]`\\|".contains(c);
    let words = text.split(ends).filter_map(|word| word.find("http").and_then(|at| word.get(at..)));
    let is_address = |word: &&str| word.starts_with("http://") || word.starts_with("https://");
    let mut found: Vec<String> = Vec::new();
    for word in words.filter(is_address) {
        let address = unescape(word.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']));
        if !found.iter().any(|known| *known == address) {
            found.push(address.into_owned());
        }
    }
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_every_markup() {
        let expected = [
            ("see https://a.example/b.", vec!["https://a.example/b"]),
            (
                "<a href=\"https://a.example/?b=1&amp;c\">https://a.example/?b=1&amp;c</a>",
                vec!["https://a.example/?b=1&c"],
            ),
            (
                "[b](http://a.example/b) <http://a.example/c>",
                vec!["http://a.example/b", "http://a.example/c"],
            ),
            ("http or https: neither", vec![]),
        ];
        for (text, found) in expected {
            assert_eq!(addresses(text), found, "{text}");
        }
    }
}
