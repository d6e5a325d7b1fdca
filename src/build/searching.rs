//! The index that readers search in, made of all bodies: the words of each entry once, and the shards
//! whose words have changed.

use super::Memos;
use super::each::each;
use super::watch::Unwatched;
use crate::body::{Bodies, Body};
use crate::index::search::{self, File, Index, Words};
use crate::page::Layout;
use crate::site::{EntryId, Site};
use crate::value::digest::{Digest, Known};

/// Makes it; empty where the blog's owner wants none.
pub(super) fn index(site: &Site, bodies: &Bodies, memos: &Memos) -> Index {
    let Some(layout) = Layout::of(site) else {
        return Index::default();
    };
    let words = each(&layout.entries, &Unwatched, |id| {
        let body = &bodies.entries[id.0];
        memos.words.once(|| key(site, *id, body), || Words::of(site, *id, body))
    });
    let drawers: Vec<usize> = (0..search::drawers(layout.shards)).collect();
    let drawers = each(&drawers, &Unwatched, |drawer| {
        let key = || search::key(*drawer, layout.shards, &words);
        memos.shards.once(key, || search::drawer(*drawer, layout.shards, &words))
    });
    let shards = (0..layout.shards).map(|shard| {
        let (drawer, number) = search::in_drawer(shard, layout.shards);
        drawers[drawer][number].clone()
    });
    let files: Vec<&[EntryId]> = layout.files().collect();
    let results: Vec<File> = each(&files, &Unwatched, |entries| search::results(site, entries));
    Index::of(shards.collect(), results, &layout)
}

/// All that the words of an entry depend on.
fn key(site: &Site, id: EntryId, body: &Known<Body>) -> Digest {
    let digests = [body.digest(), site.thread(id).digest()];
    let terms = site.taxonomies.iter().flat_map(|taxonomy| {
        site.terms(id, &taxonomy.config.name).into_iter().map(|term| term.name.as_bytes())
    });
    let title = site.entry(id).document.title.as_bytes();
    let parts = digests.iter().map(|digest| digest.as_bytes().as_slice());
    Digest::of_parts(parts.chain([title]).chain(terms))
}
