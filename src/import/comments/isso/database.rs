//! Isso's tables in SQLite. Nothing is written, not even beside the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use tempfile::TempDir;

use super::{thread, with_markup};
use crate::comment::Status;
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::card::Card;
use crate::import::comments::name::Field;
use crate::import::comments::row::{Place, Row};
use crate::import::comments::{Input, Sink};

/// What a path may not hold in an address of SQLite's.
const RESERVED: &AsciiSet = &CONTROLS.add(b'?').add(b'#').add(b'%').add(b' ');

const COPY: &str = "copy it once more, with `sqlite3 comments.db \".backup copy.db\"`";

/// The columns that are read, with what each is. An older database lacks some.
const COLUMNS: [(&str, Field); 9] = [
    ("id", Field::Id),
    ("parent", Field::Parent),
    ("created", Field::Date),
    ("modified", Field::Edited),
    ("remote_addr", Field::Ip),
    ("text", Field::Body),
    ("author", Field::Name),
    ("email", Field::Email),
    ("website", Field::Site),
];

/// Reads a database file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let name = Arc::clone(&input.name);
    let fault = |error: &std::io::Error| super::unreadable(&name, error);
    let (folder, path) = lay_out(input).map_err(|error| fault(&error))?;
    let opened = match &folder {
        Some(_) => Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_WRITE),
        None => Connection::open_with_flags(
            format!("file:{}?immutable=1", utf8_percent_encode(&path.to_string_lossy(), RESERVED)),
            OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        ),
    };
    let connection = opened.map_err(|error| damaged(&name, &error))?;
    let told = tell(&connection, &name, sink);
    if told.is_ok() && is_cut(&connection, &path) {
        let message = "this database ends in the middle of a page";
        let found = Diagnostic::error("import/cut-off", message).in_file(&*name);
        return Err(found.help(COPY).into());
    }
    told
}

/// Whether the last page is not whole: SQLite takes what is missing for zeros, and says nothing.
fn is_cut(connection: &Connection, path: &Path) -> bool {
    let page = connection.pragma_query_value(None, "page_size", |row| row.get::<_, i64>(0));
    let page = page.ok().and_then(|page| u64::try_from(page).ok()).filter(|page| *page > 0);
    let size = std::fs::metadata(path).map(|file| file.len()).ok();
    size.zip(page).is_some_and(|(size, page)| size % page != 0)
}

/// Where the database can be opened without changing anything: where it lies, or, when it was packed
/// or has a journal of late changes beside it, as a copy in a folder that goes away.
fn lay_out(mut input: Input<'_>) -> std::io::Result<(Option<TempDir>, PathBuf)> {
    let journal = input.disk.as_deref().map(journal).filter(|path| path.exists());
    if let (Some(disk), None) = (&input.disk, &journal) {
        return Ok((None, disk.clone()));
    }
    let folder = TempDir::new()?;
    let path = folder.path().join("comments.db");
    std::io::copy(&mut input.bytes, &mut std::fs::File::create(&path)?)?;
    if let Some(journal) = journal {
        std::fs::copy(journal, self::journal(&path))?;
    }
    Ok((Some(folder), path))
}

fn journal(database: &Path) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push("-wal");
    path.into()
}

/// Tells what an open database holds.
pub(super) fn tell(
    connection: &Connection,
    file: &Arc<str>,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    let fault = |error: rusqlite::Error| damaged(file, &error);
    let columns = columns(connection).map_err(fault)?;
    if !columns.contains("tid") || !columns.contains("text") {
        let message =
            "this database is not Isso's: it has no table `comments` with `tid` and `text`";
        let found = Diagnostic::error("import/database", message).in_file(&**file);
        return Err(found.help("name the file that `dbpath` names in `isso.cfg`").into());
    }
    tell_threads(connection, sink).map_err(fault)?;
    tell_rows(connection, &columns, file, sink)
}

