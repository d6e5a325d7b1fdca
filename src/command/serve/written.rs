//! What is shown, written to `public/` as well, for those who want it.

use std::path::{Path, PathBuf};

use crate::build::Unwatched;
use crate::build::output::{Artifact, Changes, Output, refuse};
use crate::diag::Findings;
use crate::serve::Edition;

/// A folder that gets every edition.
pub(super) struct Written(Output);

impl Written {
    /// In the blog's folder, where a build writes too.
    ///
    /// # Errors
    /// When the site cannot be written there.
    pub(super) fn to(root: &Path) -> Result<Self, Findings> {
        let folder: PathBuf = root.join("public");
        match refuse(root, &folder) {
            Some(refusal) => Err(refusal.into()),
            None => Ok(Self(Output::new(folder))),
        }
    }

    /// Writes what is new in an edition.
    ///
    /// # Errors
    /// Those of [`Output::write`].
    pub(super) fn write(&self, edition: &Edition) -> Result<Changes, Findings> {
        let mut artifacts: Vec<Artifact> = edition.artifacts().collect();
        artifacts.sort_by(|one, other| one.path.cmp(&other.path));
        self.0.write(&artifacts, &Unwatched)
    }
}
