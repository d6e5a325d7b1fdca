//! What hobnob wrote: a list that lies in the output itself, so that it goes where the output goes.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::folder::{refused, write_whole};
use crate::diag::{Diagnostic, Findings};

/// The file's name in the output.
const NAME: &str = ".hobnob-manifest.json";

/// The paths that hobnob wrote, from the output's root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    version: u32,
    files: BTreeSet<String>,
}

const VERSION: u32 = 1;

impl Manifest {
    /// Reads the manifest of an output; an output without one was not written by hobnob.
    ///
    /// # Errors
    /// When it is there and cannot be understood: better to stop than to forget what is ours.
    pub fn read(output: &Path) -> Result<Self, Findings> {
        let path = output.join(NAME);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                return Ok(Self { version: VERSION, files: BTreeSet::new() });
            }
            Err(error) => return Err(refused(&path, &error)),
        };
        match serde_json::from_slice::<Self>(&bytes) {
            Ok(manifest) if manifest.version == VERSION && manifest.is_safe() => Ok(manifest),
            _ => Err(Diagnostic::setup("output/manifest", "hobnob did not write this manifest")
                .in_file(path.display().to_string())
                .help("remove it; files of an earlier build then have to be removed by hand")
                .into()),
        }
    }

    /// A manifest says what may be removed, so it must not name anything outside.
    fn is_safe(&self) -> bool {
        let leads_out = |path: &String| {
            path.starts_with('/') || path.split('/').any(|part| matches!(part, "" | "." | ".."))
        };
        !self.files.iter().any(leads_out)
    }

    /// Writes it whole.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write(&self, output: &Path) -> Result<(), Findings> {
        let words = serde_json::to_string_pretty(self).unwrap_or_default();
        write_whole(&output.join(NAME), format!("{words}\n").as_bytes())
    }

    /// Removes it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn remove(output: &Path) -> Result<(), Findings> {
        let path = output.join(NAME);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(refused(&path, &error)),
            _ => Ok(()),
        }
    }

    /// Whether hobnob wrote this path.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Whether hobnob wrote anything below this folder.
    pub(super) fn holds_below(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        self.files.range(start.clone()..).next().is_some_and(|path| path.starts_with(&start))
    }

    /// The paths for which `keep` is false.
    pub(super) fn without(&self, keep: impl Fn(&str) -> bool) -> Vec<String> {
        self.files.iter().filter(|path| !keep(path)).cloned().collect()
    }

    /// The paths of both.
    pub(super) fn union(&self, other: &Self) -> Self {
        Self { version: VERSION, files: self.files.union(&other.files).cloned().collect() }
    }
}

impl FromIterator<String> for Manifest {
    fn from_iter<I: IntoIterator<Item = String>>(paths: I) -> Self {
        Self { version: VERSION, files: paths.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_that_names_something_outside_is_not_ours() {
        for path in ["../a", "/a", "a/../../b", "a//b"] {
            let folder = tempfile::tempdir().unwrap();
            let words = serde_json::json!({"version": 1, "files": [path]}).to_string();
            std::fs::write(folder.path().join(NAME), words).unwrap();
            assert!(Manifest::read(folder.path()).is_err(), "{path}");
        }
    }
}