fn columns(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut query = connection.prepare("SELECT name FROM pragma_table_info('comments')")?;
    query.query_map([], |row| row.get(0))?.collect()
}

fn tell_threads(connection: &Connection, sink: &mut dyn Sink) -> rusqlite::Result<()> {
    let mut query = connection.prepare("SELECT id, uri, title FROM threads ORDER BY id")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let key = words(row.get_ref(0)?).unwrap_or_default();
        sink.thread(thread(key, words(row.get_ref(1)?), words(row.get_ref(2)?)));
    }
    Ok(())
}

fn tell_rows(
    connection: &Connection,
    columns: &BTreeSet<String>,
    file: &Arc<str>,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    let fault = |error: rusqlite::Error| damaged(file, &error);
    let column =
        |name: &str| if columns.contains(name) { name.to_owned() } else { "NULL".to_owned() };
    let all: Vec<String> = COLUMNS.iter().map(|(name, _)| column(name)).collect();
    let sql =
        format!("SELECT tid, {}, {} FROM comments ORDER BY rowid", column("mode"), all.join(", "));
    let mut query = connection.prepare(&sql).map_err(fault)?;
    let mut rows = query.query([]).map_err(fault)?;
    let mut number = 0;
    while let Some(row) = rows.next().map_err(fault)? {
        number += 1;
        let place = Place { file: Arc::clone(file), line: number };
        sink.row(comment(row, place).map_err(fault)?)?;
    }
    Ok(())
}

fn comment(row: &rusqlite::Row<'_>, place: Place) -> rusqlite::Result<Row> {
    let mut values = Vec::new();
    for (at, (_, field)) in COLUMNS.iter().enumerate() {
        values.extend(words(row.get_ref(at + 2)?).map(|said| (*field, Value::String(said))));
    }
    let thread = words(row.get_ref(0)?).unwrap_or_default();
    let status = status(words(row.get_ref(1)?).as_deref());
    let comment = Card::new(values).row(&thread, None, place);
    Ok(with_markup(Row { status, ..comment }))
}

/// Where a comment stands, by its `mode`.
pub(super) fn status(mode: Option<&str>) -> Status {
    match mode {
        None | Some("1") => Status::Published,
        Some("2") => Status::Pending,
        Some("4") => Status::Deleted,
        Some(_) => Status::Unknown,
    }
}

/// A value as words. Moments are kept as numbers with a fraction.
fn words(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

pub(super) fn damaged(file: &str, error: &rusqlite::Error) -> Findings {
    let message = format!("this database cannot be read: {error}");
    let found = Diagnostic::error("import/database", message).in_file(file);
    found.help(COPY).into()
}

#[cfg(test)]
mod tests {
    use std::fs::OpenOptions;

    use super::*;
    use crate::import::comments::xml::told::Told;

    #[test]
    fn a_last_page_that_is_not_whole_is_told() -> Result<(), Box<dyn std::error::Error>> {
        let folder = TempDir::new()?;
        let path = folder.path().join("comments.db");
        let tables = "CREATE TABLE threads (id INTEGER PRIMARY KEY, uri VARCHAR, title VARCHAR);
            CREATE TABLE comments (tid INTEGER, id INTEGER PRIMARY KEY, mode INTEGER, text VARCHAR);
            CREATE TABLE preferences (key VARCHAR);";
        Connection::open(&path)?.execute_batch(tables)?;
        let read = || {
            let bytes: Box<dyn std::io::BufRead> = Box::new(std::io::empty());
            let input = Input { name: "a".into(), bytes, disk: Some(path.clone()) };
            super::read(input, &mut Told::default())
        };
        assert!(read().is_ok());
        let file = OpenOptions::new().write(true).open(&path)?;
        file.set_len(file.metadata()?.len() - 1)?;
        let found = read().err().ok_or("it is taken for whole")?;
        assert!(found.iter().any(|found| found.code == "import/cut-off"), "{found:?}");
        Ok(())
    }
}
