//! What asks the owner for no answer: said to another reader, or the thanks that end an exchange.

use super::address::Addresses;
use super::names::{Names, Who};
use super::talk::Talk;
use super::verdict::Verdicts;
use crate::remind::Intent;

/// Whether a reader's comment is said to another reader, and does not name the owner.
pub(super) fn is_to_a_reader(talk: &Talk<'_>, number: usize, names: &Names) -> bool {
    match addressee(talk, number) {
        Addressee::Owner => false,
        Addressee::Reader => !names_the_owner(talk, number, names),
        Addressee::Unsaid => is_spoken_to_a_reader(talk, number, names),
    }
}

/// To whom a comment is said, by its place.
enum Addressee {
    Owner,
    Reader,
    Unsaid,
}

/// What somebody adds to their own words is said to whom those were. Where the owner has spoken below
/// the same comment before, a further one there may be to either.
fn addressee(talk: &Talk<'_>, number: usize) -> Addressee {
    let own = talk.reader(number);
    let mut here = number;
    while let Some(above) = talk.said[here].above {
        if talk.is_owners(above) {
            return Addressee::Owner;
        }
        let Some(reader) = talk.reader(above) else { return Addressee::Unsaid };
        if Some(reader) != own {
            return match has_an_answer_besides(talk, here, above) {
                true => Addressee::Owner,
                false => Addressee::Reader,
            };
        }
        here = above;
    }
    Addressee::Unsaid
}

/// Whether the owner has spoken below `above` before. When somebody spoke who has no date, nobody knows.
fn has_an_answer_besides(talk: &Talk<'_>, number: usize, above: usize) -> bool {
    let is_dated = |said: usize| talk.said[said].comment.date.is_some();
    talk.below(above)
        .take_while(|said| *said < number)
        .any(|said| talk.is_owners(said) && (is_dated(number) || !is_dated(said)))
}

fn names_the_owner(talk: &Talk<'_>, number: usize, names: &Names) -> bool {
    let found = names.find(&talk.said[number].spoken().reading.words);
    found.iter().any(|naming| naming.who.contains(&Who::Owner))
}

/// Whether it begins with the name of a reader who has spoken before.
fn is_spoken_to_a_reader(talk: &Talk<'_>, number: usize, names: &Names) -> bool {
    let own = talk.reader(number);
    if !names.may_begin(&talk.said[number].comment.body.text) {
        return false;
    }
    let found = names.find(&talk.said[number].spoken().reading.words);
    let is_another = |who: &Who| match who {
        Who::Owner => false,
        Who::Reader(reader) => {
            Some(*reader) != own
                && talk.readers[*reader].first().is_some_and(|first| *first < number)
        }
    };
    let is_owner = found.iter().any(|naming| naming.who.contains(&Who::Owner));
    let first = found.iter().find(|naming| naming.is_first && naming.is_spoken_to);
    !is_owner
        && first.is_some_and(|naming| !naming.who.is_empty() && naming.who.iter().all(is_another))
}

/// Whether a reader's comment gives thanks for an answer they had, and asks nothing.
pub(super) fn is_last_thanks(
    talk: &Talk<'_>,
    number: usize,
    verdicts: &Verdicts,
    addresses: &Addresses,
) -> bool {
    had_an_answer(talk, number, verdicts, addresses)
        && Intent::is_thanks(&talk.said[number].spoken().reading)
}

/// Whether the owner has answered them, or may have. Thanks for it say that they did.
fn had_an_answer(
    talk: &Talk<'_>,
    number: usize,
    verdicts: &Verdicts,
    addresses: &Addresses,
) -> bool {
    let is_below = talk.said[number].above.is_some_and(|above| talk.is_owners(above));
    let Some(reader) = talk.reader(number) else { return false };
    let earlier = || talk.readers[reader].iter().copied().take_while(|said| *said < number);
    let is_loose = |said: usize| talk.is_owners(said) && !addresses.is_to_somebody(said);
    is_below
        || earlier().any(|said| verdicts.first_answer(said).is_some_and(|answer| answer < number))
        || earlier().next().is_some_and(|first| (first..number).any(is_loose))
}
