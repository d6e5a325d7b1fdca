//! Bare words: a text as small letters and digits with one space between words, to know fast which
//! phrases may be in it. Where they stood is not kept.

use std::ops::Range;

/// The bare words of several passages, each passage on a line of its own.
#[derive(Debug, Default)]
pub(super) struct Bare {
    text: String,
    /// Where the line of each passage ends.
    ends: Vec<usize>,
}

impl Bare {
    /// The bare words of each of `passages`.
    pub(super) fn of(text: &str, passages: impl Iterator<Item = Range<usize>>) -> Self {
        let mut bare = Self { text: String::with_capacity(text.len() + 64), ends: Vec::new() };
        for passage in passages {
            bare.text.push(' ');
            strip(text.get(passage).unwrap_or_default(), &mut bare.text);
            bare.text.push('\n');
            bare.ends.push(bare.text.len());
        }
        bare
    }

    /// All lines: every word has a space on both sides.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The numbers of the passages in which words end at the places `ends`, which ascend.
    pub(super) fn passages(
        &self,
        ends: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = usize> {
        let mut passage = 0;
        ends.map(move |end| {
            while self.ends.get(passage).is_some_and(|last| *last < end) {
                passage += 1;
            }
            passage
        })
    }
}

/// The bare words of a few words.
pub(super) fn bare(words: &str) -> String {
    let mut bare = " ".to_owned();
    strip(words, &mut bare);
    bare.trim().to_owned()
}

/// Adds the bare words of `words` to `bare`, with a space behind each. An apostrophe is left out;
/// whatever else is no letter and no digit parts two words.
fn strip(words: &str, bare: &mut String) {
    let part = |bare: &mut String| {
        if !bare.ends_with(' ') {
            bare.push(' ');
        }
    };
    for c in words.chars() {
        match c {
            'a'..='z' | '0'..='9' => bare.push(c),
            'A'..='Z' => bare.push(c.to_ascii_lowercase()),
            '\'' | '’' | '‘' => {}
            _ if c.is_ascii() || !c.is_alphanumeric() => part(bare),
            _ => bare.extend(c.to_lowercase()),
        }
    }
    part(bare);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_laid_bare() {
        assert_eq!(bare("Don’t wait — risk-free, for “ÖFTER”!"), "dont wait risk free for öfter");
        let text = "Buy now!\nAnd so\n";
        let bare = Bare::of(text, [0..8, 9..15].into_iter());
        assert_eq!(bare.text(), " buy now \n and so \n");
        assert_eq!(bare.passages([5, 9, 14, 18].into_iter()).collect::<Vec<_>>(), [0, 0, 1, 1]);
    }
}
