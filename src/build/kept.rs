//! What an earlier run came to know of files, by the digest of their words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::comment::packed::VERSION;
use crate::value::digest::Digest;

/// What was known of the store before, by the digest of the words: one block of bytes that is safe to
/// delete. Of another program, or damaged, it counts as none.
///
/// It is a digest of who wrote it and of all the rest, then for each file the digest of its words, the
/// length of what is known (8 bytes, the lowest first), and that.
#[derive(Debug)]
pub struct Kept {
    stamp: String,
    bytes: Vec<u8>,
    places: BTreeMap<Digest, Range<usize>>,
}

impl Kept {
    /// Takes what was kept by a program of the same `stamp`.
    pub fn parse(bytes: Vec<u8>, stamp: &str) -> Self {
        let stamp = format!("{VERSION} {stamp}");
        let is_whole = bytes.split_first_chunk::<SEAL>();
        let is_whole =
            is_whole.is_some_and(|(seal, rest)| *seal == *sealed(&stamp, rest).as_bytes());
        let places = if is_whole { places(&bytes) } else { BTreeMap::new() };
        Self { stamp, bytes, places }
    }

    /// What is known of the file with these words.
    pub(super) fn part(&self, words: Digest) -> Option<&[u8]> {
        self.bytes.get(self.places.get(&words)?.clone())
    }

    /// What is to be kept after these files were looked at; `None` where nothing has changed. What is not
    /// known yet is made by `pack`.
    pub(super) fn after<T>(
        &self,
        files: impl IntoIterator<Item = (Digest, T)>,
        pack: impl Fn(T) -> Vec<u8>,
    ) -> Option<Vec<u8>> {
        let files: BTreeMap<Digest, T> = files.into_iter().collect();
        if files.keys().eq(self.places.keys()) {
            return None;
        }
        let mut bytes = vec![0; SEAL];
        for (words, file) in files {
            let packed = self.part(words).map_or_else(|| Cow::from(pack(file)), Cow::from);
            bytes.extend(words.as_bytes());
            bytes.extend((packed.len() as u64).to_le_bytes());
            bytes.extend_from_slice(&packed);
        }
        let (seal, rest) = bytes.split_first_chunk_mut::<SEAL>()?;
        *seal = *sealed(&self.stamp, rest).as_bytes();
        Some(bytes)
    }
}

/// The length of a digest.
const SEAL: usize = 32;

/// What stands before all the rest.
fn sealed(stamp: &str, rest: &[u8]) -> Digest {
    Digest::of_parts([stamp.as_bytes(), rest])
}

/// Where each file's part lies.
fn places(bytes: &[u8]) -> BTreeMap<Digest, Range<usize>> {
    let mut places = BTreeMap::new();
    let mut at = SEAL;
    while let Some((words, length)) = part(bytes.get(at..).unwrap_or_default()) {
        let start = at + SEAL + 8;
        at = start.saturating_add(length);
        places.insert(words, start..at);
    }
    places
}

/// The head of a part: the digest of the words and the length of what follows.
fn part(bytes: &[u8]) -> Option<(Digest, usize)> {
    let (words, rest) = bytes.split_first_chunk::<SEAL>()?;
    let length = usize::try_from(u64::from_le_bytes(*rest.first_chunk()?)).ok()?;
    Some((Digest::from_bytes(*words), length))
}
