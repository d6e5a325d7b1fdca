//! What was said before, under another name or another post.

use std::collections::HashMap;
use std::num::NonZeroU32;

use super::key::key;
use super::sketch::Sketch;
use super::specimen::Specimen;

/// Of texts that are alike this many are remembered: more would say no more.
const MOST: usize = 4;

/// In seconds.
const A_DAY: u64 = 24 * 60 * 60;

/// Likenesses of all that was said.
#[derive(Clone, Debug, Default)]
pub(super) struct Echoes {
    said: Vec<Said>,
    /// The first that share a number: most share it with nobody, and four lists a comment would take
    /// more memory than its sketch.
    by_band: HashMap<u64, [Option<NonZeroU32>; MOST]>,
}

/// One comment, as far as repeating it goes.
#[derive(Clone, Debug)]
struct Said {
    sketch: Sketch,
    who: u64,
    post: u64,
    /// In seconds. The same comment may stand under two addresses of one post, at the same moment.
    moment: Option<i64>,
}

/// How a comment repeats another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Echo {
    /// The same person said it under another post.
    OtherPost,
    /// Somebody of another name said it.
    OtherName,
}

impl Said {
    fn of(specimen: &Specimen<'_>, post: &str) -> Option<Self> {
        let comment = specimen.comment;
        let who = specimen.person.unwrap_or_else(|| key(&specimen.name));
        let moment = comment.date.map(jiff::Timestamp::as_second);
        Some(Self { sketch: Sketch::of(&specimen.said())?, who, post: key(post), moment })
    }

    fn echo(&self, other: &Self) -> Option<Echo> {
        let apart = self.moment.zip(other.moment).map(|(a, b)| a.abs_diff(b));
        let is_same_post = self.post == other.post;
        // Somebody tries again: after a mistake, or signed in to another account.
        let is_again = is_same_post && apart.is_none_or(|apart| apart < A_DAY);
        let is_same = apart == Some(0) || is_again || is_same_post && self.who == other.who;
        if is_same || !self.sketch.is_like(&other.sketch) {
            return None;
        }
        Some(if self.who == other.who { Echo::OtherPost } else { Echo::OtherName })
    }
}

impl Echoes {
    /// Takes note of what was said.
    pub(super) fn add(&mut self, specimen: &Specimen<'_>, post: &str) {
        let Some(said) = Said::of(specimen, post) else { return };
        let number = u32::try_from(self.said.len() + 1).ok().and_then(NonZeroU32::new);
        let mut is_kept = false;
        for band in said.sketch.bands() {
            let known = self.by_band.entry(band).or_default();
            let mut told = known.iter().flatten().filter_map(|it| nth(&self.said, *it));
            let is_told = told.any(|it| it.who == said.who && it.post == said.post);
            if let Some(free) = known.iter_mut().find(|it| it.is_none()).filter(|_| !is_told) {
                *free = number;
                is_kept = number.is_some();
            }
        }
        if is_kept {
            self.said.push(said);
        }
    }

    /// How a comment repeats others, at its worst.
    pub(super) fn of(&self, specimen: &Specimen<'_>, post: &str) -> Option<Echo> {
        let said = Said::of(specimen, post)?;
        let known = said.sketch.bands().filter_map(|band| self.by_band.get(&band)).flatten();
        known.flatten().filter_map(|number| said.echo(nth(&self.said, *number)?)).max()
    }
}

/// What was said as the first, the second, and so on.
fn nth(said: &[Said], number: NonZeroU32) -> Option<&Said> {
    said.get(number.get() as usize - 1)
}
