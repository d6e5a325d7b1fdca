//! An export as a user has it: files, several parts of one, a folder, a zip.

mod archive;
mod choose;
mod found;
mod unpack;

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use self::archive::Archive;
use self::found::Found;
use self::unpack::{Counted, unpack};
use super::input::Input;
use super::system::System;
use crate::diag::{Diagnostic, Findings};

/// Bytes of a file that are looked at to know what it is, unpacked: 64 KiB.
const HEAD: u64 = 64 << 10;

/// The files of one system's export, found and recognised but not yet read.
#[derive(Debug)]
pub struct Export {
    system: System,
    files: Vec<Found>,
    size: u64,
}

impl Export {
    /// Finds what is to be read in files, folders and archives, and recognises by their content whose
    /// export they are, unless `from` says it.
    ///
    /// # Errors
    /// When something is not there, is not an export, or belongs to several systems.
    pub fn open(paths: &[PathBuf], from: Option<System>) -> Result<Self, Findings> {
        let found = found::find(paths)?;
        let (system, files) = choose::choose(found, from)?;
        let mut packs: Vec<&Path> = files.iter().map(|file| file.disk.as_path()).collect();
        packs.dedup();
        let size = packs.into_iter().map(size).sum();
        Ok(Self { system, files, size })
    }

    /// Whose it is.
    pub fn system(&self) -> System {
        self.system
    }

    /// Bytes on disk, as they are packed.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What its files are called.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.shown.as_str())
    }

    /// Opens one file after the other, and goes on when one of them fails.
    pub(super) fn each(
        &self,
        progress: &dyn Fn(u64),
        hear: &mut dyn FnMut(Input<'_>) -> Result<(), Findings>,
    ) -> Result<(), Findings> {
        let (count, mut faults) = (Cell::new(0), Findings::none());
        let progress = |count: u64| progress(count.min(self.size));
        for pack in self.files.chunk_by(|a, b| a.disk == b.disk) {
            if let Err(fault) = open_pack(pack, Count { count: &count, progress: &progress }, hear)
            {
                faults.absorb(fault);
            }
        }
        progress(self.size);
        if faults.has_errors() { Err(faults) } else { Ok(()) }
    }
}

/// How many bytes were read so far, and who wants to know.
#[derive(Clone, Copy)]
struct Count<'a> {
    count: &'a Cell<u64>,
    progress: &'a dyn Fn(u64),
}

impl<'a> Count<'a> {
    fn of<R>(self, bytes: R) -> Counted<'a, R> {
        Counted::new(bytes, self.count, self.progress)
    }
}

/// Opens what lies in one file on disk: itself, or the files of an archive.
fn open_pack(
    files: &[Found],
    count: Count<'_>,
    hear: &mut dyn FnMut(Input<'_>) -> Result<(), Findings>,
) -> Result<(), Findings> {
    let Some(first) = files.first() else {
        return Ok(());
    };
    if first.entry.is_none() {
        return hear(open_plain(first, count)?);
    }
    let bytes = File::open(&first.disk).map_err(|error| unreadable(&first.shown, &error))?;
    let mut archive = Archive::open(&first.shown, count.of(BufReader::new(bytes)))?;
    let mut faults = Findings::none();
    for file in files {
        let heard = archive.open_entry(file).and_then(&mut *hear);
        faults.absorb(heard.err().unwrap_or_default());
    }
    if faults.has_errors() { Err(faults) } else { Ok(()) }
}

/// Opens a file that is no archive.
fn open_plain<'a>(file: &Found, count: Count<'a>) -> Result<Input<'a>, Findings> {
    let fault = |error: io::Error| Findings::from(unreadable(&file.shown, &error));
    let packed = File::open(&file.disk).map_err(fault)?;
    let bytes = Box::new(BufReader::with_capacity(64 << 10, count.of(packed)));
    let (bytes, was_packed) = unpack(bytes, size(&file.disk)).map_err(fault)?;
    let disk = (!was_packed).then(|| file.disk.clone());
    Ok(Input { name: file.shown.as_str().into(), bytes, disk })
}

/// Makes something of the first bytes of each file, unpacked.
fn heads<T>(files: &[Found], mut look: impl FnMut(&Found, &[u8]) -> T) -> Result<Vec<T>, Findings> {
    let (count, mut looks, mut rest) = (Cell::new(0), Vec::new(), files.iter());
    for pack in files.chunk_by(|a, b| a.disk == b.disk) {
        let count = Count { count: &count, progress: &|_| () };
        open_pack(pack, count, &mut |input| {
            let mut head = Vec::new();
            // What breaks so early is told when it is read.
            let _ = input.bytes.take(HEAD).read_to_end(&mut head);
            looks.extend(rest.next().map(|file| look(file, &head)));
            Ok(())
        })?;
    }
    Ok(looks)
}

fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |about| about.len())
}

fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::setup("import/unreadable", format!("this file cannot be read: {error}"))
        .in_file(shown)
}
