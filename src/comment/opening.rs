//! How a comment begins, on one line: for lists and reminders.

use super::html;

/// The first of somebody's words, at most `most` characters on one line: without anything that a
/// terminal would obey or that turns what stands beside it, e-mail addresses and telephone numbers
/// veiled. It is text: whoever shows it escapes it.
pub fn opening(words: &str, most: usize) -> String {
    // Whoever writes a novel gets as much of it looked at as could be shown.
    let words: String = words.chars().take(most.saturating_mul(4)).collect();
    let words = html::line(&words);
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::opening;

    #[test]
    fn what_is_long_is_cut_and_what_is_not_for_everybody_is_veiled() {
        assert_eq!(opening("a\nb \u{1b}[1mc\u{202e} d", 20), "a b [1mc d");
        assert_eq!(opening("write to ada@mail.example please", 40), "write to a…@… please");
        assert_eq!(opening("one two three", 7), "one two…");
    }
}
