//! The built site on disk: only what differs is written, only what hobnob wrote is removed.
//!
//! 1. [`check`] finds files in the way that hobnob did not write; nothing has been touched yet,
//! 2. [`stage`] writes all that is new beside the site, whole: a full disk stops here,
//! 3. the staged files are renamed into place and stale ones removed,
//! 4. the [`manifest`] remembers what hobnob wrote.

mod check;
mod folder;
pub mod manifest;
mod stage;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Watch;
use crate::diag::Findings;
use crate::source::File;

pub use folder::refuse;
pub(super) use folder::write_whole;
use manifest::Manifest;

/// One file of the built site.
#[derive(Debug)]
pub struct Artifact {
    /// From the output's root, with `/`.
    pub path: String,
    /// Its bytes.
    pub content: Content,
}

/// What a file of the built site holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes, which a cache and a server may hold too.
    Bytes(Arc<[u8]>),
    /// The bytes of that file, which are not held in memory.
    File(File),
}

/// What writing changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files written because they are new or differ.
    pub written: Vec<String>,
    /// Files removed because nothing plans them any more.
    pub removed: Vec<String>,
}

/// A folder that receives the built site.
#[derive(Clone, Debug)]
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// The folder; it need not be there yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes what differs and removes what an earlier build wrote and this one does not.
    ///
    /// # Errors
    /// When a file that hobnob did not write is in the way, or the disk refuses; the last site then
    /// stands as it was, unless the disk refused between two renames.
    pub fn write(&self, artifacts: &[Artifact], watch: &dyn Watch) -> Result<Changes, Findings> {
        stage::clear(&self.folder)?;
        let before = Manifest::read(&self.folder)?;
        let changed = check::changed(&self.folder, artifacts, &before, watch)?;
        let planned: BTreeMap<&str, &Artifact> =
            artifacts.iter().map(|artifact| (artifact.path.as_str(), artifact)).collect();
        let stale: Vec<String> = before.without(|path| planned.contains_key(path));
        let after: Manifest = planned.keys().map(|path| (*path).to_owned()).collect();
        if changed.is_empty() && stale.is_empty() && before == after {
            return Ok(Changes::default());
        }
        let staged = stage::write(&self.folder, &changed, watch)?;
        before.union(&after).write(&self.folder)?;
        staged.place()?;
        folder::remove(&self.folder, &stale)?;
        after.write(&self.folder)?;
        let written = changed.iter().map(|artifact| artifact.path.clone()).collect();
        Ok(Changes { written, removed: stale })
    }

    /// Removes all that hobnob wrote, and nothing else.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn clean(&self) -> Result<Vec<String>, Findings> {
        stage::clear(&self.folder)?;
        let written = Manifest::read(&self.folder)?.without(|_| false);
        folder::remove(&self.folder, &written)?;
        Manifest::remove(&self.folder)?;
        Ok(written)
    }
}

impl Artifact {
    /// A file of these bytes.
    pub fn bytes(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), content: Content::Bytes(bytes.into().into()) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::build::Unwatched;

    fn write(output: &Output, files: &[(&str, &str)]) -> Result<Changes, Findings> {
        let artifacts: Vec<Artifact> =
            files.iter().map(|(path, words)| Artifact::bytes(*path, *words)).collect();
        output.write(&artifacts, &Unwatched)
    }

    fn paths(changes: &Changes) -> (Vec<&str>, Vec<&str>) {
        (
            changes.written.iter().map(String::as_str).collect(),
            changes.removed.iter().map(String::as_str).collect(),
        )
    }

    #[test]
    fn only_what_differs_is_written_and_only_ours_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(folder.path().join("public"));
        write(&output, &[("a/index.html", "1"), ("b/c.html", "2")]).unwrap();
        fs::write(output.folder().join("CNAME"), "a.example").unwrap();
        let again = write(&output, &[("a/index.html", "1"), ("b/c.html", "2")]).unwrap();
        assert_eq!(again, Changes::default());
        let other = write(&output, &[("a/index.html", "3")]).unwrap();
        assert_eq!(paths(&other), (vec!["a/index.html"], vec!["b/c.html"]));
        assert!(!output.folder().join("b").exists());
        assert!(output.folder().join("CNAME").exists());
    }

    #[test]
    fn a_foreign_file_in_the_way_stops_everything() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(folder.path());
        fs::write(folder.path().join("index.html"), "mine").unwrap();
        let fault = write(&output, &[("a.html", "1"), ("index.html", "2")]).unwrap_err();
        assert_eq!(fault.iter().map(|found| found.code).collect::<Vec<_>>(), ["output/foreign"]);
        assert!(!folder.path().join("a.html").exists());
        assert_eq!(fs::read(folder.path().join("index.html")).unwrap(), b"mine");
    }

    #[test]
    fn a_foreign_file_of_the_same_bytes_is_taken_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "same").unwrap();
        let changes = write(&Output::new(folder.path()), &[("index.html", "same")]).unwrap();
        assert_eq!(changes, Changes::default());
    }

    #[cfg(unix)]
    #[test]
    fn a_foreign_link_that_leads_nowhere_is_in_the_way_too() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("index.html");
        std::os::unix::fs::symlink("gone.html", &link).unwrap();
        let fault = write(&Output::new(folder.path()), &[("index.html", "2")]).unwrap_err();
        assert_eq!(fault.iter().map(|found| found.code).collect::<Vec<_>>(), ["output/foreign"]);
        assert!(link.is_symlink());
    }

    #[test]
    fn a_page_may_become_a_folder_and_a_folder_a_page() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(folder.path());
        write(&output, &[("a", "1"), ("b/c", "2")]).unwrap();
        write(&output, &[("a/d", "1"), ("b", "2")]).unwrap();
        assert_eq!(fs::read(folder.path().join("b")).unwrap(), b"2");
        assert_eq!(fs::read(folder.path().join("a/d")).unwrap(), b"1");
    }

    #[test]
    fn cleaning_leaves_what_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::new(folder.path());
        write(&output, &[("a/b", "1")]).unwrap();
        fs::write(folder.path().join("CNAME"), "a.example").unwrap();
        assert_eq!(output.clean().unwrap(), ["a/b"]);
        let left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(left, ["CNAME"]);
    }
}
