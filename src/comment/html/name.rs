//! What somebody is called, as plain words.

use super::letters::harmless;
use super::plain::without_tags;
use super::veil::veiled;
use crate::value::html::unescape;

/// The longest name that is shown, in characters.
const LONGEST: usize = 80;

/// A name as plain words: character references resolved once, without tags, without characters that turn
/// or hide what stands beside them, an e-mail address veiled, at most 80 characters. It is text: whoever
/// shows it escapes it. Empty where nothing is left.
pub fn name(written: &str) -> String {
    // Whoever signs with a novel gets as much of it looked at as could become a name.
    let written: String = written.chars().take(LONGEST * 20).collect();
    let plain = without_tags(&unescape(&written));
    let words: Vec<&str> = plain.split_whitespace().collect();
    shortened(&veiled(&harmless(&words.join(" "))))
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        None => name.trim().to_owned(),
        Some(_) => {
            let kept: String = name.chars().take(LONGEST - 1).collect();
            format!("{}…", kept.trim_end_matches(|c: char| !c.is_alphanumeric()))
        }
    }
}
