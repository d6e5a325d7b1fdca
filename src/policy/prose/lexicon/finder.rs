//! Many phrases looked for at once. Does not know what they mean.

use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use regex::Regex;

use super::super::bare::Bare;
use super::super::passage::{NO_PROSE, Passage, Passages};
use super::notation::Pattern;

/// Patterns, ready to be found: one automaton reads the bare words of a document once and tells which
/// patterns may be in which passage; only there they are looked for one by one.
#[derive(Debug)]
pub(in crate::policy::prose) struct Finder {
    patterns: Vec<Sought>,
    keys: Option<AhoCorasick>,
    /// The pattern of each key.
    owners: Vec<usize>,
    /// Patterns without a key.
    keyless: Vec<usize>,
}

/// A pattern, made ready when it is first likely to be found.
#[derive(Debug)]
struct Sought {
    pattern: Pattern,
    whole: OnceLock<Option<Regex>>,
}

/// A place where a pattern is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::policy::prose) struct Hit {
    /// The number of the pattern.
    pub(in crate::policy::prose) pattern: usize,
    /// The number of the passage.
    pub(in crate::policy::prose) passage: usize,
    /// Its words in the text of all passages.
    pub(in crate::policy::prose) range: Range<usize>,
}

impl Finder {
    /// Makes the automaton.
    pub(in crate::policy::prose) fn of(patterns: Vec<Pattern>) -> Self {
        let (mut words, mut owners, mut keyless) = (Vec::new(), Vec::new(), Vec::new());
        for (number, pattern) in patterns.iter().enumerate() {
            if pattern.keys.is_empty() {
                keyless.push(number);
            }
            words.extend(pattern.keys.iter().map(|key| format!(" {key} ")));
            owners.resize(words.len(), number);
        }
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let keys = AhoCorasick::builder().kind(kind).build(words).ok();
        let sought = |pattern| Sought { pattern, whole: OnceLock::new() };
        Self { patterns: patterns.into_iter().map(sought).collect(), keys, owners, keyless }
    }

    /// Every place of every pattern, passage by passage.
    pub(in crate::policy::prose) fn find(&self, passages: &Passages) -> Vec<Hit> {
        let mut likely = self.likely(&passages.bare);
        for (number, _) in passages.iter().enumerate() {
            likely.extend(self.keyless.iter().map(|pattern| (number, *pattern)));
        }
        likely.sort_unstable();
        likely.dedup();
        let mut hits = Vec::new();
        for (passage, pattern) in likely {
            self.locate(pattern, passages, passage, &mut hits);
        }
        hits
    }

    /// The passages in which patterns may be, with the numbers of these.
    fn likely(&self, bare: &Bare) -> Vec<(usize, usize)> {
        let Some(keys) = &self.keys else { return Vec::new() };
        let found: Vec<_> = keys.find_overlapping_iter(bare.text()).collect();
        let passages = bare.passages(found.iter().map(|found| found.end()));
        let owners = found.iter().map(|found| self.owners.get(found.pattern().as_usize()));
        passages.zip(owners).filter_map(|(passage, owner)| Some((passage, *owner?))).collect()
    }

    /// Every place of one pattern in one passage.
    fn locate(&self, pattern: usize, passages: &Passages, passage: usize, hits: &mut Vec<Hit>) {
        let found = self.patterns.get(pattern).zip(passages.get(passage));
        let Some((sought, Passage { range: block, .. })) = found else { return };
        let Some(whole) = sought.whole() else { return };
        let text = passages.folded.get(..block.end).unwrap_or_default();
        let mut at = block.start;
        while let Some(found) = whole.find_at(text, at) {
            let range = found.range();
            at = text.ceil_char_boundary(range.end.max(range.start + 1));
            if sought.pattern.counts(passages, &range) {
                hits.push(Hit { pattern, passage, range });
            }
            if at >= text.len() {
                break;
            }
        }
    }
}

impl Sought {
    fn whole(&self) -> Option<&Regex> {
        self.whole.get_or_init(|| Regex::new(&self.pattern.whole).ok()).as_ref()
    }
}

impl Pattern {
    /// Why it cannot be used, if so: a regular expression may be wrong, or too big.
    pub(in crate::policy::prose) fn fault(&self) -> Option<String> {
        Regex::new(&self.whole).err().map(|error| error.to_string())
    }

    /// Whether words that look like it are it: whole words, and with a code where it must.
    fn counts(&self, passages: &Passages, range: &Range<usize>) -> bool {
        let before = passages.text().get(..range.start).and_then(|text| text.chars().next_back());
        let after = passages.text().get(range.end..).and_then(|text| text.chars().next());
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_whole = self.is_regex || !is_letter(before) && !is_letter(after);
        is_whole && (!self.has_code || passages.words(range).split(' ').any(is_code))
    }
}

/// Whether a word looks like a discount code: capitals, or capitals and digits, or set as code.
fn is_code(word: &str) -> bool {
    if word.contains(NO_PROSE) {
        return true;
    }
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_loud = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    word.len() >= 4
        && word.bytes().all(is_loud)
        && word.bytes().filter(u8::is_ascii_uppercase).count() >= 2
}
