//! Where git is asked, and with which of a hook's variables.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::fault;
use crate::diag::Diagnostic;

/// Where git is asked, and whether the variables of a hook are meant for it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    folder: PathBuf,
    hooked: bool,
}

impl Place {
    /// With all that a hook is told.
    pub(super) fn hooked(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), hooked: true }
    }

    /// Without it.
    pub(super) fn alone(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), hooked: false }
    }

    /// Git as it is asked here. It speaks English, for we read what it says.
    pub(super) fn git(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).env("LC_ALL", "C").env("GIT_LITERAL_PATHSPECS", "1");
        let silenced = if self.hooked { &[][..] } else { &PLACES };
        for name in PATHSPECS.iter().chain(silenced) {
            command.env_remove(name);
        }
        command
    }
}

/// What git hands to its hooks to say which repository is meant.
const PLACES: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_SHALLOW_FILE",
    "GIT_PREFIX",
];

/// Wishes about how paths are read; ours are always meant to the letter.
const PATHSPECS: [&str; 3] = ["GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// What git sees from a place.
pub(super) struct Sight {
    /// Where it keeps the repository, as it prints it.
    pub(super) store: Vec<u8>,
    /// The top of the work tree.
    pub(super) top: PathBuf,
}

impl Sight {
    pub(super) fn from(place: &Place, root: &Path) -> Result<Self, Box<Diagnostic>> {
        let asked = ["rev-parse", "--is-bare-repository", "--show-cdup", "--absolute-git-dir"];
        let told = answer(place.git().args(asked), root)?;
        let mut told = told.splitn(3, |byte| *byte == b'\n');
        let mut next = || told.next().unwrap_or_default();
        let (bare, up, store) = (next(), next(), next());
        if bare == b"true" {
            return Err(Box::new(fault::bare(root)));
        }
        let top = place.folder.join(&*String::from_utf8_lossy(up));
        let top = top.canonicalize().map_err(|error| fault::unreadable(&top, &error))?;
        Ok(Self { store: store.to_owned(), top })
    }
}

/// What git prints; what it says it cannot do is told of the blog at `root`.
pub(super) fn answer(command: &mut Command, root: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Output { status, stdout, stderr } =
        command.output().map_err(|error| fault::not_run(&error))?;
    if status.success() { Ok(stdout) } else { Err(Box::new(fault::refused(&stderr, root))) }
}
