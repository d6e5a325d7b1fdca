//! Files that took long to make, kept from one run to the next: each is named by what it was made of and
//! by what is in it, so that a file which was damaged or cut short is known for what it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::Cache;
use crate::build::output::{Content, write_whole};
use crate::source::File;
use crate::value::digest::Digest;

/// One folder of such files.
pub(in crate::build) struct Larder {
    /// Where it is, and its name there; none where nothing is kept.
    place: Option<(Cache, &'static str)>,
    /// What is in it: by what it was made of, what is in it.
    stock: BTreeMap<String, String>,
    /// The names of those that were asked for.
    asked: Mutex<BTreeSet<String>>,
}

impl Larder {
    /// Keeps nothing.
    pub(crate) fn off() -> Self {
        Self { place: None, stock: BTreeMap::new(), asked: Mutex::default() }
    }

    /// That of this name in a cache.
    pub(super) fn of(cache: Cache, name: &'static str) -> Self {
        let entries = fs::read_dir(cache.folder.join(name)).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let stock = names.filter_map(|name| {
            let (made_of, held) = name.split_once('-')?;
            Some((made_of.to_owned(), held.to_owned()))
        });
        let stock = stock.collect();
        Self { place: Some((cache, name)), stock, asked: Mutex::default() }
    }

    /// What was made under `key`, or what `make` makes now.
    ///
    /// # Errors
    /// Those of `make`.
    pub(crate) fn get<E>(
        &self,
        key: Digest,
        make: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Content, E> {
        let Some((cache, folder)) = &self.place else {
            return make().map(|bytes| Content::Bytes(bytes.into()));
        };
        let made_of = key.long();
        if let Some(held) = self.stock.get(&made_of) {
            let name = self.note(&made_of, held);
            let file = cache.folder.join(folder).join(&name);
            if fs::read(&file).is_ok_and(|bytes| Digest::of(bytes).long() == *held) {
                return Ok(Content::File(shown(folder, name, file)));
            }
        }
        let bytes = make()?;
        let name = self.note(&made_of, &Digest::of(&bytes).long());
        let file = cache.folder.join(folder).join(&name);
        match cache.prepare().is_ok() && write_whole(&file, &bytes).is_ok() {
            true => Ok(Content::File(shown(folder, name, file))),
            false => Ok(Content::Bytes(bytes.into())),
        }
    }

    /// The name of a file, which somebody asks for.
    fn note(&self, made_of: &str, held: &str) -> String {
        let name = format!("{made_of}-{held}");
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone());
        name
    }

    /// Removes what nobody asked for.
    pub(crate) fn clear(&self) {
        let Some((cache, folder)) = &self.place else {
            return;
        };
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let names = self.stock.iter().map(|(made_of, held)| format!("{made_of}-{held}"));
        for name in names.filter(|name| !asked.contains(name)) {
            let _ = fs::remove_file(cache.folder.join(folder).join(name));
        }
    }
}

fn shown(folder: &str, name: String, disk: PathBuf) -> File {
    File { shown: format!("{}/{folder}/{name}", super::FOLDER), path: name, disk }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is served for each key, with a `!` where it had to be made.
    fn served(root: &std::path::Path, keys: &str) -> String {
        let larder = Cache::of(root, "").larder("cards");
        let serve = |key: &str| {
            let mut is_made = "";
            let make = || {
                is_made = "!";
                Ok::<_, ()>(key.as_bytes().to_vec())
            };
            let bytes = match larder.get(Digest::of(key), make).unwrap() {
                Content::Bytes(bytes) => bytes.to_vec(),
                Content::File(file) => fs::read(file.disk).unwrap(),
            };
            String::from_utf8(bytes).unwrap() + is_made
        };
        let served = keys.split_inclusive(|_| true).map(serve).collect();
        larder.clear();
        served
    }

    fn files(root: &std::path::Path) -> Vec<PathBuf> {
        let folder = fs::read_dir(root.join(".hobnob/cache/cards")).unwrap();
        folder.map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn a_file_is_made_once_and_again_when_it_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        assert_eq!(served(root, "ab"), "a!b!");
        assert_eq!(served(root, "ab"), "ab");
        for damage in [&b""[..], b"x"] {
            files(root).iter().for_each(|file| fs::write(file, damage).unwrap());
            assert_eq!(served(root, "ab"), "a!b!");
        }
        assert_eq!(served(root, "bc"), "bc!", "and `a` goes");
        assert_eq!(files(root).len(), 2);
        assert_eq!(served(root, "a"), "a!");
    }

    #[test]
    fn what_cannot_be_kept_is_made_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".hobnob"), "in the way").unwrap();
        assert_eq!(served(folder.path(), "aa"), "a!a!");
    }
}
