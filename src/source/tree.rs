//! A folder and all that is in it, in an order that is the same on every machine.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{File, name};
use crate::diag::{Diagnostic, Findings};

/// Every file below `folder`, sorted by path. `shown` is the folder's name as people know it.
///
/// Hidden files and editors' leftovers are passed over. Links are followed as long as they stay
/// inside the folder. A folder that is not there is empty.
pub fn walk(folder: &Path, shown: &str) -> (Vec<File>, Findings) {
    let Ok(root) = folder.canonicalize() else {
        return (Vec::new(), Findings::none());
    };
    let mut files = Vec::new();
    let mut findings = Findings::none();
    let entries = WalkDir::new(&root).follow_links(true).into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry)) {
        match entry {
            Ok(entry) => match file(&root, shown, &entry) {
                Ok(found) => files.extend(found),
                Err(fault) => findings.push(*fault),
            },
            Err(error) => findings.push(unwalkable(&root, shown, &error)),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (files, findings)
}

fn is_passed_over(entry: &DirEntry) -> bool {
    name::is_passed_over(&entry.file_name().to_string_lossy())
}

fn file(root: &Path, shown: &str, entry: &DirEntry) -> Result<Option<File>, Box<Diagnostic>> {
    if entry.path_is_symlink() {
        stays_inside(root, shown, entry)?;
    }
    if !entry.file_type().is_file() {
        return Ok(None);
    }
    let Some(path) = relative(root, entry.path()) else {
        return Err(Box::new(name::not_utf8(visible(root, shown, entry.path()))));
    };
    let whole = name::whole(shown, &path);
    name::check(&whole)?;
    Ok(Some(File { path, shown: whole, disk: entry.path().to_owned() }))
}

/// A link may point to another place of the same folder, never out of it: what a stranger's pull
/// request links to must not be published.
fn stays_inside(root: &Path, shown: &str, entry: &DirEntry) -> Result<(), Box<Diagnostic>> {
    let target = entry.path().canonicalize().unwrap_or_else(|_| PathBuf::from("/"));
    if target.starts_with(root) {
        return Ok(());
    }
    let name = visible(root, shown, entry.path());
    Err(Box::new(
        Diagnostic::error("source/link", format!("this link leads out of `{shown}`"))
            .in_file(name)
            .help("copy what it points to into the folder, or remove the link"),
    ))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts = path.strip_prefix(root).ok()?.components();
    let names: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    names.map(|names| names.join("/"))
}

fn visible(root: &Path, shown: &str, path: &Path) -> String {
    name::whole(shown, &path.strip_prefix(root).unwrap_or(path).display().to_string())
}

fn unwalkable(root: &Path, shown: &str, error: &walkdir::Error) -> Diagnostic {
    let name = visible(root, shown, error.path().unwrap_or(root));
    if let Some(ancestor) = error.loop_ancestor() {
        let above = visible(root, shown, ancestor);
        return Diagnostic::error(
            "source/loop",
            format!("this link leads back to `{above}`, in a circle"),
        )
        .in_file(name)
        .help("remove the link");
    }
    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Diagnostic::setup("source/unreadable", format!("this cannot be read: {why}"))
        .in_file(name)
        .help("check its permissions, or remove the link if what it points to is gone")
}
