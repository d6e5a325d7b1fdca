//! Where an export goes while it is read: its comments to a file, and a line about each to memory,
//! so that an export of any size passes through little of it.
//!
//! What is private never reaches the file, unless the owner keeps it. The file has no name, belongs
//! to the owner alone and is gone when the import ends.

use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::Arc;

use super::origin;
use super::people::People;
use super::print::{Hash, fingerprint, full_id};
use super::record::Record;
use super::thread::{Threads, Told};
use crate::comment::{Author, Kind, Status};
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::{Moment, Place, Row, Sink, System, Thread};

/// Takes exports in, one after the other.
pub struct Spool<'a> {
    people: People<'a>,
    system: System,
    file: BufWriter<File>,
    end: u64,
    pub(super) threads: Threads,
    pub(super) lines: Vec<Line>,
    pub(super) problems: Vec<Diagnostic>,
}

/// What is remembered of a comment while its words are away.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Where its record lies, in bytes from the start.
    at: u64,
    length: usize,
    pub(super) system: System,
    /// Its post, a number in [`Threads`].
    pub(super) thread: usize,
    /// Of its id with its system.
    pub(super) id: Hash,
    /// The same of the comment that it answers.
    pub(super) parent: Option<Hash>,
    /// Of name and second.
    pub(super) author: Hash,
    /// Of who said it, as an origin has it.
    pub(super) origin: Hash,
    /// Of the same, what it is and the words: two comments that share it are copies.
    pub(super) copy: Hash,
    /// Of its writer's key.
    pub(super) person: Option<Hash>,
    pub(super) clock: Clock,
    pub(super) kind: Kind,
    pub(super) status: Status,
    pub(super) is_owner: bool,
    pub(super) place: Place,
}

/// When, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Clock {
    /// Since 1970.
    At(i64),
    /// The same, had the clock on the wall shown UTC.
    Local(i64),
    /// The export does not say.
    Unknown,
}

impl Clock {
    fn of(moment: &Moment) -> Self {
        match moment {
            Moment::At(at) => Self::At(at.as_second()),
            Moment::Local(at) => {
                let utc = at.to_zoned(jiff::tz::TimeZone::UTC);
                utc.map_or(Self::Unknown, |at| Self::Local(at.timestamp().as_second()))
            }
            Moment::Unknown(_) => Self::Unknown,
        }
    }
}

impl<'a> Spool<'a> {
    /// An empty one.
    ///
    /// # Errors
    /// When there is no place for a temporary file.
    pub fn open(people: People<'a>) -> Result<Self, Findings> {
        let file = tempfile::tempfile().map_err(|error| unwritable(&error))?;
        Ok(Self {
            people,
            system: System::Json,
            file: BufWriter::with_capacity(1 << 16, file),
            end: 0,
            threads: Threads::default(),
            lines: Vec::new(),
            problems: Vec::new(),
        })
    }

    /// Says which system the next file is from.
    pub fn begin(&mut self, system: System) {
        self.system = system;
    }

    /// How many comments it holds.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Reads comments back, by their numbers.
    pub(super) fn read(&mut self, lines: &[usize]) -> Result<Vec<Record>, Findings> {
        self.file.flush().map_err(|error| unwritable(&error))?;
        let read = |number: &usize| {
            let line = &self.lines[*number];
            let mut bytes = vec![0; line.length];
            let mut file = self.file.get_ref();
            file.seek(SeekFrom::Start(line.at))?;
            file.read_exact(&mut bytes)?;
            Ok(Record::parse(&bytes)?)
        };
        let records: std::io::Result<Vec<Record>> = lines.iter().map(read).collect();
        // What is told next goes behind what is there.
        let back = self.file.get_mut().seek(SeekFrom::Start(self.end));
        back.and(records).map_err(|error| unwritable(&error).into())
    }

    fn record(&self, row: Row) -> Record {
        Record {
            author: self.people.author(&row.writer),
            is_owner: row.is_owner || self.people.is_owner(&row.writer, self.system),
            is_acknowledged: row.is_acknowledged,
            private: self.people.private(&row.writer),
            id: row.id,
            parent: row.parent.filter(|parent| !parent.is_empty()),
            kind: row.kind,
            status: row.status,
            date: row.date,
            edited: row.edited,
            body: self.people.words(row.body, &row.writer),
            url: row.url,
            is_labelled_spam: row.is_labelled_spam,
        }
    }
}

impl Sink for Spool<'_> {
    fn thread(&mut self, thread: Thread) {
        self.threads.tell(self.system, thread);
    }

    fn row(&mut self, row: Row) -> Result<(), Findings> {
        let thread = self.threads.of(self.system, &row.thread, &row.place);
        let place = Place { file: Arc::clone(&row.place.file), line: row.place.line };
        let record = self.record(row);
        let line = Line::of(&record, self.system, thread, place);
        let bytes = record.print().map_err(|error| unwritable(&error.into()))?;
        self.file.write_all(&bytes).map_err(|error| unwritable(&error))?;
        self.lines.push(Line { at: self.end, length: bytes.len(), ..line });
        self.end += bytes.len() as u64;
        Ok(())
    }

    fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }
}

impl Line {
    fn of(record: &Record, system: System, thread: usize, place: Place) -> Self {
        let clock = Clock::of(&record.date);
        let person = record.author.person.as_deref();
        let second = format!("{clock:?}");
        let Author { name, url, .. } = &record.author;
        let origin = origin::author(name, url.as_deref(), record.is_owner);
        let author = name.to_lowercase();
        let who = [person.unwrap_or_default(), &author, &second];
        let words =
            [record.kind.name(), record.body.text.trim(), record.url.as_deref().unwrap_or("")];
        Self {
            at: 0,
            length: 0,
            system,
            thread,
            id: fingerprint([&*full_id(system, &record.id)]),
            parent: record.parent.as_deref().map(|id| fingerprint([&*full_id(system, id)])),
            author: fingerprint([&*author, &second]),
            origin: fingerprint([&*origin]),
            copy: fingerprint(who.into_iter().chain(words)),
            person: person.map(|person| fingerprint([person])),
            clock,
            kind: record.kind,
            status: record.status,
            is_owner: record.is_owner,
            place,
        }
    }
}

/// What the spool knows of one post, for those who look for it.
impl Spool<'_> {
    /// Every post that was told, in the order told.
    pub(super) fn told(&self) -> &[Told] {
        self.threads.all()
    }
}

fn unwritable(error: &std::io::Error) -> Diagnostic {
    let message = format!("what is read cannot be put aside in a temporary file: {error}");
    Diagnostic::setup("import/io", message)
        .help("make room on the disk, or set `TMPDIR` to a folder that has some")
}
