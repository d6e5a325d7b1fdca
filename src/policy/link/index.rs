//! Which patterns an address might fit, found without trying them all.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use regex::{RegexSet, RegexSetBuilder};

use super::host::{and_above, name_of};
use super::path::first_word;
use super::{Address, Pattern};

/// Something an address shows, by which the patterns that ask for it are found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Clue<'a> {
    /// The host, or one above it.
    Host(Cow<'a, str>),
    /// The same without the public suffix.
    Name(Cow<'a, str>),
    /// An expression that is found in the host.
    HostLike(Cow<'a, str>),
    /// The name of a parameter.
    Parameter(Cow<'a, str>),
    /// The first word of the path.
    Word(Cow<'a, str>),
    /// An expression that is found in the path.
    PathLike(Cow<'a, str>),
    /// The scheme.
    Scheme(Cow<'a, str>),
    /// Nothing special: every address has it.
    Any,
}

/// Patterns by clue, as places in the list they were given in.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    places: HashMap<Clue<'static>, Vec<usize>>,
    in_host: Expressions,
    in_path: Expressions,
}

impl Index {
    pub(super) fn of<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Self {
        let mut index = Self::default();
        for (place, pattern) in patterns.into_iter().enumerate() {
            for clue in pattern.clues() {
                match &clue {
                    Clue::HostLike(text) => index.in_host.texts.push(text.to_string()),
                    Clue::PathLike(text) => index.in_path.texts.push(text.to_string()),
                    _ => {}
                }
                index.places.entry(clue).or_default().push(place);
            }
        }
        index
    }

    /// The places of the patterns that an address might fit; some may come twice.
    pub(super) fn candidates<'a>(&'a self, address: &'a Address) -> impl Iterator<Item = usize> {
        let hosts = self.in_host.found(address.host()).map(|text| Clue::HostLike(text.into()));
        let paths = self.in_path.found(address.path()).map(|text| Clue::PathLike(text.into()));
        let clues = clues(address).chain(hosts).chain(paths);
        clues.filter_map(|clue| self.places.get(&clue)).flatten().copied()
    }
}

fn clues(address: &Address) -> impl Iterator<Item = Clue<'_>> {
    let hosts = and_above(address.host()).map(|host| Clue::Host(host.into()));
    let names = name_of(address.host()).into_iter().flat_map(and_above);
    let names = names.map(|name| Clue::Name(name.into()));
    let query = address.query().iter().map(|(name, _)| Clue::Parameter(name.into()));
    let word = Clue::Word(first_word(address.path().trim_start_matches('/')).into());
    let scheme = Clue::Scheme(address.scheme().into());
    hosts.chain(names).chain(query).chain([word, scheme, Clue::Any])
}

/// Expressions that are searched together, in one pass.
#[derive(Clone, Debug, Default)]
struct Expressions {
    texts: Vec<String>,
    compiled: OnceLock<RegexSet>,
}

impl Expressions {
    /// Those that are found in `words`.
    fn found(&self, words: &str) -> impl Iterator<Item = &str> {
        let compiled = self.compiled.get_or_init(|| self.compile());
        let found = compiled.matches(words).into_iter();
        found.filter_map(|place| self.texts.get(place).map(String::as_str))
    }

    /// Each was looked at when it was read; together they may be as big as there are many.
    fn compile(&self) -> RegexSet {
        let set = RegexSetBuilder::new(&self.texts).size_limit(usize::MAX).build();
        set.unwrap_or_else(|_| RegexSet::empty())
    }
}
