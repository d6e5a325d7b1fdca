//! Folders and files as the disk has them: making, removing, and refusing an output that would
//! bury what the blog is made from.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Write as _};
use std::path::{Component, Path, PathBuf};

use crate::diag::{Diagnostic, Findings};

/// Folders of a blog that are written by people: an output may not lie in one.
const INPUTS: [&str; 8] =
    ["content", "templates", "static", "data", "themes", "languages", "comments", ".hobnob"];

/// Says why `output` cannot receive the site of the blog at `root`, if it cannot.
pub fn refuse(root: &Path, output: &Path) -> Option<Diagnostic> {
    let (root, folder) = (real(root), real(output));
    let shown = output.display();
    let message = if root.starts_with(&folder) {
        format!("`{shown}` holds the blog itself")
    } else {
        let inner = INPUTS.iter().find(|name| folder.starts_with(real(&root.join(name))))?;
        format!("`{shown}` lies in `{inner}/`, which the site is built from")
    };
    let help = "choose a folder of its own: `--output public`";
    Some(Diagnostic::setup("output/refused", message).help(help))
}

/// The absolute path without links and `..`, also of what is not there yet.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
        if let Ok(followed) = plain.canonicalize() {
            plain = followed;
        }
    }
    plain
}

/// Removes files, and the folders that became empty by it.
pub(super) fn remove(output: &Path, paths: &[String]) -> Result<(), Findings> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let file = output.join(path);
        if let Err(error) = std::fs::remove_file(&file) {
            // Somebody else removed it, or it has become a folder in this very build.
            let gone = matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory);
            if !gone && !file.is_dir() {
                return Err(refused(&file, &error));
            }
        }
        folders.extend(Path::new(path).ancestors().skip(1).map(Path::to_owned));
    }
    // The longest paths first: a folder can only go after those in it.
    for folder in folders.iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
        // Not empty: then it stays.
        let _ = std::fs::remove_dir(output.join(folder));
    }
    Ok(())
}

/// Writes a file under another name and renames it, so that nobody ever reads half of it.
pub(in crate::build) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Findings> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let write = || {
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        readable_by_all(file.as_file())?;
        file.persist(path).map_err(|error| error.error)
    };
    write().map(drop).map_err(|error| refused(path, &error))
}

/// A temporary file is its owner's alone; a site is for everybody.
#[cfg(unix)]
fn readable_by_all(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

/// The disk said no.
pub(super) fn refused(path: &Path, error: &std::io::Error) -> Findings {
    let help = match error.kind() {
        ErrorKind::StorageFull => Some("the disk is full: make room and build again"),
        ErrorKind::PermissionDenied => {
            Some("check who owns the folder, or choose another with `--output`")
        }
        ErrorKind::ReadOnlyFilesystem => {
            Some("choose a folder that can be written with `--output`")
        }
        _ => None,
    };
    Diagnostic::setup("output/io", format!("this cannot be written: {error}"))
        .in_file(path.display().to_string())
        .maybe_help(help.map(str::to_owned))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_never_buries_what_it_is_made_from() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("blog");
        std::fs::create_dir_all(root.join("content/posts")).unwrap();
        for output in
            [".", "..", "content", "content/posts/x", "content/../content/new", "/", "static/x"]
        {
            assert!(refuse(&root, &root.join(output)).is_some(), "{output}");
        }
        for output in ["public", "../elsewhere", "contents", "content-built"] {
            assert!(refuse(&root, &root.join(output)).is_none(), "{output}");
        }
    }
}
