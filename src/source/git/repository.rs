//! The repository that a blog lies in, and the one way to ask git about it.
//!
//! A hook is told by `GIT_INDEX_FILE`, `GIT_DIR` and their like which index is being committed, often
//! relative to the top of the work tree, from where git runs it. So the repository is first looked for
//! from the blog's folder, whatever those say; only if they mean the same one are they left to git.

use std::path::{Component, Path, PathBuf};
use std::process::Command;

use super::fault;
use super::place::{Place, Sight, answer};
use crate::diag::Findings;

/// A git repository with a work tree, seen from one blog in it.
#[derive(Debug)]
pub struct Repository {
    place: Place,
    top: PathBuf,
    root: PathBuf,
    prefix: Vec<u8>,
}

/// Where the hooks of a repository are.
#[derive(Debug)]
pub struct Hooks {
    /// The folder, which need not be there.
    pub folder: PathBuf,
    /// Whether other repositories may have theirs from it too.
    pub shared: bool,
}

impl Repository {
    /// The repository that the blog at `root` lies in.
    ///
    /// # Errors
    /// Without git, outside of any repository, in a bare one, and when git refuses to read it.
    pub fn of(root: &Path) -> Result<Self, Findings> {
        let root = root.canonicalize().map_err(|error| *fault::unreadable(root, &error))?;
        let alone = Place::alone(&root);
        let (place, top) = match Sight::from(&alone, &root) {
            Ok(seen) => (hooked(&seen, &root).unwrap_or(alone), seen.top),
            // A work tree that only the variables know of, or none.
            Err(fault) if fault.code == fault::NO_REPOSITORY => around(&root).ok_or(*fault)?,
            Err(fault) => return Err((*fault).into()),
        };
        Ok(Self { prefix: prefix(&root, &top), place, top, root })
    }

    /// The folder of the work tree that holds everything else of it.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The blog's folder, without links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder that git runs this repository's hooks from, which may be one for many repositories:
    /// `core.hooksPath` can name any.
    ///
    /// # Errors
    /// What git says it cannot do.
    pub fn hooks(&self) -> Result<Hooks, Findings> {
        let mut command = self.command();
        command.args(["rev-parse", "--git-path", "hooks", "--git-common-dir"]);
        command.current_dir(&self.top);
        let told = answer(&mut command, &self.root).map_err(|fault| *fault)?;
        let told = String::from_utf8_lossy(&told);
        let (folder, own) = told.trim_end().split_once('\n').unwrap_or((&told, ".git"));
        let (folder, own) = (self.top.join(folder), self.top.join(own));
        let inside = folder.starts_with(&self.top) || folder.starts_with(own);
        let shared = !inside || folder.components().any(|part| part == Component::ParentDir);
        Ok(Hooks { folder, shared })
    }

    /// The way from the top to the blog, with `/` behind each part; empty where the blog is all of it.
    pub fn folder(&self) -> String {
        String::from_utf8_lossy(&self.prefix).into_owned()
    }

    /// What git prints when it is asked about the blog's folder alone.
    ///
    /// # Errors
    /// What git says it cannot do.
    pub(super) fn ask(&self, arguments: &[&str]) -> Result<Vec<u8>, Findings> {
        let mut command = self.command();
        let command = command.args(arguments).arg("--").arg(&self.root);
        answer(command, &self.root).map_err(|fault| (*fault).into())
    }

    /// What stands before the blog's own paths when git prints them from the top: nothing, or
    /// `folder/`.
    pub(super) fn prefix(&self) -> &[u8] {
        &self.prefix
    }

    /// Git, ready to be asked about this repository.
    pub(super) fn command(&self) -> Command {
        self.place.git()
    }
}

/// The place where a hook's variables hold, unless they are about another repository than the one
/// that was `found` without them.
fn hooked(found: &Sight, root: &Path) -> Option<Place> {
    let here = Place::hooked(Path::new("."));
    match Sight::from(&here, root) {
        Ok(seen) if seen.store != found.store => None,
        Ok(seen) if seen.top == found.top => Some(here),
        // Told where the repository is but not where its work tree begins, git takes any folder for
        // the top, and what is relative to the top leads nowhere.
        _ => {
            let top = Place::hooked(&found.top);
            let same = Sight::from(&top, root).is_ok_and(|seen| seen.store == found.store);
            same.then_some(top)
        }
    }
}

/// The work tree that git sees from where hobnob stands, if the blog lies in it.
fn around(root: &Path) -> Option<(Place, PathBuf)> {
    let here = Place::hooked(Path::new("."));
    let seen = Sight::from(&here, root).ok()?;
    root.starts_with(&seen.top).then_some((here, seen.top))
}

/// The way from `top` down to `root`, as git writes it.
fn prefix(root: &Path, top: &Path) -> Vec<u8> {
    let below = root.strip_prefix(top).unwrap_or(Path::new(""));
    let names = below.components().map(|part| part.as_os_str().as_encoded_bytes());
    names.flat_map(|name| [name, b"/"]).flatten().copied().collect()
}
