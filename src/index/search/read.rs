//! A reader of the shards, as `search.js` is one: what tests ask.

use super::File;
use super::place::{beginning, is_dense, spot};

/// A word of a shard, and the entries that have it, each with its weight.
type Found = (String, Vec<(usize, u8)>);

/// All words of a shard.
pub(super) fn shard(file: &File) -> Vec<Found> {
    let mut rest = &*file.bytes;
    let mut last: Vec<u8> = Vec::new();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (shared, more) = (number(&mut rest), number(&mut rest));
        last.truncate(shared);
        last.extend_from_slice(taken(&mut rest, more));
        let length = number(&mut rest);
        let postings = postings(taken(&mut rest, length));
        found.push((String::from_utf8(last.clone()).unwrap(), postings));
    }
    found
}

/// The entries that have a word which begins like this, in order of their numbers. It reads one shard.
pub(super) fn begins(shards: &[File], word: &str) -> Vec<usize> {
    let words = shard(&shards[spot(word) as usize % shards.len()]);
    let all = beginning(word).filter(|beginning| *beginning == word).map(|all| format!("{all}*"));
    let is_short = !word.starts_with(is_dense) && word.chars().count() < 3;
    let is_found = |found: &str| match &all {
        Some(all) => found == all,
        None if is_short => found == word,
        None => found.starts_with(word) && !found.ends_with('*'),
    };
    let found = words.into_iter().filter(|(found, _)| is_found(found));
    let mut entries: Vec<usize> =
        found.flat_map(|(_, postings)| postings).map(|(entry, _)| entry).collect();
    entries.sort_unstable();
    entries.dedup();
    entries
}

fn postings(mut bytes: &[u8]) -> Vec<(usize, u8)> {
    let (mut entry, mut postings) = (0, Vec::new());
    while !bytes.is_empty() {
        let next = number(&mut bytes);
        entry += next >> 3;
        postings.push((entry, (next & 7) as u8));
    }
    postings
}

fn taken<'a>(rest: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (taken, behind) = rest.split_at(length);
    *rest = behind;
    taken
}

fn number(rest: &mut &[u8]) -> usize {
    let length = rest.iter().position(|byte| byte & 0x80 == 0).unwrap() + 1;
    let bytes = taken(rest, length).iter().rev();
    bytes.fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f))
}
