//! A zip archive: what lies in it, and one file of it at a time. Nothing is ever unpacked to disk.

use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use super::found::Found;
use super::unpack::{Limited, unpack};
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::Input;

/// The most files that an archive may hold.
const MOST_FILES: usize = 100_000;

/// An open archive.
pub(super) struct Archive<R> {
    shown: String,
    zip: ZipArchive<R>,
}

impl<R: Read + Seek> Archive<R> {
    /// Reads the directory of an archive; `shown` is what it is called.
    pub(super) fn open(shown: &str, bytes: R) -> Result<Self, Findings> {
        let shown = shown.split("!/").next().unwrap_or(shown).to_owned();
        let zip = ZipArchive::new(bytes).map_err(|error| broken(&shown, &error))?;
        Ok(Self { shown, zip })
    }

    /// The names of its files with the number of each, in order of name. Folders, and what macOS adds
    /// of its own, are passed over.
    ///
    /// # Errors
    /// When a name leads out of the archive, or there are far too many.
    pub(super) fn names(&self) -> Result<Vec<(String, usize)>, Findings> {
        if self.zip.len() > MOST_FILES {
            let message = format!("there are {} files in this archive", self.zip.len());
            let help = format!("unpack it, and import the folder: the most is {MOST_FILES}");
            return Err(self.refuse(&message).help(help).into());
        }
        let mut names = Vec::new();
        for number in 0..self.zip.len() {
            let name = self.zip.name_for_index(number).and_then(Result::ok).unwrap_or_default();
            if leads_out(&name) {
                let message = format!("`{name}` leads out of this archive");
                let help = "whoever made it is up to something: do not unpack it";
                return Err(self.refuse(&message).help(help).into());
            }
            if !is_noise(&name) {
                names.push((name.into_owned(), number));
            }
        }
        names.sort();
        Ok(names)
    }

    /// Opens one of its files.
    ///
    /// # Errors
    /// When it is damaged, or locked with a password.
    pub(super) fn open_entry<'a>(&'a mut self, file: &Found) -> Result<Input<'a>, Findings> {
        let shown = self.shown.clone();
        let number = file.entry.unwrap_or_default();
        let entry = self.zip.by_index(number).map_err(|error| broken(&shown, &error))?;
        let size = entry.compressed_size();
        let bytes = Box::new(BufReader::new(Limited::new(entry, size)));
        let (bytes, _) =
            unpack(bytes, size).map_err(|error| super::unreadable(&file.shown, &error))?;
        Ok(Input { name: file.shown.as_str().into(), bytes, disk: None })
    }

    fn refuse(&self, message: &str) -> Diagnostic {
        Diagnostic::setup("import/archive", message).in_file(&self.shown)
    }
}

fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..")
}

fn is_noise(name: &str) -> bool {
    let is_hidden = |part: &str| part.starts_with('.') || part == "__MACOSX";
    name.is_empty() || name.ends_with('/') || name.split('/').any(is_hidden)
}

fn broken(shown: &str, error: &ZipError) -> Diagnostic {
    let message = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "this archive is locked with a password".to_owned()
        }
        error => format!("this archive cannot be read: {error}"),
    };
    Diagnostic::setup("import/archive", message)
        .in_file(shown)
        .help("unpack it yourself, and import the folder")
}
