//! What differs from the disk, and what is in the way.

use std::fs::Metadata;
use std::path::Path;

use super::manifest::Manifest;
use super::{Artifact, Content};
use crate::build::each::each;
use crate::build::{Stage, Watch};
use crate::diag::{Diagnostic, Findings};
use crate::source::{self, Stamp};

/// How a planned file compares with the disk.
enum State {
    Same,
    Differs,
    Blocked(Diagnostic),
}

/// The artifacts that have to be written.
pub(super) fn changed<'a>(
    output: &Path,
    artifacts: &'a [Artifact],
    before: &Manifest,
    watch: &dyn Watch,
) -> Result<Vec<&'a Artifact>, Findings> {
    watch.begin(Stage::Compare, artifacts.len());
    let states = each(artifacts, watch, |artifact| compare(output, artifact, before));
    let mut changed = Vec::new();
    let mut blocked = Findings::none();
    for (artifact, state) in artifacts.iter().zip(states) {
        match state? {
            State::Same => {}
            State::Differs => changed.push(artifact),
            State::Blocked(why) => blocked.push(why),
        }
    }
    if blocked.is_empty() { Ok(changed) } else { Err(blocked) }
}

fn compare(output: &Path, artifact: &Artifact, before: &Manifest) -> Result<State, Findings> {
    let path = output.join(&artifact.path);
    let Ok(found) = std::fs::metadata(&path) else {
        // A link that leads nowhere is there all the same.
        if path.is_symlink() && !before.holds(&artifact.path) {
            return Ok(State::Blocked(in_the_way(&path)));
        }
        return Ok(above(output, artifact, before).map_or(State::Differs, State::Blocked));
    };
    if found.is_dir() {
        // A folder of ours empties when its stale files go.
        let ours =
            before.holds_below(&artifact.path) && !has_foreign(&path, &artifact.path, before);
        return Ok(if ours { State::Differs } else { State::Blocked(in_the_way(&path)) });
    }
    let ours = before.holds(&artifact.path);
    if (ours && is_recognised(&found, artifact)) || is_same(&path, found.len(), artifact)? {
        return Ok(State::Same);
    }
    Ok(if ours { State::Differs } else { State::Blocked(in_the_way(&path)) })
}

/// A foreign file where a folder has to be.
fn above(output: &Path, artifact: &Artifact, before: &Manifest) -> Option<Diagnostic> {
    let parents = Path::new(&artifact.path).ancestors().skip(1);
    let files = parents.filter(|parent| output.join(parent).is_file());
    let foreign = files.filter(|parent| !before.holds(&parent.to_string_lossy()));
    foreign.map(|parent| in_the_way(&output.join(parent))).next()
}

/// Hidden files count: nothing that people put there may vanish.
fn has_foreign(folder: &Path, shown: &str, before: &Manifest) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return true;
    };
    entries.flatten().any(|entry| {
        let path = format!("{shown}/{}", entry.file_name().to_string_lossy());
        let inner = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if inner { has_foreign(&entry.path(), &path, before) } else { !before.holds(&path) }
    })
}

/// Whether a file that hobnob wrote is a copy of the very file that is there now: nobody reads five hundred
/// photographs to learn that.
fn is_recognised(found: &Metadata, artifact: &Artifact) -> bool {
    match &artifact.content {
        Content::Bytes(_) => false,
        Content::File(file) => {
            let stamp = source::stamp(file);
            stamp.is_some() && stamp == Stamp::of(found)
        }
    }
}

fn is_same(path: &Path, length: u64, artifact: &Artifact) -> Result<bool, Findings> {
    let there = || std::fs::read(path).map_err(|error| super::folder::refused(path, &error));
    match &artifact.content {
        Content::Bytes(bytes) => Ok(bytes.len() as u64 == length && there()? == **bytes),
        Content::File(file) => {
            let wanted = std::fs::metadata(&file.disk).map(|found| found.len());
            Ok(wanted.is_ok_and(|wanted| wanted == length) && there()? == source::read_bytes(file)?)
        }
    }
}

fn in_the_way(path: &Path) -> Diagnostic {
    Diagnostic::setup("output/foreign", "this is in the way, and hobnob did not write it")
        .in_file(path.display().to_string())
        .help("move it into `static/` if it belongs to the site, or choose another `--output`")
}
