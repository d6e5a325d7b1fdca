//! The files that may belong to an export, wherever they lie.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use super::archive::Archive;
use super::unreadable;
use crate::diag::{Diagnostic, Findings};
use crate::source::walk;

/// What files end in that an export may consist of; those in folders and archives with another
/// ending are passed over.
const ENDINGS: [&str; 15] = [
    "atom", "csv", "db", "gz", "json", "jsonl", "ndjson", "rss", "sql", "sqlite", "sqlite3", "tsv",
    "xml", "yaml", "yml",
];

/// A file that may belong to an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// As the user named it; of one in an archive, with its path in there behind `!/`.
    pub(super) shown: String,
    /// The file on this machine, or the archive.
    pub(super) disk: PathBuf,
    /// Its number in the archive.
    pub(super) entry: Option<usize>,
    /// Whether the user named it, and not just a folder or an archive around it.
    pub(super) is_named: bool,
}

/// All files at, in or below the paths that a user named.
pub(super) fn find(paths: &[PathBuf]) -> Result<Vec<Found>, Findings> {
    let (mut files, mut faults) = (Vec::new(), Findings::none());
    for path in paths {
        match at(path) {
            Ok(found) => files.extend(found),
            Err(fault) => faults.absorb(fault),
        }
    }
    if faults.has_errors() { Err(faults) } else { Ok(files) }
}

fn at(path: &Path) -> Result<Vec<Found>, Findings> {
    let shown = path.display().to_string();
    if path.is_dir() {
        return in_folder(path, &shown);
    }
    if !path.exists() {
        return Err(Diagnostic::setup("import/missing", format!("there is no `{shown}`"))
            .help("name the file, folder or archive that the other system gave you")
            .into());
    }
    if !path.is_file() {
        // It is read twice: to know whose it is, and to take what it holds.
        let message = format!("`{shown}` is no file: what it says is said only once");
        return Err(Diagnostic::setup("import/pipe", message)
            .help("save it to a file, and import that")
            .into());
    }
    let file = Found { shown, disk: path.to_owned(), entry: None, is_named: true };
    in_archive(&file).map(|files| files.unwrap_or_else(|| vec![file]))
}

fn in_folder(folder: &Path, shown: &str) -> Result<Vec<Found>, Findings> {
    let (files, faults) = walk(folder, shown.trim_end_matches('/'));
    if faults.has_errors() {
        return Err(faults);
    }
    let mut found = Vec::new();
    for file in files.into_iter().filter(|file| may_be_read(&file.path) || is_zip(&file.path)) {
        let file = Found { shown: file.shown, disk: file.disk, entry: None, is_named: false };
        found.extend(in_archive(&file)?.unwrap_or_else(|| vec![file]));
    }
    Ok(found)
}

/// What lies in an archive; `None` when it is none.
fn in_archive(file: &Found) -> Result<Option<Vec<Found>>, Findings> {
    let mut bytes = File::open(&file.disk).map_err(|error| unreadable(&file.shown, &error))?;
    let mut magic = Vec::new();
    let read = bytes.by_ref().take(4).read_to_end(&mut magic);
    read.map_err(|error| unreadable(&file.shown, &error))?;
    if magic != *b"PK\x03\x04" && magic != *b"PK\x05\x06" {
        return Ok(None);
    }
    let names = Archive::open(&file.shown, BufReader::new(bytes))?.names()?;
    if names.iter().any(|(name, _)| name == "xl/workbook.xml" || name == "content.xml") {
        return Err(Diagnostic::setup("import/spreadsheet", "this is a spreadsheet")
            .in_file(&file.shown)
            .help("save its sheet as CSV, and import that")
            .into());
    }
    let readable = names.into_iter().filter(|(name, _)| may_be_read(name));
    let found = readable.map(|(name, number)| Found {
        shown: format!("{}!/{name}", file.shown),
        entry: Some(number),
        is_named: false,
        ..file.clone()
    });
    Ok(Some(found.collect()))
}

fn may_be_read(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    ENDINGS.contains(&ending.as_str())
}

fn is_zip(path: &str) -> bool {
    path.to_lowercase().ends_with(".zip")
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(unix)]
    fn what_is_no_file_is_not_waited_for() {
        let found = super::find(&["/dev/null".into()]).expect_err("it cannot be read twice");
        assert!(found.iter().any(|found| found.code == "import/pipe"), "{found:?}");
    }
}
