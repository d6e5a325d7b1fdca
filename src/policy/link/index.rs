//! Which patterns an address might fit, found without trying them all.

use std::borrow::Cow;
use std::collections::HashMap;

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
    /// The name of a parameter.
    Parameter(Cow<'a, str>),
    /// The first word of the path.
    Word(Cow<'a, str>),
    /// The scheme.
    Scheme(Cow<'a, str>),
    /// Nothing special: every address has it.
    None,
}

/// Patterns by clue, as places in the list they were given in.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(HashMap<Clue<'static>, Vec<usize>>);

impl Index {
    pub(super) fn of<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Self {
        let mut index = Self::default();
        for (place, pattern) in patterns.into_iter().enumerate() {
            for clue in pattern.clues() {
                index.0.entry(clue).or_default().push(place);
            }
        }
        index
    }

    /// The places of the patterns that an address might fit; some may come twice.
    pub(super) fn candidates<'a>(&'a self, address: &'a Address) -> impl Iterator<Item = usize> {
        clues(address).filter_map(|clue| self.0.get(&clue)).flatten().copied()
    }
}

fn clues(address: &Address) -> impl Iterator<Item = Clue<'_>> {
    let hosts = and_above(address.host()).map(|host| Clue::Host(host.into()));
    let names = name_of(address.host()).into_iter().flat_map(and_above);
    let names = names.map(|name| Clue::Name(name.into()));
    let query = address.query().iter().map(|(name, _)| Clue::Parameter(name.into()));
    let word = Clue::Word(first_word(address.path().trim_start_matches('/')).into());
    let scheme = Clue::Scheme(address.scheme().into());
    hosts.chain(names).chain(query).chain([word, scheme, Clue::None])
}
