//! Adding lines to the end of a file, so that two programs at once lose nothing: each waits for the
//! other, and its lines go out in one piece.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use super::disk::{no_link, refused};
use super::{Shelf, shown};
use crate::diag::Findings;

/// Where git reads how files are merged, from the folder.
const ATTRIBUTES: &str = ".gitattributes";

impl Shelf {
    /// Adds `lines`, each with its end, to the file at `path`, from the folder, and makes it where it is
    /// not. A line that was cut short there stays a line of its own.
    ///
    /// # Errors
    /// When a link stands in the way, and when the disk refuses; then the file is as it was.
    pub fn append(&self, path: &str, lines: &str) -> Result<(), Findings> {
        no_link(self, path)?;
        append(&self.disk(path), lines).map_err(|error| refused(&shown(path), &error))
    }

    /// Has git merge the file at `path` by keeping the lines of both sides, unless somebody already told
    /// git what to do with it.
    ///
    /// # Errors
    /// When `.gitattributes` cannot be read or written.
    pub fn keep_both_sides(&self, path: &str) -> Result<(), Findings> {
        no_link(self, ATTRIBUTES)?;
        let words = match std::fs::read(self.disk(ATTRIBUTES)) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|error| refused(&shown(ATTRIBUTES), &error))?,
        };
        let words = String::from_utf8_lossy(&words);
        let mut patterns = words.lines().filter_map(|line| line.split_whitespace().next());
        if patterns.any(|pattern| pattern.trim_start_matches('/') == path) {
            return Ok(());
        }
        self.append(ATTRIBUTES, &format!("{path} merge=union\n"))
    }
}

fn append(disk: &Path, lines: &str) -> Result<(), Error> {
    if let Some(folder) = disk.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().read(true).append(true).create(true).open(disk)?;
    match file.lock() {
        // Whoever adds to the end of a file loses nothing even so, but the border between lines.
        Err(error) if error.kind() == ErrorKind::Unsupported => {}
        locked => locked?,
    }
    let before = file.metadata()?.len();
    let border = if ends_in_a_line(&mut file, before)? { "" } else { "\n" };
    let written = file.write_all(format!("{border}{lines}").as_bytes());
    written.and_then(|()| file.sync_data()).inspect_err(|_| {
        // Of a full disk: no half line is left behind.
        let _ = file.set_len(before);
    })
}

/// Whether the next line may begin at once.
fn ends_in_a_line(file: &mut File, length: u64) -> Result<bool, Error> {
    if length == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::Start(length - 1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
