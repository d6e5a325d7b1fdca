//! The pieces of a text between which a line may end: words, parts of words behind a hyphen, and single
//! letters of scripts that put no space between words.

use unicode_script::{Script, UnicodeScript};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Its letters.
    pub(super) text: String,
    /// The width of each letter when letters are 1 high.
    pub(super) widths: Vec<f32>,
    /// Whether a space stands before it, unless a line begins with it.
    pub(super) is_apart: bool,
}

impl Piece {
    /// Its width when letters are 1 high.
    pub(super) fn width(&self) -> f32 {
        self.widths.iter().sum()
    }

    /// The same in pieces of at most this width; a letter that is wider stands alone.
    pub(super) fn cut(self, most: f32) -> Vec<Self> {
        let mut cut: Vec<Self> = Vec::new();
        let mut width = 0.0;
        for (c, its) in self.text.chars().zip(self.widths) {
            // What has no width stands upon the letter before it.
            match cut.last_mut().filter(|_| width + its <= most || its == 0.0) {
                Some(last) => last.push(c, its),
                None => {
                    let is_apart = self.is_apart && cut.is_empty();
                    cut.push(Self { text: c.to_string(), widths: vec![its], is_apart });
                    width = 0.0;
                }
            }
            width += its;
        }
        cut
    }

    fn push(&mut self, c: char, width: f32) {
        self.text.push(c);
        self.widths.push(width);
    }
}

/// The pieces of a text, given the width of each of its letters.
pub(super) fn pieces(text: &str, widths: &[f32]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before: Option<char> = None;
    for (c, width) in text.chars().zip(widths) {
        if c.is_whitespace() {
            before = None;
            continue;
        }
        let continues = before.is_some_and(|before| !may_part(before, c));
        match pieces.last_mut().filter(|_| continues) {
            Some(last) => last.push(c, *width),
            None => {
                let is_apart = before.is_none() && !pieces.is_empty();
                pieces.push(Piece { text: c.to_string(), widths: vec![*width], is_apart });
            }
        }
        before = Some(c);
    }
    pieces
}

/// Whether a line may end between two letters of one word.
fn may_part(before: char, after: char) -> bool {
    if matches!(before, '-' | '–' | '—' | '/') {
        return after.is_alphanumeric();
    }
    let is_open = "([{「『（［｛【〈《“‘".contains(before);
    let is_close = ")]}」』）］｝】〉》”’、。，．・：；！？!?,.:;…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
        .contains(after);
    (is_unspaced(before) || is_unspaced(after)) && !is_open && !is_close
}

/// Whether a letter is of a script that puts no space between words, and whose letters stand for
/// syllables or words.
fn is_unspaced(c: char) -> bool {
    let script = c.script();
    let spread = matches!(script, Script::Han | Script::Hiragana | Script::Katakana);
    spread || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &str) -> String {
        let widths = vec![1.0; text.chars().count()];
        let shown =
            |piece: &Piece| format!("{}{}", if piece.is_apart { "|" } else { "¦" }, piece.text);
        pieces(text, &widths).iter().map(shown).collect()
    }

    #[test]
    fn lines_end_between_words_and_where_a_script_has_none() {
        let expected = [
            ("", ""),
            ("  a  long\tday ", "¦a|long|day"),
            ("well-known – e.g. and/or", "¦well-¦known|–|e.g.|and/¦or"),
            ("Rustで「本」を。", "¦Rust¦で¦「本」¦を。"),
            ("한국 말", "¦한국|말"),
        ];
        for (text, expected) in expected {
            assert_eq!(parted(text), expected);
        }
    }

    #[test]
    fn what_is_too_wide_is_cut() {
        let piece =
            Piece { text: "abcde".into(), widths: vec![1.0, 1.0, 0.0, 1.0, 9.0], is_apart: true };
        let cut = piece.cut(2.0);
        let texts: Vec<_> = cut.iter().map(|piece| (piece.text.as_str(), piece.is_apart)).collect();
        assert_eq!(texts, [("abc", true), ("d", false), ("e", false)]);
    }
}
