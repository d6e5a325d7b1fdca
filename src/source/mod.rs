//! The blog on disk, or as git's index holds it: which files there are, and their words. The only
//! reader of what a blog's owner wrote; it does not know what any file means.

mod git;
mod image;
mod name;
mod tree;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diag::{Diagnostic, Findings, Text};

pub use git::{Entry, Hooks, Index, ObjectId, Repository};
pub use name::is_passed_over;
pub use tree::walk;

/// A file of the blog, not yet read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct File {
    /// From the folder that was walked, with `/`.
    pub path: String,
    /// As people know it: from the blog's root, with `/`.
    pub shown: String,
    /// Where it lies on this machine.
    pub disk: PathBuf,
}

/// A file of words: bytes with a name.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the folder that was walked, with `/`.
    pub path: String,
    /// The words, under the path that people know.
    pub text: Arc<Text>,
}

impl Source {
    /// Reads a file of words. A byte order mark is dropped.
    ///
    /// # Errors
    /// When it cannot be read, is not UTF-8 or holds a NUL, with the place.
    pub fn read(file: &File) -> Result<Self, Findings> {
        let bytes = std::fs::read(&file.disk).map_err(|error| unreadable(&file.shown, &error))?;
        Self::of(&file.path, &file.shown, bytes)
    }

    /// The bytes of a file of words, wherever they were read: `path` from the folder that was walked,
    /// `shown` as people know it.
    ///
    /// # Errors
    /// When they are not UTF-8 or hold a NUL, with the place.
    pub fn of(path: &str, shown: &str, bytes: Vec<u8>) -> Result<Self, Findings> {
        let words = String::from_utf8(bytes).map_err(|error| not_utf8(shown, error))?;
        let words = match words.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => words,
        };
        let text = Text::new(shown, words);
        match text.content.find('\0') {
            Some(at) => Err(nul(&text, at).into()),
            None => Ok(Self { path: path.to_owned(), text }),
        }
    }
}

/// Width and height of an image in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Size {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A file that is published as it is, measured if it is an image.
#[derive(Clone, Debug, Hash)]
pub struct Asset {
    /// Where it lies.
    pub file: File,
    /// Of an image whose size can be read.
    pub size: Option<Size>,
}

impl Asset {
    /// A file, measured if it is an image.
    pub fn read(file: File) -> Self {
        let size = image::size(&file.disk);
        Self { file, size }
    }
}

/// Reads a file as it is, for publishing.
///
/// # Errors
/// When it cannot be read.
pub fn read_bytes(file: &File) -> Result<Vec<u8>, Findings> {
    std::fs::read(&file.disk).map_err(|error| unreadable(&file.shown, &error).into())
}

/// By what a file is recognised while its bytes are not read: its length, and when it was last written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    /// Nanoseconds since 1970.
    written: u128,
}

impl Stamp {
    /// That of a file, from what the disk tells about it; `None` where it does not tell when.
    pub fn of(about: &std::fs::Metadata) -> Option<Self> {
        let written = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        Some(Self { length: about.len(), written: written.as_nanos() })
    }

    /// The file's length, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:x}-{:x}", self.length, self.written)
    }
}

/// The stamp of a file; `None` where the disk does not tell.
pub fn stamp(file: &File) -> Option<Stamp> {
    Stamp::of(&std::fs::metadata(&file.disk).ok()?)
}

/// The one file at `path` below `root`, if there is one.
pub fn file(root: &Path, path: &str) -> Option<File> {
    let disk = root.join(path);
    disk.is_file().then(|| File { path: path.to_owned(), shown: path.to_owned(), disk })
}

fn unreadable(shown: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::setup("source/unreadable", format!("this file cannot be read: {error}"))
        .in_file(shown)
}

fn not_utf8(shown: &str, error: std::string::FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let text = Text::new(shown, String::from_utf8_lossy(error.as_bytes()));
    Diagnostic::setup("source/utf-8", "this is not UTF-8")
        .at(crate::diag::Span::new(&text, at..at + 1))
        .help("save the file with the encoding UTF-8")
}

fn nul(text: &Arc<Text>, at: usize) -> Diagnostic {
    Diagnostic::setup("source/nul", "there is a NUL character here")
        .at(crate::diag::Span::new(text, at..at + 1))
        .help("delete it; this may be a picture or another file that is not text")
}
