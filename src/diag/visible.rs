//! What a terminal would obey instead of showing it, made visible: a file name or a line of a post
//! must not move the cursor, change a title or turn the rest of the line around.

use std::borrow::Cow;

/// Stands for a control character of two bytes, and has two bytes itself.
const CONTROL: char = '¿';

/// Words for people, which may go over several lines.
pub(super) fn words(text: &str) -> Cow<'_, str> {
    shown(text, |c| !matches!(c, '\n' | '\t'))
}

/// A path, which is one line whatever the file's name is.
pub(super) fn path(path: &str) -> Cow<'_, str> {
    shown(path, |_| true)
}

/// Lines of a source, every byte in its place. The printer of frames makes all other controls visible
/// but leaves those above ASCII, and 0x9B begins a command as well as `ESC [` does.
pub(super) fn source(lines: &str) -> Cow<'_, str> {
    let is_high = |c| matches!(c, '\u{80}'..='\u{9f}');
    match lines.contains(is_high) {
        true => lines.replace(is_high, CONTROL.encode_utf8(&mut [0; 2])).into(),
        false => lines.into(),
    }
}

fn shown(text: &str, is_meant: impl Fn(char) -> bool) -> Cow<'_, str> {
    let shown = |c| if is_meant(c) { picture(c) } else { c };
    match text.chars().all(|c| shown(c) == c) {
        true => text.into(),
        false => text.chars().map(shown).collect(),
    }
}

/// The picture of a control character; other characters are their own.
fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(CONTROL),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' => CONTROL,
        // These turn the direction of what follows.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_obey() {
        let wicked: String = ('\0'..='\u{2fff}').filter(|c| c.is_control()).collect();
        assert!(!path(&wicked).contains(char::is_control));
        assert_eq!(words("a\n\tb\u{1b}[2J\u{202e}"), "a\n\tb␛[2J\u{fffd}");
        assert_eq!(path("Zoë & I.md"), "Zoë & I.md");
    }

    #[test]
    fn a_source_keeps_every_byte_in_its_place() {
        assert_eq!(source("ä\u{9b}31m x"), "ä¿31m x");
    }
}
