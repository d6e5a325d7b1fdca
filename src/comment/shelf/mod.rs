//! The folder `comments/`: which file holds which conversation. Its files are the owner's as much as
//! hobnob's: one that cannot be read is told and never touched.

mod append;
mod disk;
mod stage;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Conversation, Topic, store};
use crate::diag::{Findings, Text};
use crate::source::{self, File, Source};

pub use stage::{Change, Changes, Stage};

/// The folder, from the blog's root.
pub const FOLDER: &str = "comments";

/// The file of conversations about posts that were not found, from the folder.
pub const UNMATCHED: &str = "_unmatched.yaml";

/// The file of those who asked to be forgotten, from the folder.
pub const FORGOTTEN: &str = "_forgotten.yaml";

/// The file of those who asked not to be listed, from the folder.
pub const UNLISTED: &str = "_unlisted.yaml";

/// The conversations of a blog on the disk.
#[derive(Clone, Debug)]
pub struct Shelf {
    root: PathBuf,
}

/// The file of a conversation, from the folder: `posts/2026-03-01-hello.md` and
/// `posts/2026-03-01-hello/index.md` have theirs in `posts/2026-03-01-hello.yaml`.
pub fn path_of(topic: &Topic) -> String {
    let document = topic.document.as_str();
    if document.is_empty() {
        return UNMATCHED.to_owned();
    }
    let stem = document.rsplit_once('.').map_or(document, |(stem, _)| stem);
    format!("{}.yaml", stem.strip_suffix("/index").unwrap_or(stem))
}

impl Shelf {
    /// That of the blog at `root`, there or not.
    pub fn of(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Every file of conversations, in order of path. Files of other kinds are not ours.
    pub fn files(&self) -> (Vec<File>, Findings) {
        let (mut files, findings) = source::walk(&self.root.join(FOLDER), FOLDER);
        let is_list = |file: &File| [FORGOTTEN, UNLISTED].contains(&file.path.as_str());
        files.retain(|file| file.path.ends_with(".yaml") && !is_list(file));
        (files, findings)
    }

    /// Every conversation, in order of path.
    ///
    /// # Errors
    /// Everything that is wrong in any of them.
    pub fn read(&self) -> Result<Vec<Conversation>, Findings> {
        let (files, mut findings) = self.files();
        let mut all = Vec::new();
        for file in &files {
            match Source::read(file).and_then(|source| store::parse(&source.text)) {
                Ok(conversations) => all.extend(conversations),
                Err(found) => findings.absorb(found),
            }
        }
        findings.or_value(all).map(|(all, _)| all)
    }

    /// The conversations of one file; none where there is no such file.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn read_file(&self, path: &str) -> Result<Vec<Conversation>, Findings> {
        let text = self.text(path)?;
        text.map_or_else(|| Ok(Vec::new()), |text| store::parse(&text))
    }

    /// The words of one file, from the folder, if it is there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn text(&self, path: &str) -> Result<Option<Arc<Text>>, Findings> {
        let shown = shown(path);
        let file =
            source::file(&self.root, &shown).map(|file| File { path: path.to_owned(), ..file });
        let source = file.map(|file| Source::read(&file)).transpose()?;
        Ok(source.map(|source| source.text))
    }

    /// Begins to change files, alone: waits until no other hobnob does, and keeps the others waiting as
    /// long as the stage is there. So whatever is to be changed is read once this has been called.
    /// Nothing happens to any file before [`Stage::commit`].
    pub fn stage(&self) -> Stage<'_> {
        Stage::new(self, self.lock())
    }

    /// The blog's folder, locked: `comments/` may come and go meanwhile. `None` where the disk knows no
    /// locks.
    fn lock(&self) -> Option<std::fs::File> {
        let folder = std::fs::File::open(&self.root).ok()?;
        folder.lock().is_ok().then_some(folder)
    }

    fn disk(&self, path: &str) -> PathBuf {
        self.root.join(FOLDER).join(path)
    }
}

fn shown(path: &str) -> String {
    format!("{FOLDER}/{path}")
}
