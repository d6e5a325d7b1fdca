//! `.hobnob/cache/`: what a run may leave for the next. All of it is safe to delete, and a folder that
//! cannot be written costs only time. It does not know which program it is: another one may read and
//! judge otherwise, so that whoever opens it says so.

mod larder;

use std::path::{Path, PathBuf};

use super::{Kept, Memos};
use crate::diag::{Diagnostic, Findings};
use crate::picture;
use crate::source::File;

pub(super) use larder::Larder;

/// The cache of one blog, as one program may use it.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    stamp: String,
}

/// The folder, from the blog's root.
const FOLDER: &str = ".hobnob/cache";

const COMMENTS: &str = "comments";

const STANDINGS: &str = "standings";

const CARDS: &str = "cards";

/// What was seen of pictures.
const LOOKS: &str = "looks";

impl Cache {
    /// That of the blog at `root`, for the program of this `stamp`: what another one kept, and all that
    /// hangs on how it reads, is not known to this one.
    pub fn of(root: &Path, stamp: &str) -> Self {
        Self { folder: root.join(FOLDER), stamp: stamp.to_owned() }
    }

    /// What was kept under a name; empty where nothing was.
    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.join(name)).unwrap_or_default()
    }

    /// The file that is kept under a name, whether it is there or not.
    pub(super) fn file(&self, name: &str) -> File {
        let shown = format!("{FOLDER}/{name}");
        File { path: shown.clone(), shown, disk: self.folder.join(name) }
    }

    /// Keeps a file as a whole or not at all, in a folder that git does not see. Whether it is there now.
    pub fn keep(&self, name: &str, bytes: &[u8]) -> bool {
        let keep = || {
            self.prepare()?;
            let place = self.folder.join(name);
            std::fs::create_dir_all(place.parent().unwrap_or(&self.folder))?;
            let mut new = tempfile::NamedTempFile::new_in(&self.folder)?;
            std::io::Write::write_all(&mut new, bytes)?;
            new.persist(place).map_err(|error| error.error)
        };
        keep().is_ok()
    }

    /// Removes every file of a folder of the cache whose name is not to be `kept`.
    pub(super) fn sweep(&self, folder: &str, kept: impl Fn(&str) -> bool) {
        let entries = std::fs::read_dir(self.folder.join(folder)).into_iter().flatten().flatten();
        let stale = entries.filter(|entry| !entry.file_name().to_str().is_some_and(&kept));
        stale.for_each(|entry| drop(std::fs::remove_file(entry.path())));
    }

    /// Sees to it that the folder is there.
    fn prepare(&self) -> std::io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let ignored = self.folder.join(".gitignore");
        if ignored.exists() { Ok(()) } else { std::fs::write(ignored, "*\n") }
    }

    /// The files of one kind that took long to make.
    fn larder(&self, name: &'static str) -> Larder {
        Larder::of(self.clone(), name)
    }

    /// Removes all of it.
    ///
    /// # Errors
    /// When it is there and cannot be removed.
    pub fn discard(&self) -> Result<(), Findings> {
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if self.folder.exists() => {
                let found = format!("what was remembered cannot be removed: {error}");
                let found = Diagnostic::setup("cache/discard", found).in_file(FOLDER);
                Err(found.help("remove this folder: it can be made again").into())
            }
            _ => Ok(()),
        }
    }

    /// Builds with what is known of conversations and pictures, and keeps what the build came to know.
    pub fn remembering<T>(&self, build: impl FnOnce(&Memos) -> T) -> T {
        let memos = self.recall(Memos::off());
        let built = build(&memos);
        self.keep_of(&memos);
        built
    }

    /// With what is known of conversations and pictures, and what took long to make.
    pub fn recall(&self, memos: Memos) -> Memos {
        // Which program looks at a picture matters less than how long that takes.
        let seen = Kept::parse(self.read(LOOKS), &format!("pictures {}", picture::VERSION));
        let kept = Kept::parse(self.read(COMMENTS), &self.stamp);
        let memos = memos.remember(kept).in_darkroom(self.clone(), seen);
        Memos { cards: self.larder(CARDS), ..memos }
    }

    /// Keeps what a build came to know of conversations and pictures.
    pub fn keep_of(&self, memos: &Memos) {
        let (comments, looks) = memos.kept();
        let kept = [(COMMENTS, comments), (LOOKS, looks)].into_iter();
        for (name, bytes) in kept.filter_map(|(name, bytes)| Some((name, bytes?))) {
            self.keep(name, &bytes);
        }
    }

    /// Judges with what is known under these settings, and keeps what came to be known.
    pub fn judging<T>(
        &self,
        settings: &str,
        judge: impl FnOnce(&Kept) -> (T, Option<Vec<u8>>),
    ) -> T {
        let stamp = format!("{} {settings}", self.stamp);
        let (judged, after) = judge(&Kept::parse(self.read(STANDINGS), &stamp));
        if let Some(bytes) = after {
            self.keep(STANDINGS, &bytes);
        }
        judged
    }
}
