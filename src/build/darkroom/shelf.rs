//! Where copies are kept: files of the cache, so that no process holds them in memory; without a cache
//! that can be written, in memory all the same.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::work::Work;
use crate::build::cache::Cache;
use crate::build::output::Content;
use crate::picture::Fault;
use crate::source::{self, File};
use crate::value::digest::Digest;

/// The folder of the cache. What is made of a picture begins with a digest of all that went into it:
/// `<digest>-480.webp` is a copy, `<digest>.json` says which there are and how long each is,
/// `<digest>-plain` is the picture without the place, and `<digest>-plain.json` its length.
const FOLDER: &str = "pictures";

/// Where copies are kept.
#[derive(Default)]
pub(super) struct Shelf(Option<Cache>);

/// What was made of a picture, written last: whatever is not in it was not finished.
#[derive(Serialize, Deserialize)]
struct Record {
    /// Width in pixels and length in bytes, from the smallest.
    copies: Vec<(u32, u64)>,
    /// Why there are none.
    fault: Option<Fault>,
}

/// Copies, each with its width, or why there are none.
pub(super) type Copies = Result<Vec<(u32, Content)>, Fault>;

impl Shelf {
    /// In the cache of a blog.
    pub(super) fn in_cache(cache: Cache) -> Self {
        Self(Some(cache))
    }

    /// The copies that are kept; `None` where they are not, or not as they were.
    pub(super) fn copies(&self, made_of: Digest) -> Option<Copies> {
        let cache = self.0.as_ref()?;
        let record = cache.read(&format!("{FOLDER}/{}.json", made_of.long()));
        let Record { copies, fault } = serde_json::from_slice(&record).ok()?;
        if let Some(fault) = fault {
            return Some(Err(fault));
        }
        let kept = copies.into_iter().map(|(width, length)| {
            let file = cache.file(&name(made_of, width));
            (length_of(&file) == Some(length)).then_some((width, Content::File(file)))
        });
        kept.collect::<Option<Vec<_>>>().map(Ok)
    }

    /// Keeps what was made.
    pub(super) fn keep(&self, made_of: Digest, made: Result<Vec<(u32, Vec<u8>)>, Fault>) -> Copies {
        let copies = made.as_ref().map_or(&[][..], |copies| copies);
        let copies = copies.iter().map(|(width, bytes)| (*width, bytes.len() as u64)).collect();
        let record = Record { copies, fault: made.as_ref().err().cloned() };
        let keep = |(width, bytes)| (width, self.put(&name(made_of, width), bytes));
        let copies = made.map(|copies| copies.into_iter().map(keep).collect());
        if let (Some(cache), Ok(record)) = (&self.0, serde_json::to_vec(&record)) {
            cache.keep(&format!("{FOLDER}/{}.json", made_of.long()), &record);
        }
        copies
    }

    /// A picture of these bytes without the place, or what `make` makes of it now.
    pub(super) fn plain(
        &self,
        bytes: Digest,
        make: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<Content> {
        let name = format!("{FOLDER}/{}-plain", bytes.long());
        let record = format!("{name}.json");
        if let Some(cache) = &self.0
            && let Ok(length) = serde_json::from_slice(&cache.read(&record))
            && length_of(&cache.file(&name)) == Some(length)
        {
            return Some(Content::File(cache.file(&name)));
        }
        let made = make()?;
        let length = made.len().to_string();
        let content = self.put(&name, made);
        self.put(&record, length.into_bytes());
        Some(content)
    }

    /// Whether all that was made is still there.
    pub(super) fn holds(&self, work: &Work) -> bool {
        let is_there = |content: &Content| match content {
            Content::Bytes(_) => true,
            Content::File(file) => file.disk.is_file(),
        };
        work.contents().all(is_there)
    }

    /// Removes what begins with none of these digests.
    pub(super) fn sweep(&self, known: &BTreeSet<String>) {
        if let Some(cache) = &self.0 {
            let digest = |name: &str| name.split(['.', '-']).next().unwrap_or(name).to_owned();
            cache.sweep(FOLDER, |name| known.contains(&digest(name)));
        }
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> Content {
        match self.0.as_ref().filter(|cache| cache.keep(name, &bytes)) {
            Some(cache) => Content::File(cache.file(name)),
            None => Content::Bytes(bytes.into()),
        }
    }
}

fn name(made_of: Digest, width: u32) -> String {
    format!("{FOLDER}/{}-{width}.webp", made_of.long())
}

fn length_of(file: &File) -> Option<u64> {
    source::stamp(file).map(|stamp| stamp.length())
}
