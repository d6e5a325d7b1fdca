//! The git hook of `hobnob init --hook`: a few lines of shell that judge the blog before a commit.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::blog::{CONFIG, shown};
use crate::diag::{Diagnostic, Findings};
use crate::source::Repository;

/// A `pre-commit` hook for one blog, known to be in nobody's way.
#[derive(Debug)]
pub(super) struct Hook {
    path: PathBuf,
    words: String,
}

/// By this line we know a hook to be ours.
const MARK: &str = "# hobnob judges the blog; `hobnob init --hook` writes this file anew.";

impl Hook {
    /// Finds out where the hook of the blog at `folder` goes; the blog need not be there yet.
    ///
    /// # Errors
    /// Without a repository, and where another hook stands already.
    pub(super) fn plan(folder: &Path) -> Result<Self, Findings> {
        let (there, rest) = existing(folder);
        let repository = Repository::of(there)?;
        let from_top = repository.root().strip_prefix(repository.top()).unwrap_or(there);
        let blog: PathBuf = from_top.components().chain(rest.components()).collect();
        let blog = match blog.to_str() {
            Some("") => ".",
            Some(blog) => blog,
            None => return Err(unwritable(&blog, "its path is not UTF-8").into()),
        };
        let hooks = repository.hooks()?;
        let path = hooks.folder.join("pre-commit");
        if hooks.shared {
            return Err(shared(&path, blog).into());
        }
        refuse_another(&path, blog, repository.top())?;
        Ok(Self { path, words: script(blog) })
    }

    /// Writes it, so that git will run it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn install(&self) -> Result<(), Findings> {
        let write = || {
            self.path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::write(&self.path, &self.words)?;
            make_executable(&self.path)
        };
        write().map_err(|error| unwritable(&self.path, &error.to_string()).into())
    }

    /// Where it is, for people.
    pub(super) fn shown(&self) -> String {
        let here = Path::new(".").canonicalize().unwrap_or_default();
        shown(self.path.strip_prefix(here).unwrap_or(&self.path))
    }
}

/// The part of a path that is there, and the part that is not.
fn existing(folder: &Path) -> (&Path, &Path) {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    (there, folder.strip_prefix(there).unwrap_or(folder))
}

/// Where a branch holds no blog, as one of built pages does not, there is nothing to judge.
fn script(blog: &str) -> String {
    let quoted = quoted(blog);
    format!(
        r#"#!/bin/sh
{MARK}
blog={quoted}
[ -e "$blog/{CONFIG}" ] || git cat-file -e ":./$blog/{CONFIG}" 2>/dev/null || exit 0
# A program with windows may not know where cargo puts what it installs.
PATH="$PATH:$HOME/.cargo/bin"
exec hobnob check --index --root "$blog"
"#
    )
}

/// A word of a shell's line.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Ours may be replaced, unless it judges another blog that is still there.
fn refuse_another(path: &Path, blog: &str, top: &Path) -> Result<(), Findings> {
    let words = match std::fs::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unwritable(path, &error.to_string()).into()),
    };
    let other =
        judged(&words).filter(|judged| judged != blog && top.join(judged).join(CONFIG).is_file());
    let fault = match (words.lines().nth(1) == Some(MARK), other) {
        (true, None) => return Ok(()),
        (true, Some(other)) => {
            format!("this hook judges another blog already, the one in `{other}`")
        }
        (false, _) => "there is a hook already, and it is not hobnob's".to_owned(),
    };
    let framework = words.contains("https://pre-commit.com").then(|| FRAMEWORK.to_owned());
    let found = Diagnostic::setup("hook/exists", fault).in_file(path.display().to_string());
    Err(found.maybe_help(framework).help(line(blog)).into())
}

/// The blog that a hook of ours is for.
fn judged(words: &str) -> Option<String> {
    let quoted = words.lines().find_map(|line| line.strip_prefix("blog='")?.strip_suffix('\''))?;
    Some(quoted.replace(r"'\''", "'"))
}

const FRAMEWORK: &str =
    "pre-commit wrote it: put the hook `hobnob-check` into `.pre-commit-config.yaml`";

fn shared(path: &Path, blog: &str) -> Diagnostic {
    let fault = "git's setting `core.hooksPath` leads out of this repository, to hooks that others may share";
    Diagnostic::setup("hook/shared", fault)
        .in_file(path.display().to_string())
        .help(line(blog))
        .help("or give this repository hooks of its own: `git config core.hooksPath .git/hooks`")
}

/// What to do by hand.
fn line(blog: &str) -> String {
    format!(
        "add this line to it, above any `exec`: `hobnob check --index --root {} || exit 1`",
        quoted(blog)
    )
}

fn unwritable(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::setup("hook/io", format!("the hook cannot be installed: {why}"))
        .in_file(path.display().to_string())
}

#[cfg(unix)]
fn make_executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
}

/// Elsewhere git runs what stands there.
#[cfg(not(unix))]
fn make_executable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
