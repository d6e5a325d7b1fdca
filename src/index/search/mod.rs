//! What readers search in: files made at build that a script reads a few of, without a server.
//!
//! 1. [`Words`] are those of one entry, each with a weight: of its title, its headings, its text, its terms, and of the names
//!    of those who speak there,
//! 2. a `shard` is some of the words of all entries, each with the entries that have it,
//! 3. `results` tell what a result shows of each entry,
//! 4. [`Index`] is all of that, with a root that says how it is laid out and in which version.
//!
//! `docs/search.md` tells the bytes. Whoever asks for a word reads the root, one shard and what is shown of the results,
//! however large the blog is.

mod place;
#[cfg(test)]
mod read;
mod results;
mod shard;
#[cfg(test)]
mod tests;
mod text;
mod word;
mod words;

use std::sync::Arc;

use serde::Serialize;

use crate::page::Layout;
use crate::value::digest::Digest;

pub use results::results;
pub use shard::{drawer, drawers, in_drawer, key};
pub use words::Words;

/// The version of the files, for the script that reads them.
const VERSION: u8 = 1;

/// A file of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// All of it.
    pub bytes: Arc<[u8]>,
    /// Changes when the bytes do: browsers may keep what has it in its address.
    version: String,
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        let version = Digest::of(&bytes).short().chars().take(VERSION_DIGITS).collect();
        Self { bytes: bytes.into(), version }
    }
}

/// How many hexadecimal digits tell one version of a file from the next.
const VERSION_DIGITS: usize = 6;

/// All files that readers search in.
#[derive(Debug, Default)]
pub struct Index {
    /// What is read first.
    pub root: File,
    /// The words, shard by shard.
    pub words: Vec<File>,
    /// What results show, file by file.
    pub results: Vec<File>,
}

/// What is read first. JSON.
#[derive(Serialize)]
struct Root {
    version: u8,
    /// How many entries there are.
    entries: usize,
    /// How many of them each file of results tells of, but for the last one.
    entries_a_file: usize,
    /// The versions of the shards, one after the other.
    words: String,
    /// The versions of the files of results, one after the other.
    results: String,
}

impl Index {
    /// Puts together what was made.
    pub fn of(words: Vec<File>, results: Vec<File>, layout: &Layout) -> Self {
        let versions = |files: &[File]| files.iter().map(|file| file.version.as_str()).collect();
        let root = Root {
            version: VERSION,
            entries: layout.entries.len(),
            entries_a_file: layout.entries_a_file(),
            words: versions(&words),
            results: versions(&results),
        };
        let root = serde_json::to_vec(&root).unwrap_or_default();
        Self { root: root.into(), words, results }
    }
}
