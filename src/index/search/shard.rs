//! The words of all entries, in shards: each with the entries that have it.

use std::collections::HashMap;
use std::sync::Arc;

use super::File;
use super::place::spot;
use super::words::{PARTS, Words};
use crate::value::digest::Digest;

/// The entries that have a word, as they stand in a shard.
#[derive(Default)]
struct Postings {
    last: usize,
    bytes: Vec<u8>,
}

impl Postings {
    /// Adds an entry of a higher number than all before: how much higher, and the weight in three bits.
    fn add(&mut self, entry: usize, weight: u8) {
        varint((entry - self.last) << 3 | usize::from(weight), &mut self.bytes);
        self.last = entry;
    }
}

/// In how many drawers so many shards lie. A drawer is made as a whole, and the others without it.
pub fn drawers(shards: usize) -> usize {
    shards.min(PARTS)
}

/// Where a shard lies: its drawer, and its number in there.
pub fn in_drawer(shard: usize, shards: usize) -> (usize, usize) {
    (shard % drawers(shards), shard / drawers(shards))
}

/// The parts of each entry's words that are in a drawer.
fn parts(drawer: usize, shards: usize) -> impl Iterator<Item = usize> + Clone {
    (drawer..PARTS).step_by(drawers(shards))
}

/// A digest of all that a drawer depends on.
pub fn key(drawer: usize, shards: usize, words: &[Arc<Words>]) -> Digest {
    let layout = [drawer, shards, words.len()].map(usize::to_le_bytes).concat();
    let parts = parts(drawer, shards);
    let said = words.iter().flat_map(|words| parts.clone().map(|part| words.digest(part)));
    Digest::of(said.fold(layout, |mut all, digest| {
        all.extend_from_slice(digest);
        all
    }))
}

/// The shards of a drawer, given the words of all entries in order of their numbers.
pub fn drawer(drawer: usize, shards: usize, words: &[Arc<Words>]) -> Vec<File> {
    let mut found: HashMap<&[u8], Postings> = HashMap::new();
    for (entry, words) in words.iter().enumerate() {
        for part in parts(drawer, shards) {
            for (word, weight) in words.part(part) {
                found.entry(word).or_default().add(entry, weight);
            }
        }
    }
    let mut found: Vec<(&[u8], Postings)> = found.into_iter().collect();
    found.sort_unstable_by_key(|(word, _)| *word);
    let mut made: Vec<Shard<'_>> = Vec::new();
    made.resize_with(shards.div_ceil(drawers(shards)), Shard::default);
    for (word, postings) in &found {
        let shard = spot(std::str::from_utf8(word).unwrap_or_default()) as usize % shards;
        if let Some(shard) = made.get_mut(in_drawer(shard, shards).1) {
            shard.add(word, &postings.bytes);
        }
    }
    made.into_iter().map(|shard| File::from(shard.bytes)).collect()
}

/// A shard being written.
#[derive(Default)]
struct Shard<'a> {
    bytes: Vec<u8>,
    last: &'a [u8],
}

impl<'a> Shard<'a> {
    /// Adds a word that comes behind all before: how many bytes of the last one it begins with, how many
    /// follow, and these; then how many bytes its entries take, and these.
    fn add(&mut self, word: &'a [u8], postings: &[u8]) {
        let shared = self.last.iter().zip(word).take_while(|(one, other)| one == other).count();
        varint(shared, &mut self.bytes);
        varint(word.len() - shared, &mut self.bytes);
        self.bytes.extend_from_slice(&word[shared..]);
        varint(postings.len(), &mut self.bytes);
        self.bytes.extend_from_slice(postings);
        self.last = word;
    }
}

/// A number in as few bytes as it needs, seven bits in each, the lowest first; all but the last have the
/// highest bit (LEB128).
fn varint(mut number: usize, bytes: &mut Vec<u8>) {
    while number > 0x7f {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
