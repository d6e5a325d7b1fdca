//! What to say when git does not answer: each fault with what to type.

use std::io::ErrorKind;
use std::path::Path;

use crate::diag::Diagnostic;

/// The code of a folder that no repository holds.
pub(super) const NO_REPOSITORY: &str = "git/no-repository";

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
    Diagnostic::setup(NO_REPOSITORY, "this folder is in no git repository")
        .in_file(root.display().to_string())
        .help("make one with `git init`, or name the blog's folder with `--root DIR`")
}

pub(super) fn bare(root: &Path) -> Diagnostic {
    Diagnostic::setup("git/bare", "this repository is bare: it has no work tree and no index")
        .in_file(root.display().to_string())
        .help("go to a clone of it: `git clone` makes one")
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Box<Diagnostic> {
    let fault = format!("this folder cannot be read: {error}");
    let fault = Diagnostic::setup("source/unreadable", fault);
    Box::new(fault.in_file(path.display().to_string()))
}
