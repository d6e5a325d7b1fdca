//! Changing many files at once, or none.
//!
//! New files are written whole beside the old ones, in a folder of their own below `comments/`, so that
//! a full disk or a fault in a file is known before anything is changed. Then they are renamed into
//! place one by one: nobody ever reads half a file. If one cannot be, those before it are put back.
//! Only what no program can undo remains: a machine that stops between two renames leaves some files
//! new and some old, each of them whole, and the next import brings the rest.
//!
//! Two programs at once lose nothing: a stage has the folder to itself from the moment it is begun.

use std::path::PathBuf;

use tempfile::TempDir;

use super::disk::{double, no_link, place, prune, read_only, refused, sweep};
use super::{FOLDER, Shelf, shown};
use crate::comment::{Conversation, store};
use crate::diag::Findings;

/// How the name of a folder of new files begins.
const PREFIX: &str = ".hobnob-new-";

/// What is to become of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It says so already.
    None,
    /// It is there afterwards, new or with other words.
    Written,
    /// It has nothing to say any more.
    Removed,
}

/// Which files were changed, from the blog's root, in order of path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Written anew.
    pub written: Vec<String>,
    /// Removed.
    pub removed: Vec<String>,
}

/// Files that wait to be changed; dropped without [`commit`](Stage::commit), nothing has happened.
#[derive(Debug)]
pub struct Stage<'a> {
    shelf: &'a Shelf,
    /// Where new files are, once there is one.
    folder: Option<TempDir>,
    steps: Vec<Step>,
    /// Keeps others waiting; dropped last, when the folder of new files is gone.
    _alone: Option<std::fs::File>,
}

/// What is to be done to one file.
#[derive(Debug)]
struct Step {
    /// From `comments/`.
    path: String,
    /// The new file; `None` to remove the old one.
    new: Option<PathBuf>,
    /// A second name for the old file, while there is something to put back.
    old: Option<PathBuf>,
}

impl<'a> Stage<'a> {
    pub(super) fn new(shelf: &'a Shelf, alone: Option<std::fs::File>) -> Self {
        Self { shelf, folder: None, steps: Vec::new(), _alone: alone }
    }

    /// Has the file at `path`, from `comments/`, hold these conversations and nothing else. One that
    /// says nothing is left out, and a file without any is removed.
    ///
    /// # Errors
    /// When the file is there and cannot be read, and when the new one cannot be written.
    pub fn put(&mut self, path: &str, conversations: &[Conversation]) -> Result<Change, Findings> {
        let before = self.shelf.text(path)?;
        let held = before.as_ref().map(store::parse).transpose()?;
        let says_something = |said: &&Conversation| !said.comments.is_empty() || said.is_closed;
        let wanted: Vec<Conversation> =
            conversations.iter().filter(says_something).cloned().collect();
        match held {
            Some(held) if held == wanted && !held.is_empty() => Ok(Change::None),
            _ if wanted.is_empty() => self.put_text(path, None),
            _ => self.put_text(path, Some(&store::print_all(&wanted, before.as_deref()))),
        }
    }

    /// Has the file at `path`, from `comments/`, hold these words, or be no more.
    ///
    /// # Errors
    /// When a link stands in the way, the old file may only be read, or the new one cannot be written.
    pub fn put_text(&mut self, path: &str, words: Option<&str>) -> Result<Change, Findings> {
        no_link(self.shelf, path)?;
        let disk = self.shelf.disk(path);
        let stands = std::fs::metadata(&disk).ok().map(|stands| stands.permissions());
        if stands.as_ref().is_some_and(std::fs::Permissions::readonly) {
            return Err(read_only(path));
        }
        let Some(words) = words else {
            if !disk.exists() {
                return Ok(Change::None);
            }
            self.steps.push(Step { path: path.to_owned(), new: None, old: None });
            return Ok(Change::Removed);
        };
        if std::fs::read(&disk).is_ok_and(|there| there == words.as_bytes()) {
            return Ok(Change::None);
        }
        let new = self.folder()?.join(self.steps.len().to_string());
        let written = std::fs::write(&new, words);
        // Whoever closed a file to others finds it closed.
        let kept = |()| stands.map_or(Ok(()), |stands| std::fs::set_permissions(&new, stands));
        written.and_then(kept).map_err(|error| refused(&shown(path), &error))?;
        self.steps.push(Step { path: path.to_owned(), new: Some(new), old: None });
        Ok(Change::Written)
    }

    /// Changes all files that are to be changed.
    ///
    /// # Errors
    /// When the disk refuses one of them: then all are as they were before.
    pub fn commit(mut self) -> Result<Changes, Findings> {
        if self.steps.is_empty() {
            return Ok(Changes::default());
        }
        self.folder()?;
        for at in 0..self.steps.len() {
            if let Err(found) = self.step(at) {
                self.undo(at);
                return Err(found);
            }
        }
        Ok(self.finish())
    }

    fn folder(&mut self) -> Result<PathBuf, Findings> {
        if let Some(folder) = &self.folder {
            return Ok(folder.path().to_owned());
        }
        let within = self.shelf.root.join(FOLDER);
        let make = || {
            std::fs::create_dir_all(&within)?;
            sweep(&within, PREFIX);
            tempfile::Builder::new().prefix(PREFIX).tempdir_in(&within)
        };
        let made = make().map_err(|error| refused(FOLDER, &error))?;
        let path = made.path().to_owned();
        self.folder = Some(made);
        Ok(path)
    }

    fn step(&mut self, at: usize) -> Result<(), Findings> {
        let old = self.folder()?.join(format!("old-{at}"));
        let Some(step) = self.steps.get_mut(at) else { return Ok(()) };
        let disk = self.shelf.disk(&step.path);
        let refused = |error: std::io::Error| refused(&shown(&step.path), &error);
        if disk.exists() {
            double(&disk, &old).map_err(refused)?;
            step.old = Some(old);
        }
        match &step.new {
            Some(new) => place(new, &disk).map_err(refused),
            None => std::fs::remove_file(&disk).map_err(refused),
        }
    }

    /// Puts back what stood where the first steps wrote; the one that failed has changed nothing.
    fn undo(&self, failed: usize) {
        for step in self.steps.iter().take(failed).rev() {
            let disk = self.shelf.disk(&step.path);
            let _ = match &step.old {
                Some(old) => std::fs::rename(old, &disk),
                None => std::fs::remove_file(&disk),
            };
        }
        self.steps.iter().take(failed + 1).for_each(|step| prune(self.shelf, &step.path));
    }

    fn finish(self) -> Changes {
        let mut changes = Changes::default();
        let Self { shelf, folder, steps, _alone } = self;
        drop(folder);
        for step in steps {
            match step.new {
                Some(_) => changes.written.push(shown(&step.path)),
                None => {
                    prune(shelf, &step.path);
                    changes.removed.push(shown(&step.path));
                }
            }
        }
        changes.written.sort();
        changes.removed.sort();
        changes
    }
}
