//! Long lists in parts.

use crate::site::{EntryId, address};
use crate::value::url::UrlPath;

/// One part of a long list: of entries, or of something else that has numbers.
#[derive(Clone, Debug)]
pub struct Pager<Item = EntryId> {
    /// Which part, from 1.
    pub number: usize,
    /// How many parts there are, at least 1.
    pub total: usize,
    /// What this part lists.
    pub listed: Vec<Item>,
    /// The first part.
    pub first: UrlPath,
    /// The part before.
    pub previous: Option<UrlPath>,
    /// The part after.
    pub next: Option<UrlPath>,
    /// The last part.
    pub last: UrlPath,
}

/// All parts of the list at `list`, each with its address. An empty list has one part.
pub(super) fn parts<'a, Item: Copy>(
    list: &'a UrlPath,
    items: &'a [Item],
    per_page: usize,
) -> impl Iterator<Item = (UrlPath, Pager<Item>)> + use<'a, Item> {
    let total = address::parts(items.len(), per_page);
    let at = |number: usize| address::part_of_list(list, number);
    (1..=total).map(move |number| {
        let listed = items.iter().skip((number - 1) * per_page).take(per_page);
        let pager = Pager {
            number,
            total,
            listed: listed.copied().collect(),
            first: at(1),
            previous: (number > 1).then(|| at(number - 1)),
            next: (number < total).then(|| at(number + 1)),
            last: at(total),
        };
        (at(number), pager)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(count: usize, per_page: usize) -> Vec<(String, Vec<usize>)> {
        let entries: Vec<EntryId> = (0..count).map(EntryId).collect();
        let list = UrlPath::from_plain("/posts/").unwrap();
        let parts = parts(&list, &entries, per_page);
        let ids = |pager: &Pager| pager.listed.iter().map(|id| id.0).collect();
        parts.map(|(url, pager)| (url.plain(), ids(&pager))).collect()
    }

    #[test]
    fn every_entry_is_listed_once_and_in_order() {
        assert_eq!(split(0, 2), [("/posts/".to_owned(), vec![])]);
        assert_eq!(split(2, 2), [("/posts/".to_owned(), vec![0, 1])]);
        let three = [("/posts/".to_owned(), vec![0, 1]), ("/posts/page/2/".to_owned(), vec![2])];
        assert_eq!(split(3, 2), three);
    }
}
