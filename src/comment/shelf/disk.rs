//! What the disk is asked for, and what to say when it will not.

use std::io::{Error, ErrorKind};
use std::path::Path;

use super::{FOLDER, Shelf, shown};
use crate::diag::{Diagnostic, Findings};

/// Refuses a path that a link stands in: what it leads to may be anybody's.
pub(super) fn no_link(shelf: &Shelf, path: &str) -> Result<(), Findings> {
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let parts = ends.filter_map(|end| path.get(..end)).map(|part| (shelf.disk(part), shown(part)));
    let folder = (shelf.root.join(FOLDER), FOLDER.to_owned());
    let link = [folder].into_iter().chain(parts).find(|(disk, _)| disk.is_symlink());
    link.map_or(Ok(()), |(_, shown)| {
        let found =
            Diagnostic::setup("comments/link", "this is a link, and hobnob writes through none");
        let found = found.in_file(shown);
        Err(found.help("put the folder or file itself here").into())
    })
}

/// Makes a second name for a file, or a copy where the disk knows no second names.
pub(super) fn double(from: &Path, to: &Path) -> Result<(), Error> {
    std::fs::hard_link(from, to).or_else(|_| std::fs::copy(from, to).map(drop))
}

/// Renames a file to where its folder may not be yet.
pub(super) fn place(from: &Path, to: &Path) -> Result<(), Error> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::rename(from, to)
}

/// Removes the folders above a path that have nothing in them, up to `comments/` itself.
pub(super) fn prune(shelf: &Shelf, path: &str) {
    let folders = Path::new(path).ancestors().skip(1);
    for folder in folders {
        // Not empty: then it stays, and so do those above it.
        if std::fs::remove_dir(shelf.root.join(FOLDER).join(folder)).is_err() {
            return;
        }
    }
}

/// Removes what interrupted runs left: the folders whose names begin with `prefix`.
pub(super) fn sweep(folder: &Path, prefix: &str) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let left = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix));
    for entry in left {
        // What cannot be removed is only in the way of tidiness.
        let _ = std::fs::remove_dir_all(entry.path());
    }
}

/// A new file would take the place of one that is to stay as it is.
pub(super) fn read_only(path: &str) -> Findings {
    let found = Diagnostic::setup("comments/io", "this file may only be read");
    found.in_file(shown(path)).help("let yourself write to it, and do the same again").into()
}

/// The disk said no.
pub(super) fn refused(shown: &str, error: &Error) -> Findings {
    let help = match error.kind() {
        ErrorKind::StorageFull => Some("the disk is full: make room and try again"),
        ErrorKind::PermissionDenied => Some("check who owns the folder and who may write to it"),
        ErrorKind::ReadOnlyFilesystem => Some("the disk may only be read: copy the blog elsewhere"),
        _ => None,
    };
    Diagnostic::setup("comments/io", format!("this cannot be written: {error}"))
        .in_file(shown)
        .help("nothing was changed")
        .maybe_help(help.map(str::to_owned))
        .into()
}
