//! Who answers whom. A chain of answers may be of any length: nothing here calls itself.

use std::collections::HashMap;

use super::draft::Draft;
use super::print::{Hash, fingerprint, full_id};
use crate::comment::{Comment, Oddity};

/// Gives every draft the id of the comment that it answers: of its own thread, where several have the
/// same id.
pub(super) fn link(drafts: &mut [Draft]) {
    let mut near: HashMap<(usize, Hash), String> = HashMap::new();
    let mut anywhere: HashMap<Hash, String> = HashMap::new();
    for draft in drafts.iter() {
        let id = &draft.comment.id;
        near.entry((draft.thread, draft.id)).or_insert_with(|| id.clone());
        anywhere.entry(draft.id).or_insert_with(|| id.clone());
    }
    for draft in drafts {
        let Some(parent) = &draft.parent else {
            continue;
        };
        let full = full_id(draft.system, parent);
        let id = fingerprint([&*full]);
        let itself = (id == draft.id).then_some(&draft.comment.id);
        let found = itself.or_else(|| near.get(&(draft.thread, id))).or_else(|| anywhere.get(&id));
        draft.comment.parent = Some(found.cloned().unwrap_or_else(|| full.into_owned()));
    }
}

/// Lets answers to a copy that is gone answer the one that stays.
pub(super) fn follow(drafts: &mut [Draft], renamed: &HashMap<String, String>) {
    for draft in drafts {
        let parent = draft.comment.parent.as_mut();
        if let Some((parent, stays)) =
            parent.and_then(|parent| Some((renamed.get(parent)?, parent)))
        {
            stays.clone_from(parent);
        }
    }
}

/// Opens every circle of answers at its earliest comment, which then answers nothing.
pub(super) fn open_circles(drafts: &mut [Draft]) {
    let numbers: HashMap<&str, usize> =
        drafts.iter().enumerate().map(|(number, draft)| (&*draft.comment.id, number)).collect();
    let parent = |draft: &Draft| numbers.get(draft.comment.parent.as_deref()?).copied();
    let parents: Vec<Option<usize>> = drafts.iter().map(parent).collect();
    for circle in circles(&parents) {
        let earliest = circle.into_iter().min_by_key(|number| order(&drafts[*number].comment));
        if let Some(earliest) = earliest {
            let comment = &mut drafts[earliest].comment;
            comment.parent = None;
            comment.oddities.push(Oddity::Circle);
        }
    }
}

/// The circles among things of which each has one parent at most.
fn circles(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut walked: Vec<Option<usize>> = vec![None; parents.len()];
    let mut circles = Vec::new();
    for start in 0..parents.len() {
        let mut path = Vec::new();
        let mut next = Some(start);
        while let Some(number) = next.filter(|number| walked[*number].is_none()) {
            walked[number] = Some(start);
            path.push(number);
            next = parents[number];
        }
        let met = next.filter(|number| walked[*number] == Some(start));
        let from = met.and_then(|met| path.iter().position(|number| *number == met));
        circles.extend(from.map(|from| path.split_off(from)));
    }
    circles
}

/// By time, then by id; what has no time stands last.
pub(super) fn order(comment: &Comment) -> (bool, Option<jiff::Timestamp>, String) {
    (comment.date.is_none(), comment.date, comment.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_wherever_one_begins() {
        assert_eq!(circles(&[None, Some(0), Some(1)]), Vec::<Vec<usize>>::new());
        assert_eq!(circles(&[Some(0)]), [vec![0]]);
        assert_eq!(circles(&[Some(1), Some(2), Some(1), Some(0)]), [vec![1, 2]]);
        assert_eq!(circles(&[Some(1), Some(0), Some(3), Some(2)]), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_is_walked() {
        let chain: Vec<Option<usize>> =
            (0..100_000).map(|number: usize| number.checked_sub(1)).collect();
        assert!(circles(&chain).is_empty());
        let ring: Vec<Option<usize>> =
            (0..100_000).map(|number| Some((number + 1) % 100_000)).collect();
        assert_eq!(circles(&ring).len(), 1);
    }
}
