//! What somebody is called, as plain words.

use crate::value::html::unescape;

/// The longest name that is shown, in characters.
const LONGEST: usize = 80;

/// A name as plain words: character references resolved once, without tags, control characters and
/// marks that turn or hide what stands beside them, at most 80 characters. It is text: whoever shows it
/// escapes it.
pub fn name(written: &str) -> String {
    let plain = without_tags(&unescape(written));
    let plain: String = plain.chars().filter(|c| !is_trick(*c)).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}

fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        rest = match after.split_once('>') {
            Some((_, behind)) if is_tag => behind,
            _ if is_tag => "",
            _ => {
                kept.push('<');
                after
            }
        };
    }
    kept.push_str(rest);
    kept
}

fn is_trick(c: char) -> bool {
    let is_hidden = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    is_hidden || (c.is_control() && !c.is_whitespace())
}
