//! New files, written whole beside the site before any of it is touched.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::folder::refused;
use super::{Artifact, Content};
use crate::build::each::each;
use crate::build::{Stage, Watch};
use crate::diag::Findings;

/// The folder of the output that holds staged files; gone when the build is done.
const NAME: &str = ".hobnob-new";

/// Files that wait to be renamed into place.
pub(super) struct Staged<'a> {
    output: &'a Path,
    files: Vec<(PathBuf, &'a str)>,
}

/// Removes what an interrupted build left.
pub(super) fn clear(output: &Path) -> Result<(), Findings> {
    let folder = output.join(NAME);
    match std::fs::remove_dir_all(&folder) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(refused(&folder, &error))
        }
        _ => Ok(()),
    }
}

/// Writes every artifact under a number of its own.
pub(super) fn write<'a>(
    output: &'a Path,
    artifacts: &[&'a Artifact],
    watch: &dyn Watch,
) -> Result<Staged<'a>, Findings> {
    let folder = output.join(NAME);
    std::fs::create_dir_all(&folder).map_err(|error| refused(&folder, &error))?;
    watch.begin(Stage::Write, artifacts.len());
    let numbered: Vec<(usize, &Artifact)> = artifacts.iter().copied().enumerate().collect();
    let written = each(&numbered, watch, |(number, artifact)| {
        let path = folder.join(number.to_string());
        one(&path, artifact)
            .map(|()| path)
            .map_err(|error| refused(&output.join(&artifact.path), &error))
    });
    let paths: Result<Vec<PathBuf>, Findings> = written.into_iter().collect();
    match paths {
        Ok(paths) => {
            let files =
                paths.into_iter().zip(artifacts.iter().map(|artifact| artifact.path.as_str()));
            Ok(Staged { output, files: files.collect() })
        }
        Err(fault) => {
            // The disk is full or refuses: leave nothing of ours behind.
            let _ = clear(output);
            Err(fault)
        }
    }
}

fn one(path: &Path, artifact: &Artifact) -> std::io::Result<()> {
    match &artifact.content {
        Content::Bytes(bytes) => std::fs::write(path, &**bytes),
        Content::File(file) => copy(&file.disk, path),
    }
}

/// With the time of the original, by which the next build recognises it.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    let (mut from, mut to) = (File::open(from)?, File::create(to)?);
    std::io::copy(&mut from, &mut to)?;
    // Where there is no such time, both are compared byte for byte.
    match from.metadata()?.modified() {
        Ok(written) => to.set_modified(written),
        Err(_) => Ok(()),
    }
}

impl Staged<'_> {
    /// Renames every file to where it belongs.
    pub(super) fn place(self) -> Result<(), Findings> {
        for (from, path) in &self.files {
            let to = self.output.join(path);
            rename(from, &to).map_err(|error| refused(&to, &error))?;
        }
        clear(self.output)
    }
}

/// Renames; makes the folder, and room, only when the first try says they are missing.
fn rename(from: &Path, to: &Path) -> std::io::Result<()> {
    if std::fs::rename(from, to).is_ok() {
        return Ok(());
    }
    if to.is_dir() {
        std::fs::remove_dir_all(to)?;
    }
    if let Some(folder) = to.parent() {
        for above in folder.ancestors().take_while(|above| !above.is_dir()) {
            if above.is_file() {
                std::fs::remove_file(above)?;
            }
        }
        std::fs::create_dir_all(folder)?;
    }
    std::fs::rename(from, to)
}
