//! Weak signs of a reward that a post repeats: the same code at the same host, again and again, is no
//! accident of copying an address.

use std::collections::BTreeMap;

use super::outward::{Fact, Outward};
use crate::policy::link::Address;

/// How often links to one host must carry the code in a post's data, where addresses are kept with care.
const IN_DATA: usize = 2;

/// How often in its text.
const IN_TEXT: usize = 3;

/// The links, weak signs that are repeated made likely.
pub(super) fn confirm(links: Vec<Outward>) -> Vec<Outward> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (key, link) in links.iter().flat_map(|link| signs(link).map(move |key| (key, link))) {
        // What a theme lays out weighs more than what stands in a text.
        *counts.entry(key).or_default() += if link.is_laid_out() { IN_TEXT } else { IN_DATA };
    }
    let enough =
        |key: &(String, String)| counts.get(key).is_some_and(|sum| *sum >= IN_DATA * IN_TEXT);
    let confirm = |link: Outward| {
        let keys: Vec<_> = signs(&link).filter(|key| enough(key)).collect();
        let fact = |fact: Fact| {
            let is_repeated =
                fact.hints_at_reward() && keys.iter().any(|(_, name)| *name == fact.name);
            if is_repeated { fact.confirmed() } else { fact }
        };
        Outward { facts: link.facts.iter().cloned().map(fact).collect(), ..link }
    };
    links.into_iter().map(confirm).collect()
}

/// The weak signs of a link, each as its host and the name of what it shows. A value that is a host
/// (`ref=blog.example`) tells where readers come from, and rewards nobody.
fn signs(link: &Outward) -> impl Iterator<Item = (String, String)> + '_ {
    let address = Address::parse(&link.target);
    let hints = link.facts.iter().filter(|fact| fact.hints_at_reward());
    hints.filter_map(move |fact| {
        let address = address.as_ref()?;
        let names_host = address.query().iter().any(|(_, value)| value.contains('.'));
        (!names_host).then(|| (address.host().to_owned(), fact.name.clone()))
    })
}
