//! What the owner's own marks teach: a small naive Bayes. It starts empty, is made anew from the marks
//! each time, and is never written down.

use std::collections::HashMap;

use super::key::key;
use super::specimen::Specimen;
use crate::value::fold::{is_unparted, words};

/// Before the owner has marked this many of each, it says nothing.
const FEWEST_SPAM: u32 = 20;
const FEWEST_FINE: u32 = 50;

/// The most words that are remembered, and that are looked at in one comment.
const MOST_TOKENS: usize = 50_000;
const MOST_OF_ONE: usize = 150;

/// Words that tell less than this either way are left out.
const TELLING: f64 = 0.1;

/// How strong the belief is that a word means nothing, in marks.
const BELIEF: f64 = 0.45;

/// The probability from which a comment is more like advertising than not by far, and the other way.
const SURE: f64 = 0.95;

/// What was learned.
#[derive(Clone, Debug, Default)]
pub(super) struct Bayes {
    spam: u32,
    fine: u32,
    /// In how many comments of each a word was.
    tokens: HashMap<u64, (u32, u32)>,
}

impl Bayes {
    /// Learns from a comment that the owner has marked.
    pub(super) fn learn(&mut self, specimen: &Specimen<'_>, is_spam: bool) {
        let (spam, fine) = (u32::from(is_spam), u32::from(!is_spam));
        self.spam += spam;
        self.fine += fine;
        for token in tokens(specimen) {
            let is_full = self.tokens.len() >= MOST_TOKENS;
            if is_full && !self.tokens.contains_key(&token) {
                continue;
            }
            let (as_spam, as_fine) = self.tokens.entry(token).or_default();
            *as_spam += spam;
            *as_fine += fine;
        }
    }

    /// Two points for advertising, two against it, or none.
    pub(super) fn points(&self, specimen: &Specimen<'_>) -> i8 {
        if self.spam < FEWEST_SPAM || self.fine < FEWEST_FINE {
            return 0;
        }
        let known = tokens(specimen).into_iter().filter_map(|token| self.probability(token));
        let mut known: Vec<f64> = known.filter(|p| (p - 0.5).abs() >= TELLING).collect();
        known.sort_by(|a, b| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
        known.truncate(MOST_OF_ONE);
        let logarithm: f64 = known.iter().map(|p| (p / (1.0 - p)).ln()).sum();
        // Words lean on each other, so that their sum says too much: its root mean is fairer.
        let probability = 1.0 / (1.0 + (-logarithm / (known.len().max(1) as f64).sqrt()).exp());
        match probability {
            p if p >= SURE => 2,
            p if p <= 1.0 - SURE => -2,
            _ => 0,
        }
    }

    /// How much a word speaks for advertising, after Robinson; `None` for one that was never met.
    fn probability(&self, token: u64) -> Option<f64> {
        let (spam, fine) = self.tokens.get(&token)?;
        let as_spam = f64::from(*spam) / f64::from(self.spam);
        let as_fine = f64::from(*fine) / f64::from(self.fine);
        let met = f64::from(spam + fine);
        Some((BELIEF * 0.5 + met * as_spam / (as_spam + as_fine)) / (BELIEF + met))
    }
}

/// What a comment is made of: words, pairs of letters where words are not parted, the words of the
/// name, sites, and how many links there are.
fn tokens(specimen: &Specimen<'_>) -> Vec<u64> {
    let mut tokens: Vec<u64> = Vec::new();
    for word in words(&specimen.words) {
        if word.starts_with(is_unparted) {
            let letters: Vec<char> = word.chars().collect();
            tokens.extend(letters.windows(2).map(|pair| key(("pair", pair))));
        } else {
            tokens.push(key(("word", word)));
        }
    }
    tokens.extend(words(&specimen.name).map(|word| key(("name", word))));
    tokens.extend(specimen.sites().map(|site| key(("site", site.name()))));
    let parts = specimen.sites().flat_map(|site| site.labels().flat_map(|it| it.split('-')));
    tokens.extend(parts.map(|part| key(("host", part))));
    tokens.push(key(("links", specimen.links.len().min(5))));
    tokens.push(key(("signs with a site", specimen.site.is_some())));
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}
