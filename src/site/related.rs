//! Posts that are like another: those that share its terms, the rarer the better.

use std::cmp::Reverse;

use super::{EntryId, Site, TermId};
use crate::value::digest::Digest;

/// How many are told.
const MOST: usize = 5;

/// How far from a post its likes are looked for in the list of one term, in either direction. Keeps
/// the work for a post the same however large the blog is.
const REACH: usize = 64;

/// Posts that share the most terms with one, the likest first; of equals, the newest.
pub(super) fn of(site: &Site, id: EntryId) -> Vec<EntryId> {
    if id.0 >= site.posts {
        return Vec::new();
    }
    let mut likes: Vec<(EntryId, u64)> =
        site.terms_of[id.0].iter().flat_map(|term| likes(site, id, *term)).collect();
    // The list of each term is in order already, and this sort knows how to join such.
    likes.sort_by_key(|(other, _)| *other);
    let mut scores: Vec<(EntryId, u64)> = Vec::new();
    for (other, weight) in likes {
        match scores.last_mut() {
            Some((last, score)) if *last == other => *score += weight,
            _ => scores.push((other, weight)),
        }
    }
    let order = |(other, score): &(EntryId, u64)| (Reverse(*score), *other);
    if scores.len() > MOST {
        scores.select_nth_unstable_by_key(MOST, order);
        scores.truncate(MOST);
    }
    scores.sort_unstable_by_key(order);
    scores.into_iter().map(|(other, _)| other).collect()
}

/// A digest of all that goes into it, for every post: its terms name the posts in their order.
pub(super) fn kinship(site: &Site) -> Digest {
    let lists = site.taxonomies.iter().map(|taxonomy| {
        let lists: Vec<&[EntryId]> =
            taxonomy.terms.iter().map(|term| term.entries.as_slice()).collect();
        (&taxonomy.config.name, lists)
    });
    Digest::of_value(&(site.posts, lists.collect::<Vec<_>>()))
}

/// The other posts of a term that stand near to one, with what it weighs to share the term.
fn likes(site: &Site, id: EntryId, term: TermId) -> impl Iterator<Item = (EntryId, u64)> {
    let taxonomy = &site.taxonomies[term.taxonomy];
    let entries = match taxonomy.config.name.as_str() {
        // A series has its own navigation, and an author wrote about everything.
        "series" | "authors" => &[][..],
        _ => &taxonomy.terms[term.term].entries,
    };
    let at = entries.binary_search(&id).unwrap_or_default();
    let near = &entries[at.saturating_sub(REACH)..entries.len().min(at + REACH + 1)];
    let weight = weight(&taxonomy.config.name, entries.len());
    let posts = site.posts;
    near.iter().filter(move |other| **other != id && other.0 < posts).map(move |o| (*o, weight))
}

/// A tag says more than a category, a rare term more than a common one. Whole numbers, so that every
/// machine agrees.
fn weight(taxonomy: &str, entries: usize) -> u64 {
    let kind = if taxonomy == "categories" { 1_000_000 } else { 3_000_000 };
    kind / (entries.max(1) as u64 * 100).isqrt()
}

#[cfg(test)]
mod tests {
    use crate::site::sample::{Sample, id};

    #[test]
    fn a_rare_tag_binds_more_than_a_common_one_and_a_category() {
        let site = Sample::new("")
            .with_all(&[
                ("posts/me.md", "date: 2026-01-09\ntags: [common, rare]\ncategories: [x]"),
                ("posts/common.md", "date: 2026-01-08\ntags: [common]"),
                ("posts/older.md", "date: 2026-01-07\ntags: [common]"),
                ("posts/rare.md", "date: 2026-01-06\ntags: [rare]"),
                ("posts/category.md", "date: 2026-01-05\ncategories: [x]"),
                ("posts/both.md", "date: 2026-01-04\ntags: [rare, common]"),
                ("posts/none.md", "date: 2026-01-03\ntags: [other]"),
                ("page.md", "tags: [other]"),
            ])
            .site();
        let related = site.related(id(&site, "posts/me.md"));
        let names: Vec<_> =
            related.iter().map(|id| site.entry(*id).document.place.name.as_str()).collect();
        assert_eq!(names, ["both", "rare", "common", "older", "category"]);
        assert!(site.related(id(&site, "posts/none.md")).is_empty());
        assert!(site.related(id(&site, "page.md")).is_empty());
    }
}
