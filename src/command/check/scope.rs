//! Of which files a check tells.

use std::path::{Path, PathBuf};

use crate::command::blog::shown;
use crate::diag::{Diagnostic, Findings};
use crate::document::place;
use crate::policy::balance::Weighed;

/// The files and folders that the user named, as paths from the blog's root; everything when none is.
pub(super) struct Scope(Vec<String>);

impl Scope {
    /// Reads what the user named.
    ///
    /// # Errors
    /// Every path that is not there, or not in the blog.
    pub(super) fn of(paths: &[PathBuf], root: &Path) -> Result<Self, Findings> {
        let mut findings = Findings::none();
        let mut named = Vec::new();
        for path in paths {
            match from_root(path, root) {
                Some(path) => named.push(path),
                None => findings.push(elsewhere(path)),
            }
        }
        findings.or_value(()).map(|_| Self(named))
    }

    /// The judgements that are to be told of. Of the whole blog is told only to who asks for it all.
    ///
    /// # Errors
    /// Every name of a document that was not judged, and of what is not there at all. Hooks name all
    /// kinds of files: one that is there and no document is no slip.
    pub(super) fn narrow(&self, weighed: Weighed, root: &Path) -> Result<Weighed, Findings> {
        if self.0.is_empty() {
            return Ok(weighed);
        }
        let holds = |named: &String, path: &str| {
            let inside = path.strip_prefix(named.as_str());
            named.is_empty() || inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_judged = |named: &String| {
            weighed.judgements.iter().any(|judgement| holds(named, &judgement.text.path))
        };
        let is_slip = |named: &&String| {
            !is_judged(named) && (place::is_document(named) || !root.join(named).exists())
        };
        let missing: Findings = self.0.iter().filter(is_slip).map(missing).collect();
        missing.or_value(())?;
        let told = weighed.judgements.into_iter();
        let told = told.filter(|judgement| self.0.iter().any(|it| holds(it, &judgement.text.path)));
        Ok(Weighed { judgements: told.collect(), whole: Vec::new() })
    }
}

/// A path from the blog's root, with `/`; `None` outside of it.
pub(super) fn from_root(path: &Path, root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let whole = path.canonicalize().or_else(|_| beside(path)).ok()?;
    let parts = whole.strip_prefix(&root).ok()?.components();
    let names: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    names.map(|names| names.join("/"))
}

/// The whole path of a file that need not be there, in a folder that is.
fn beside(path: &Path) -> std::io::Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    match (whole.parent(), whole.file_name()) {
        (Some(folder), Some(name)) => Ok(folder.canonicalize()?.join(name)),
        _ => Ok(whole),
    }
}

fn elsewhere(path: &Path) -> Diagnostic {
    Diagnostic::setup("usage/path", format!("`{}` is not in this blog", shown(path)))
        .help("name a file or a folder below `content/`, or the blog with `--root DIR`")
}

fn missing(path: &String) -> Diagnostic {
    Diagnostic::setup("usage/path", format!("`{path}` is no document of this blog"))
        .help("documents are Markdown below `content/`; `hobnob list` names them")
}
