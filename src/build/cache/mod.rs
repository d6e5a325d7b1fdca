//! `.hobnob/cache/`: what a run may leave for the next. All of it is safe to delete, and a folder that
//! cannot be written costs only time. It does not know which program it is: another one may read and
//! judge otherwise, so that whoever opens it says so.

mod larder;

use std::path::{Path, PathBuf};

use super::{Kept, Memos};
use crate::diag::{Diagnostic, Findings};

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

    /// Keeps a file as a whole or not at all, in a folder that git does not see.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        let keep = || {
            self.prepare()?;
            let mut new = tempfile::NamedTempFile::new_in(&self.folder)?;
            std::io::Write::write_all(&mut new, bytes)?;
            new.persist(self.folder.join(name)).map_err(|error| error.error)
        };
        let _ = keep();
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

    /// Builds with what is known of the conversations, and keeps what the build came to know.
    pub fn remembering<T>(&self, build: impl FnOnce(&Memos) -> T) -> T {
        let memos = self.recall(Memos::off());
        let built = build(&memos);
        self.keep_of(&memos);
        built
    }

    /// With what is known of the conversations, and what took long to make.
    pub fn recall(&self, memos: Memos) -> Memos {
        let kept = Kept::parse(self.read(COMMENTS), &self.stamp);
        Memos { cards: self.larder(CARDS), ..memos.remember(kept) }
    }

    /// Keeps what a build came to know of the conversations.
    pub fn keep_of(&self, memos: &Memos) {
        if let Some(bytes) = memos.kept() {
            self.keep(COMMENTS, &bytes);
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
