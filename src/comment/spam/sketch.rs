//! A text's likeness to others, in 64 bytes: sixteen smallest numbers of its runs of five words.

use super::key::key;
use crate::value::fold::{is_unparted, words};

/// Texts with fewer runs say the same by chance.
const FEWEST: usize = 4;

/// Words in a run; letters where a script parts no words.
const RUN: usize = 5;

/// Of sixteen numbers, this many are the same in texts that are nearly the same: four fifths of their
/// runs.
const ALIKE: usize = 13;

/// The most runs that are looked at: a longer text is told by its beginning.
const MOST: usize = 2000;

/// The likeness of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sketch([u32; 16]);

impl Sketch {
    /// That of a folded text; `None` for a short one.
    pub(super) fn of(folded: &str) -> Option<Self> {
        let pieces = pieces(folded);
        let runs = pieces.windows(RUN).take(MOST);
        if runs.len() < FEWEST {
            return None;
        }
        let mut least = [u32::MAX; 16];
        for run in runs {
            let mut number = key(run);
            for value in &mut least {
                number = mixed(number);
                *value = (*value).min((number >> 32) as u32);
            }
        }
        Some(Self(least))
    }

    /// Whether two texts are the same, or nearly.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() >= ALIKE
    }

    /// Numbers of which texts that are alike have one in common, nearly always.
    pub(super) fn bands(&self) -> impl Iterator<Item = u64> {
        self.0.chunks(4).enumerate().map(key)
    }
}

/// The words of a text; the letters of scripts that part none.
fn pieces(folded: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for word in words(folded) {
        if word.contains(is_unparted) {
            pieces.extend(word.split_inclusive(|_| true));
        } else {
            pieces.push(word);
        }
    }
    pieces
}

/// Another number from one, after the finaliser of SplitMix64.
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fold::fold;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&fold(text)).unwrap()
    }

    #[test]
    fn texts_are_alike_when_nearly_all_of_their_words_are() {
        let long = "We planted the beans behind the shed in May and waited for rain that did not come \
                    until the end of June, when half of them had already been eaten by the deer who \
                    live beyond the river and swim across it at night whenever the moon is dark";
        let changed = long.replace("June", "July");
        let other = "We planted the beans behind the shed in May, and this year they came up well, \
                     which is more than I can say of the peas";
        assert!(sketch(long).is_like(&sketch(&changed)));
        assert!(!sketch(long).is_like(&sketch(other)));
        let shared = |a: &Sketch, b: &Sketch| a.bands().any(|band| b.bands().any(|it| it == band));
        assert!(shared(&sketch(long), &sketch(long)));
        assert!(!shared(&sketch(long), &sketch(other)));
    }

    #[test]
    fn short_texts_have_none() {
        assert_eq!(Sketch::of(&fold("Thank you so much for this")), None);
        assert!(Sketch::of(&fold("这是一个很好的文章")).is_some());
    }
}
