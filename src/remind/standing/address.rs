//! Whom a comment of the owner's addresses, by what it says: by name, by a link or a quotation, or
//! everybody at once.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::Rule;
use super::everybody::is_to_everybody;
use super::names::{Names, Who};
use super::quote::{Targets, is_quoted, quotations};
use super::talk::Talk;
use super::verdict::Verdicts;
use crate::comment::Owners;

/// What was found of each comment of the owner's that somebody could have waited for.
pub(super) struct Addresses {
    /// Everybody's names.
    pub(super) names: Names,
    /// Whether a comment speaks to somebody in particular.
    is_to_somebody: BTreeMap<usize, bool>,
}

impl Addresses {
    /// Whether a comment of the owner's speaks to somebody in particular.
    pub(super) fn is_to_somebody(&self, answer: usize) -> bool {
        self.is_to_somebody.get(&answer).copied().unwrap_or(false)
    }
}

/// Finds whom the owner speaks to, and answers them.
pub(super) fn judge(talk: &Talk<'_>, verdicts: &mut Verdicts, owners: &Owners) -> Addresses {
    let names = Names::of(people(talk, owners), talk.title);
    let targets = LazyCell::new(|| Targets::of(talk));
    let mut is_to_somebody = BTreeMap::new();
    let (mut batch, mut first_open) = (0, None);
    let mut last: Option<usize> = None;
    for number in 0..talk.said.len() {
        if !talk.is_owners(number) {
            first_open = first_open.or(Some(number).filter(|number| verdicts.is_open(*number)));
            continue;
        }
        if last.is_some_and(|last| (last..number).any(|said| talk.reader(said).is_some())) {
            batch = last.unwrap_or_default();
        }
        // What stands below a comment does not end what is said under the post.
        last = Some(number).filter(|_| talk.said[number].above.is_none()).or(last);
        if first_open.is_none() {
            continue;
        }
        let answer = Answer { talk, number, batch };
        let named = answer.name(&names, verdicts);
        let may_link = talk.said[number].comment.body.text.contains(['#', ':']);
        let linked = may_link && answer.link(&targets, verdicts);
        let quoted = answer.quote(verdicts);
        let all = answer.everybody(verdicts);
        is_to_somebody.insert(number, named || linked || quoted || all);
    }
    Addresses { names, is_to_somebody }
}

fn people<'t>(talk: &'t Talk<'_>, owners: &'t Owners) -> impl Iterator<Item = (Who, &'t str)> {
    let owner = owners.names().iter().map(|name| (Who::Owner, name.as_str()));
    let readers = talk.readers.iter().enumerate().flat_map(|(reader, said)| {
        let names = said.iter().map(|said| talk.said[*said].comment.author.name.as_str());
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(move |name| (Who::Reader(reader), name))
    });
    owner.chain(readers)
}

/// A comment of the owner's, with the first of the comments since they spoke before.
struct Answer<'t, 'a> {
    talk: &'t Talk<'a>,
    number: usize,
    batch: usize,
}

impl Answer<'_, '_> {
    /// Whether it can be said to a comment without standing below it: from under the post to everybody,
    /// within a branch to those who are in it.
    fn reaches(&self, said: usize) -> bool {
        let own = &self.talk.said[self.number];
        said < self.number && (own.above.is_none() || own.branch == self.talk.said[said].branch)
    }

    fn name(&self, names: &Names, verdicts: &mut Verdicts) -> bool {
        let own = &self.talk.said[self.number];
        let mut is_any = false;
        for naming in names.find(&own.spoken().reading.words) {
            let readers = naming.who.iter().filter_map(|who| match who {
                Who::Reader(reader) => Some(*reader),
                Who::Owner => None,
            });
            is_any |= naming.who.is_empty() || naming.who.iter().any(|who| *who != Who::Owner);
            // Of several of one name, the one who spoke last is meant.
            let last = |reader: usize| {
                let said = self.talk.readers[reader].iter();
                said.copied().take_while(|said| *said < self.number).last()
            };
            let Some((_, reader)) = readers.filter_map(|one| Some((last(one)?, one))).max() else {
                continue;
            };
            for said in self.talk.readers[reader].iter().filter(|said| self.reaches(**said)) {
                verdicts.say(*said, Rule::Named, Some(self.number));
            }
        }
        is_any
    }

    fn link(&self, targets: &Targets<'_>, verdicts: &mut Verdicts) -> bool {
        let linked = targets.linked(&self.talk.said[self.number]);
        let is_earlier = |said: &usize| *said < self.number && self.talk.reader(*said).is_some();
        let linked: Vec<usize> = linked.into_iter().filter(is_earlier).collect();
        linked.iter().for_each(|said| verdicts.say(*said, Rule::Linked, Some(self.number)));
        !linked.is_empty()
    }

    fn quote(&self, verdicts: &mut Verdicts) -> bool {
        let quotations = quotations(&self.talk.said[self.number]);
        if quotations.is_empty() {
            return false;
        }
        let readers = (0..self.number).filter(|said| self.talk.reader(*said).is_some());
        let quoted: Vec<usize> =
            readers.filter(|said| is_quoted(&self.talk.said[*said], &quotations)).collect();
        quoted.iter().for_each(|said| verdicts.say(*said, Rule::Quoted, Some(self.number)));
        !quoted.is_empty()
    }

    /// Everybody is whoever spoke since the owner did before.
    fn everybody(&self, verdicts: &mut Verdicts) -> bool {
        if !is_to_everybody(self.talk.said[self.number].spoken()) {
            return false;
        }
        let batch = (self.batch..self.number).filter(|said| self.reaches(*said));
        for said in batch.filter(|said| self.talk.reader(*said).is_some()) {
            verdicts.say(said, Rule::Everybody, Some(self.number));
        }
        true
    }
}
