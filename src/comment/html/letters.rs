//! Characters that do something to what stands beside them, or nothing that anybody sees.

use std::borrow::Cow;

/// The most marks that may stand on one letter: no language needs more, and a heap of them covers the
/// lines above and below.
const MOST_MARKS: usize = 4;

/// `text` without control characters, without marks that turn the direction of what follows, without
/// characters that nobody sees, and without heaps of marks.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte) || byte == b'\n' || byte == b'\t') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().filter(|c| !is_trick(*c)).peekable();
    let mut marks = 0;
    while let Some(letter) = letters.next() {
        marks = if is_mark(letter) { marks + 1 } else { 0 };
        let is_kept = !is_joiner(letter)
            || (joins(kept.chars().next_back()) && joins(letters.peek().copied()));
        if is_kept && marks <= MOST_MARKS {
            kept.push(letter);
        }
    }
    Cow::Owned(kept)
}

/// Whether a character does something that a reader does not see.
fn is_trick(c: char) -> bool {
    let is_control = c.is_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{c}');
    is_control
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The two that join letters or keep them apart, which Persian, Hindi and families of pictures need.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn joins(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| !c.is_ascii() && !is_joiner(c) && !c.is_whitespace())
}

fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{f71}'..='\u{f84}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}')
}
