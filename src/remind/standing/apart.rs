//! What asks the owner for no answer: said to another reader, or the thanks that end an exchange.

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
            let is_besides = |answer: &usize| talk.said[*answer].above == Some(above);
            return match talk
                .answers()
                .take_while(|answer| *answer < here)
                .any(|one| is_besides(&one))
            {
                true => Addressee::Owner,
                false => Addressee::Reader,
            };
        }
        here = above;
    }
    Addressee::Unsaid
}

fn names_the_owner(talk: &Talk<'_>, number: usize, names: &Names) -> bool {
    let found = names.find(&talk.said[number].spoken().reading.words);
    found.iter().any(|naming| naming.who.contains(&Who::Owner))
}

/// Whether it begins with the name of a reader who has spoken before.
fn is_spoken_to_a_reader(talk: &Talk<'_>, number: usize, names: &Names) -> bool {
    let found = names.find(&talk.said[number].spoken().reading.words);
    let own = talk.reader(number);
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
pub(super) fn is_last_thanks(talk: &Talk<'_>, number: usize, verdicts: &Verdicts) -> bool {
    had_an_answer(talk, number, verdicts)
        && Intent::of(&talk.said[number].spoken().reading) == Intent::Thanks
}

fn had_an_answer(talk: &Talk<'_>, number: usize, verdicts: &Verdicts) -> bool {
    let said = &talk.said[number];
    let is_below = said.above.is_some_and(|above| talk.is_owners(above));
    let Some(reader) = talk.reader(number) else { return false };
    let mut earlier = talk.readers[reader].iter().take_while(|said| **said < number);
    is_below
        || earlier.any(|said| {
            verdicts.get(*said).and_then(|verdict| verdict.by).is_some_and(|by| by < number)
        })
}
