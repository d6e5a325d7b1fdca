//! Phrases that are looked for in folded text, as lists of words have them. Knows no list and no
//! language.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::fold::{fold, is_unparted};

/// Phrases to be looked for all at once.
///
/// Each entry is words, of which a group may be chosen from, `(thanks|cheers) (all|everyone)`; `*`
/// behind the last word stands for any ending. Scripts that part no words are found in the middle of
/// others, all else as whole words.
#[derive(Debug)]
pub struct Phrases(Option<AhoCorasick>);

impl Phrases {
    /// All spellings of these entries.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a str>) -> Self {
        let patterns = entries.into_iter().flat_map(spellings).filter_map(|one| pattern(&one));
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns);
        Self(finder.ok())
    }

    /// Whether one of them stands in a text, as [`fold`] leaves it.
    pub fn is_in(&self, folded: &str) -> bool {
        self.first(folded).is_some()
    }

    /// Where the first of them stands in a folded text, in bytes, with the blanks around it.
    pub fn first(&self, folded: &str) -> Option<Range<usize>> {
        self.0.as_ref()?.find(folded).map(|found| found.range())
    }
}

/// Phrases that each mean something, to be looked for all at once, one inside the other too. Of each it
/// is one spelling; `*` and scripts are as in [`Phrases`].
#[derive(Debug)]
pub struct Phrasebook<Meaning> {
    meanings: Vec<Meaning>,
    finder: Option<AhoCorasick>,
}

impl<Meaning> Phrasebook<Meaning> {
    /// Of these, each with what it means.
    pub fn of<S: AsRef<str>>(phrases: impl IntoIterator<Item = (S, Meaning)>) -> Self {
        let patterns = phrases
            .into_iter()
            .filter_map(|(one, meaning)| Some((pattern(one.as_ref())?, meaning)));
        let (patterns, meanings): (Vec<_>, Vec<_>) = patterns.unzip();
        let mut finder = AhoCorasick::builder();
        finder.kind(Some(AhoCorasickKind::ContiguousNFA));
        Self { meanings, finder: finder.build(patterns).ok() }
    }

    /// What stands in a folded text, each with where its phrase does, in bytes, by where they end.
    pub fn hits(&self, folded: &str) -> impl Iterator<Item = (&Meaning, Range<usize>)> {
        let hits = self.finder.iter().flat_map(move |finder| finder.find_overlapping_iter(folded));
        hits.filter_map(|hit| Some((self.meanings.get(hit.pattern().as_usize())?, hit.range())))
    }

    /// What stands in a folded text, each phrase once, in their order.
    pub fn find(&self, folded: &str) -> Vec<&Meaning> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let hits = finder.find_overlapping_iter(folded).map(|hit| hit.pattern().as_usize());
        let mut numbers: Vec<usize> = hits.collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.meanings.get(number)).collect()
    }
}

/// What is looked for: a whole word, but for scripts without borders and open ends.
fn pattern(written: &str) -> Option<String> {
    let words = fold(written);
    let words = words.trim();
    match (words.contains(is_unparted), written.ends_with('*')) {
        _ if words.is_empty() => None,
        (true, _) => Some(words.to_owned()),
        (false, true) => Some(format!(" {words}")),
        (false, false) => Some(format!(" {words} ")),
    }
}

/// Every way to choose from the groups of an entry: `buy (a|real|) licence` is three.
pub fn spellings(written: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('(') {
        let (group, behind) = after.split_once(')').unwrap_or((after, ""));
        let longer =
            |start: String| group.split('|').map(move |choice| format!("{start}{before}{choice}"));
        all = all.into_iter().flat_map(longer).collect();
        rest = behind;
    }
    all.into_iter().map(|start| start + rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_all_its_spellings() {
        let expected = ["buy a licence", "buy real licence", "buy  licence"];
        assert_eq!(spellings("buy (a|real|) licence"), expected);
        assert_eq!(spellings("(a|b) (c|d)"), ["a c", "a d", "b c", "b d"]);
        assert_eq!(spellings("a"), ["a"]);
    }

    #[test]
    fn whole_words_are_found_where_words_are_parted() {
        let phrases = Phrases::of(["(thanks|cheers) all", "grazi*", "大家"]);
        let found = |text: &str| phrases.is_in(&fold(text));
        assert!(found("Thanks, all!") && found("Grazie!") && found("谢谢大家了"));
        assert!(!found("thanks, allan") && !found("sgrazie") && !found("all thanks"));
    }

    #[test]
    fn a_phrasebook_tells_what_stands_where() {
        let book = Phrasebook::of([("glue*", 1), ("warm glue", 2), ("", 3), ("糊", 4)]);
        let folded = fold("Warm glue, 的糊糊!");
        let hits: Vec<_> = book.hits(&folded).map(|(meaning, at)| (*meaning, at.start)).collect();
        assert_eq!(hits, [(1, 5), (2, 0), (4, 14), (4, 17)]);
        assert_eq!(book.find(&folded), [&1, &2, &4]);
    }
}
