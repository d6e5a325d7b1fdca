//! Many phrases looked for at once. Does not know what they mean.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::meta::{Cache, Config, Regex};
use regex_automata::{Input, MatchKind, PatternSet};

use super::super::passage::{NO_PROSE, Passage, Passages};
use super::notation::Pattern;

/// How much memory the automaton may take for what it has read so far, in bytes a thread.
const MOST_MEMORY: usize = 16 << 20;

/// Patterns, ready to be found: one automaton reads each passage once and tells which of them may be
/// there; only those are then looked for one by one.
#[derive(Debug)]
pub(in crate::policy::prose) struct Finder {
    patterns: Vec<Sought>,
    probes: Option<Regex>,
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
    /// Makes the automaton. Patterns that [cannot be used](Pattern::fault) make it find nothing.
    pub(in crate::policy::prose) fn of(patterns: Vec<Pattern>) -> Self {
        let probes: Vec<&str> = patterns.iter().map(|pattern| pattern.probe.as_str()).collect();
        let config = Config::new()
            .match_kind(MatchKind::All)
            .onepass(false)
            .backtrack(false)
            .hybrid_cache_capacity(MOST_MEMORY);
        let probes = Regex::builder().configure(config).build_many(&probes).ok();
        let sought = |pattern| Sought { pattern, whole: OnceLock::new() };
        Self { patterns: patterns.into_iter().map(sought).collect(), probes }
    }

    /// Every place of every pattern, passage by passage.
    pub(in crate::policy::prose) fn find(&self, passages: &Passages) -> Vec<Hit> {
        let Some(probes) = &self.probes else { return Vec::new() };
        let mut cache = probes.create_cache();
        let mut likely = PatternSet::new(self.patterns.len());
        let mut hits = Vec::new();
        for (number, passage) in passages.iter().enumerate() {
            likely.clear();
            look(probes, passages, passage, &mut cache, &mut likely);
            for pattern in likely.iter() {
                self.locate(pattern.as_usize(), passages, (number, passage), &mut hits);
            }
        }
        hits
    }

    /// Every place of one pattern in one passage.
    fn locate(
        &self,
        pattern: usize,
        passages: &Passages,
        (passage, block): (usize, &Passage),
        hits: &mut Vec<Hit>,
    ) {
        let Some(sought) = self.patterns.get(pattern) else { return };
        let Some(whole) = sought.whole() else { return };
        let mut input = Input::new(&passages.folded).range(block.range.clone());
        while let Some(found) = whole.find(input.clone()) {
            let range = found.range();
            let next = range.end.max(range.start + 1);
            if sought.pattern.counts(passages, &range) {
                hits.push(Hit { pattern, passage, range });
            }
            if next > block.range.end {
                break;
            }
            input.set_start(passages.folded.ceil_char_boundary(next));
        }
    }
}

fn look(
    probes: &Regex,
    passages: &Passages,
    passage: &Passage,
    cache: &mut Cache,
    likely: &mut PatternSet,
) {
    let input = Input::new(&passages.folded).range(passage.range.clone());
    probes.which_overlapping_matches_with(cache, &input, likely);
}

impl Sought {
    fn whole(&self) -> Option<&Regex> {
        self.whole.get_or_init(|| Regex::new(&self.pattern.whole).ok()).as_ref()
    }
}

impl Pattern {
    /// Why it cannot be used, if so: a regular expression may be wrong, or too big.
    pub(in crate::policy::prose) fn fault(&self) -> Option<String> {
        Regex::new(&self.whole).err().map(|error| match error.syntax_error() {
            Some(syntax) => syntax.to_string(),
            None => error.to_string(),
        })
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
