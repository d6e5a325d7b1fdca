//! What a comment answers. Themes say it by id, by the moment in a file's name, or by the place among
//! the comments that answer nothing, as the page counts them.

use std::collections::BTreeMap;

use super::leaf::{Leaf, seconds};
use crate::import::comments::field::words;
use crate::import::comments::name::Field;
use crate::import::comments::row::Row;

/// The comments of one post, by everything that another may call them.
pub(super) struct Answers {
    /// By an id or a file's name.
    named: BTreeMap<String, String>,
    /// By the moment in a file's name.
    timed: BTreeMap<i64, String>,
    /// Those that answer nothing, in order.
    roots: Vec<String>,
}

impl Answers {
    /// The comments of a post, with their rows, in the order of their files' names.
    pub(super) fn of(leaves: &[Leaf], rows: &[Row]) -> Self {
        let (mut named, mut timed, mut roots) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        for (leaf, row) in leaves.iter().zip(rows) {
            let ids = leaf.card.all(Field::Id).filter_map(words);
            for name in ids.chain([leaf.stem.clone()]) {
                named.entry(name).or_insert_with(|| row.id.clone());
            }
            if let Some(moment) = seconds(&leaf.stem).last() {
                timed.entry(*moment).or_insert_with(|| row.id.clone());
            }
            if called(leaf).is_empty() {
                roots.push(row.id.clone());
            }
        }
        Self { named, timed, roots }
    }

    /// The id of the comment that a file says it answers; what it says, where that is none.
    pub(super) fn parent(&self, leaf: &Leaf) -> Option<String> {
        let called = called(leaf);
        let by_name = called.iter().find_map(|name| self.named.get(name));
        let by_time = || called.iter().find_map(|name| self.timed.get(seconds(name).first()?));
        let by_place = || {
            let place = called.iter().find_map(|name| name.parse::<usize>().ok())?;
            self.roots.get(place.checked_sub(1)?)
        };
        let found = by_name.or_else(by_time).or_else(by_place).cloned();
        found.or_else(|| called.into_iter().next())
    }
}

/// What a file calls the comment that it answers, in its fields, else in its name.
fn called(leaf: &Leaf) -> Vec<String> {
    let said = leaf.card.all(Field::Parent).filter_map(words);
    let mut said: Vec<String> = said.filter(|name| name != "0").collect();
    if let ([above, _], true) = (seconds(&leaf.stem).as_slice(), said.is_empty()) {
        said.push(above.to_string());
    }
    said
}
