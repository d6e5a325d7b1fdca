//! Copies of one comment: a site that moved has it under the old address of its post and under the
//! new one.

use std::collections::{BTreeMap, HashMap};

use super::draft::Draft;
use super::link;
use super::print::Hash;

/// What is left of a conversation's drafts, and by which id each copy that is gone is known now.
pub(super) struct Single {
    pub(super) drafts: Vec<Draft>,
    pub(super) renamed: HashMap<String, String>,
}

impl Single {
    /// Leaves out more copies, and lets what answers them answer the ones that stay.
    pub(super) fn without(&mut self, copies: &HashMap<String, String>) {
        self.drafts.retain(|draft| !copies.contains_key(&draft.comment.id));
        link::follow(&mut self.drafts, copies);
        let stays = |stays: String| copies.get(&stays).cloned().unwrap_or(stays);
        let renamed = std::mem::take(&mut self.renamed).into_iter();
        self.renamed = renamed.map(|(copy, other)| (copy, stays(other))).collect();
        self.renamed.extend(copies.clone());
    }
}

/// Leaves of each comment one: the one that `stands` already, else the one of the least id.
pub(super) fn drop(drafts: Vec<Draft>, stands: impl Fn(&str) -> bool) -> Single {
    let mut groups: BTreeMap<Hash, Vec<usize>> = BTreeMap::new();
    for (number, draft) in drafts.iter().enumerate().filter(|(_, draft)| can_be_told(draft)) {
        groups.entry(draft.copy).or_default().push(number);
    }
    let mut kept: HashMap<usize, usize> = HashMap::new();
    for group in groups.values().filter(|group| group.len() > 1) {
        kept.extend(pair(group, &drafts, &stands));
    }
    let id = |number: &usize| drafts[*number].comment.id.clone();
    let renamed = kept.iter().map(|(copy, stays)| (id(copy), id(stays))).collect();
    let left = drafts.into_iter().enumerate().filter(|(number, _)| !kept.contains_key(number));
    Single { drafts: left.map(|(_, draft)| draft).collect(), renamed }
}

/// Each copy of a group with the one that stays. Within one thread nothing is a copy: somebody may
/// have said the same twice in a second, and so the second of each thread stands for the second.
fn pair(group: &[usize], drafts: &[Draft], stands: &impl Fn(&str) -> bool) -> Vec<(usize, usize)> {
    let mut threads: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in group {
        threads.entry(drafts[*number].thread).or_default().push(*number);
    }
    for numbers in threads.values_mut() {
        numbers.sort_by_key(|number| natural(&drafts[*number].comment.id));
    }
    let longest = threads.values().map(Vec::len).max().unwrap_or_default();
    let rank = |nth: usize| threads.values().filter_map(move |numbers| numbers.get(nth)).copied();
    let pairs = (0..longest).flat_map(|nth| {
        let best = rank(nth).min_by_key(|number| {
            let id = &drafts[*number].comment.id;
            (!stands(id), natural(id))
        });
        rank(nth).filter_map(move |number| Some((number, best?)).filter(|(a, b)| a != b))
    });
    pairs.collect()
}

/// Whether it says enough to be recognised.
fn can_be_told(draft: &Draft) -> bool {
    let comment = &draft.comment;
    comment.date.is_some() && !(comment.body.text.trim().is_empty() && comment.url.is_none())
}

/// Ids in the order in which systems count them.
fn natural(id: &str) -> (usize, String) {
    (id.len(), id.to_owned())
}
