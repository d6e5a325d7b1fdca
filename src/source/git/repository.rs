//! The repository that a blog lies in, and the one way to ask git about it.
//!
//! A hook is run at the top of the work tree, with `GIT_INDEX_FILE`, `GIT_DIR` and their like set and
//! often relative to that place. So git is asked where hobnob stands whenever the blog is in the work
//! tree seen from there, and inherits all of it. A blog elsewhere has nothing to do with what a hook
//! says of its own repository: there git is asked in the blog's folder, without those variables.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Output};

use crate::diag::{Diagnostic, Findings};

/// A git repository with a work tree, seen from one blog in it.
#[derive(Debug)]
pub struct Repository {
    /// Where git is asked; nothing for where hobnob stands.
    at: Option<PathBuf>,
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

impl Repository {
    /// The repository that the blog at `root` lies in.
    ///
    /// # Errors
    /// Without git, outside of any repository, in a bare one, and when git refuses to read it.
    pub fn of(root: &Path) -> Result<Self, Findings> {
        let root = root.canonicalize().map_err(|error| *unreadable(root, &error))?;
        match Self::seen(None, &root) {
            Ok(here) if here.holds() => Ok(here),
            _ => Self::seen(Some(root.clone()), &root).map_err(|fault| (*fault).into()),
        }
    }

    fn seen(at: Option<PathBuf>, root: &Path) -> Result<Self, Box<Diagnostic>> {
        let top = top(at.as_deref(), root)?;
        let below = root.strip_prefix(&top).unwrap_or(Path::new(""));
        let names = below.components().map(|part| part.as_os_str().as_encoded_bytes());
        let prefix = names.flat_map(|name| [name, b"/"]).flatten().copied().collect();
        Ok(Self { at, top, root: root.to_owned(), prefix })
    }

    /// Whether the blog belongs to this work tree, and not to another repository that lies in it.
    fn holds(&self) -> bool {
        let mut between = self.root.ancestors().take_while(|folder| *folder != self.top);
        self.root.starts_with(&self.top) && !between.any(|folder| folder.join(".git").exists())
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
        command.current_dir(&self.top).args([
            "rev-parse",
            "--git-path",
            "hooks",
            "--git-common-dir",
        ]);
        let told = answer(&mut command, &self.root).map_err(|fault| *fault)?;
        let told = String::from_utf8_lossy(&told);
        let (folder, own) = told.trim_end().split_once('\n').unwrap_or((&told, ".git"));
        let (folder, own) = (self.top.join(folder), self.top.join(own));
        let inside = folder.starts_with(&self.top) || folder.starts_with(own);
        let shared = !inside || folder.components().any(|part| part == Component::ParentDir);
        Ok(Hooks { folder, shared })
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
        git(self.at.as_deref())
    }
}

/// The top of the work tree that git sees from `at`.
fn top(at: Option<&Path>, root: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let told = answer(git(at).args(["rev-parse", "--is-bare-repository", "--show-cdup"]), root)?;
    let told = String::from_utf8_lossy(&told);
    let (bare, up) = told.split_once('\n').unwrap_or((&told, ""));
    if bare == "true" {
        return Err(Box::new(bare_repository(root)));
    }
    let top = at.unwrap_or(Path::new(".")).join(up.trim_end_matches('\n'));
    top.canonicalize().map_err(|error| unreadable(&top, &error))
}

/// Git as it is asked at `at`, or where hobnob stands. It speaks English, for we read what it says.
pub(super) fn git(at: Option<&Path>) -> Command {
    let mut command = Command::new("git");
    command.env("LC_ALL", "C").env("GIT_LITERAL_PATHSPECS", "1");
    for wish in PATHSPECS {
        command.env_remove(wish);
    }
    if let Some(at) = at {
        command.current_dir(at);
        for place in PLACES {
            command.env_remove(place);
        }
    }
    command
}

fn answer(command: &mut Command, root: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let Output { status, stdout, stderr } = command.output().map_err(|error| not_run(&error))?;
    if status.success() { Ok(stdout) } else { Err(Box::new(refused(&stderr, root))) }
}

/// What git said when it would not: its last word is the fault, and it may know what to type.
pub(super) fn refused(stderr: &[u8], root: &Path) -> Diagnostic {
    let said = String::from_utf8_lossy(stderr);
    if said.contains("not a git repository") {
        return no_repository(root);
    }
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let fatal = lines.clone().find_map(|line| line.strip_prefix("fatal: "));
    let fault = fatal.or_else(|| lines.next()).unwrap_or("it does not say why");
    let refusal = Diagnostic::setup("git/refused", format!("git refuses: {fault}"))
        .in_file(root.display().to_string());
    if said.contains("index file") {
        return refusal.help(ANEW);
    }
    let advice = said.lines().filter_map(|line| line.strip_prefix('\t'));
    advice.fold(refusal, |refusal, line| refusal.help(format!("run `{line}`")))
}

const ANEW: &str = "the index is damaged: `rm .git/index && git reset` makes it anew from the last \
                    commit and leaves your files as they are";

pub(super) fn not_run(error: &std::io::Error) -> Box<Diagnostic> {
    let fault = match error.kind() {
        ErrorKind::NotFound => "`git` is not installed, or not on the PATH".to_owned(),
        _ => format!("`git` cannot be run: {error}"),
    };
    Box::new(Diagnostic::setup("git/none", fault).help("install git: https://git-scm.com"))
}

fn no_repository(root: &Path) -> Diagnostic {
    Diagnostic::setup("git/no-repository", "this folder is in no git repository")
        .in_file(root.display().to_string())
        .help("make one with `git init`, or name the blog's folder with `--root DIR`")
}

fn bare_repository(root: &Path) -> Diagnostic {
    Diagnostic::setup("git/bare", "this repository is bare: it has no work tree and no index")
        .in_file(root.display().to_string())
        .help("go to a clone of it: `git clone` makes one")
}

fn unreadable(path: &Path, error: &std::io::Error) -> Box<Diagnostic> {
    let fault = format!("this folder cannot be read: {error}");
    let fault = Diagnostic::setup("source/unreadable", fault);
    Box::new(fault.in_file(path.display().to_string()))
}
