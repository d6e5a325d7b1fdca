//! The lists of words that advertising is told by, one file a language. Does not know what a hit is
//! worth.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::super::website::Website;
use super::list::{List, Phrase, common, phrases};
use crate::value::fold::words;
use crate::value::phrase::Phrasebook;

/// Phrases of this many letters are found in hosts wherever they stand.
const LONG_PHRASE: usize = 9;

/// Words of this many letters are found at the beginning and the end of a part of a host.
const LONG_WORD: usize = 6;

/// Of a hundred words of a language, at least this many are among its commonest.
const SHARE: usize = 20;

/// The fewest common words by which a language is told.
const ENOUGH: usize = 3;

/// All lists, ready to be searched for at once.
#[derive(Debug)]
pub(super) struct Lexicon {
    book: Phrasebook<Phrase>,
    /// As hosts have them: in one word.
    hosts: Vec<HostWord>,
    host_finder: Option<AhoCorasick>,
    /// The languages whose commonest words there are, and of each such word, which have it.
    languages: Vec<&'static str>,
    common: HashMap<String, u32>,
}

#[derive(Debug)]
struct HostWord {
    letters: String,
    is_phrase: bool,
}

static OWN: OnceLock<Lexicon> = OnceLock::new();

impl Lexicon {
    /// The lists that hobnob comes with.
    pub(super) fn own() -> &'static Self {
        OWN.get_or_init(|| Self::of(phrases()))
    }

    fn of(phrases: Vec<(String, Phrase)>) -> Self {
        let hosts: Vec<HostWord> =
            phrases.iter().filter_map(|(_, phrase)| HostWord::of(phrase)).collect();
        let (languages, common) = commonest();
        Self {
            host_finder: automaton(hosts.iter().map(|word| word.letters.clone())),
            book: Phrasebook::of(phrases),
            hosts,
            languages,
            common,
        }
    }

    /// The phrases of a folded text, each once, in the order of the lists.
    pub(super) fn find(&self, folded: &str) -> Vec<&Phrase> {
        self.book.find(folded)
    }

    /// Whether a host is named after something that is advertised.
    pub(super) fn sells(&self, site: &Website) -> bool {
        site.labels().any(|label| {
            let whole = label.replace('-', "");
            self.host_hits(&whole).any(|(word, _)| word.is_phrase)
                || label.split(|c: char| !c.is_alphabetic()).any(|part| self.sells_part(part))
        }) || site.host.rsplit('.').next().is_some_and(|ending| SELLING_ENDINGS.contains(&ending))
    }

    fn sells_part(&self, part: &str) -> bool {
        self.host_hits(part).any(|(word, at)| {
            let touches = at == 0 || at + word.letters.len() == part.len();
            word.letters.len() == part.len() || touches && word.letters.len() >= LONG_WORD
        })
    }

    fn host_hits<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a HostWord, usize)> {
        let hits =
            self.host_finder.iter().flat_map(move |finder| finder.find_overlapping_iter(text));
        hits.filter_map(|hit| Some((self.hosts.get(hit.pattern().as_usize())?, hit.start())))
    }

    /// The language of a folded text in Latin letters; `None` where there are too few words to say.
    pub(super) fn language(&self, folded: &str) -> Option<&'static str> {
        let mut counts = vec![0_usize; self.languages.len()];
        let mut total = 0;
        for word in words(folded).take(400) {
            total += 1;
            let known = self.common.get(word).copied().unwrap_or_default();
            counts
                .iter_mut()
                .enumerate()
                .for_each(|(at, count)| *count += usize::from(known >> at & 1 == 1));
        }
        let best = counts
            .iter()
            .copied()
            .max()
            .filter(|best| *best >= ENOUGH && best * 100 >= total * SHARE)?;
        let mut leading = counts.iter().zip(&self.languages).filter(|(count, _)| **count == best);
        let first = leading.next().map(|(_, language)| *language);
        first.filter(|_| leading.next().is_none())
    }
}

/// Endings of hosts that only such things are sold under.
const SELLING_ENDINGS: [&str; 10] =
    ["adult", "bet", "bingo", "casino", "loan", "loans", "poker", "porn", "sex", "xxx"];

impl HostWord {
    fn of(phrase: &Phrase) -> Option<Self> {
        let letters = phrase.words.replace(' ', "");
        let is_phrase = phrase.words.contains(' ');
        let counts = match phrase.list {
            List::Hosts => true,
            List::Wares | List::Names => {
                is_phrase && letters.is_ascii() && letters.len() >= LONG_PHRASE
            }
            _ => false,
        };
        counts.then_some(Self { letters, is_phrase })
    }
}

fn automaton(patterns: impl Iterator<Item = String>) -> Option<AhoCorasick> {
    AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(patterns).ok()
}

fn commonest() -> (Vec<&'static str>, HashMap<String, u32>) {
    let mut known: HashMap<String, u32> = HashMap::new();
    let mut languages = Vec::new();
    for (at, (language, words)) in common().into_iter().enumerate() {
        languages.push(language);
        for word in words {
            *known.entry(word).or_default() |= 1 << at;
        }
    }
    (languages, known)
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::fold::fold;

    fn finds(list: List, text: &str) -> bool {
        Lexicon::own().find(&fold(text)).iter().any(|phrase| phrase.list == list)
    }

    #[test]
    fn phrases_are_whole_words_where_words_are_parted() {
        assert!(finds(List::Wares, "a PAYDAY loan!"));
        assert!(!finds(List::Wares, "a payday Sloan"));
        assert!(
            finds(List::Wares, "Führerschein kaufen") && finds(List::Wares, "fuhrerschein kaufen")
        );
        assert!(finds(List::Wares, "在网上赌场玩"));
        assert!(finds(List::About, "so much spam"));
    }

    #[test]
    fn hosts_sell_by_whole_words_and_long_phrases() {
        let sells = |host: &str| Website::of(host).is_some_and(|site| Lexicon::own().sells(&site));
        let selling = [
            "onlinecasino-24.example",
            "best-loans.example",
            "essaywritingservice.example",
            "win.bet",
        ];
        let others = [
            "tomsloan.example",
            "mara.example",
            "slotermeer.example",
            "betty.example",
            "sussex.example",
        ];
        assert_eq!(selling.iter().find(|host| !sells(host)), None);
        assert_eq!(others.iter().find(|host| sells(host)), None);
    }
}
