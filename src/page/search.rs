//! What readers search in, laid out: which entries, and in how many files. It depends on how much there
//! is to search and not on what it says, so that all addresses are planned before a word is read.

use super::plan::Plan;
use super::{Page, Subject};
use crate::site::{Entry, EntryId, Site, address};

/// How many words a shard is made for: some twenty kilobytes come of them.
const WORDS_A_SHARD: usize = 8_192;

/// How many entries one file tells of: ten results are read from ten of them.
const ENTRIES_A_FILE: usize = 16;

/// How the index for searching is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What is found, the newest post last: one more changes no other's number. An entry is known by its
    /// number here.
    pub entries: Vec<EntryId>,
    /// How many shards hold the words: a power of two.
    pub shards: usize,
}

impl Layout {
    /// That of a blog; none where its owner wants none.
    pub fn of(site: &Site) -> Option<Self> {
        if !site.config.search {
            return None;
        }
        let found = site.entries.iter().enumerate().rev().filter(|(_, entry)| is_found(entry));
        let words: usize = found.clone().map(|(_, entry)| entry.document.prose.words).sum();
        let shards = 1 << (words / WORDS_A_SHARD).max(1).ilog2();
        Some(Self { entries: found.map(|(id, _)| EntryId(id)).collect(), shards })
    }

    /// How many entries one file of results tells of.
    pub fn entries_a_file(&self) -> usize {
        ENTRIES_A_FILE
    }

    /// The entries of each file of results.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &[EntryId]> {
        self.entries.chunks(ENTRIES_A_FILE)
    }
}

/// Whether an entry is for those who search: what tells that something is not there is not.
fn is_found(entry: &Entry) -> bool {
    let is_elsewhere =
        entry.url == address::search() || entry.url == address::root_file("404.html");
    !entry.document.front.unsearched && !is_elsewhere
}

impl Plan<'_> {
    /// The search page and all that it reads.
    pub(super) fn search(&mut self) {
        let Some(layout) = Layout::of(self.site) else {
            return;
        };
        let templates = vec!["search.html".to_owned()];
        self.offer(Page { url: address::search(), subject: Subject::Search, templates });
        self.offer(Page::plain(address::search_root(), Subject::SearchRoot));
        for number in 0..layout.shards {
            let subject = Subject::SearchWords(number);
            self.offer(Page::plain(address::search_words(number), subject));
        }
        for number in 0..layout.files().len() {
            let subject = Subject::SearchResults(number);
            self.offer(Page::plain(address::search_results(number), subject));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::sample::Sample;

    #[test]
    fn what_asks_for_it_is_not_found() {
        let documents = [
            ("posts/b.md", "date: 2026-02-01"),
            ("posts/a.md", "date: 2026-01-01"),
            ("posts/off.md", "search: false"),
            ("about.md", ""),
            ("404.md", ""),
            ("search.md", "template: search.html"),
        ];
        let site = Sample::new("").with_all(&documents).site();
        let layout = Layout::of(&site).unwrap();
        let found = layout.entries.iter().map(|id| site.entry(*id).document.place.path.as_str());
        assert_eq!(found.collect::<Vec<_>>(), ["about.md", "posts/a.md", "posts/b.md"]);
        assert_eq!(Layout::of(&Sample::new("search: off\n").site()), None);
    }

    #[test]
    fn more_words_have_more_shards() {
        let shards = |words: usize| {
            let site = Sample::new("").with("posts/a.md", &"word ".repeat(words)).site();
            Layout::of(&site).unwrap().shards
        };
        assert_eq!([0, 16_383, 16_384, 50_000].map(shards), [1, 1, 2, 4]);
    }
}
