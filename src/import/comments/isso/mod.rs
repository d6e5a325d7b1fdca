//! Isso: its database, the database written out as SQL or JSON, and the JSON that it imports.

mod database;
mod dump;
mod list;

use std::io::{Cursor, Read};

use super::guess;
use super::row::{Row, Thread};
use super::{Input, Sink};
use crate::diag::{Diagnostic, Findings};

/// What a database of SQLite begins with.
const SIGN: &[u8] = b"SQLite format 3\0";

/// Reads any of the forms.
///
/// # Errors
/// When it is a damaged database, another program's, or is cut off.
pub(super) fn read(mut input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut first = Vec::new();
    let read = input.bytes.by_ref().take(SIGN.len() as u64).read_to_end(&mut first);
    read.map_err(|error| unreadable(&input.name, &error))?;
    let begins = |sign: &[u8]| first.trim_ascii_start().starts_with(sign);
    let (is_database, is_list) = (first == SIGN, begins(b"[") || begins(b"{"));
    let bytes = Box::new(Cursor::new(first).chain(input.bytes));
    let mut input = Input { bytes, ..input };
    if is_database {
        return database::read(input, sink);
    }
    if is_list {
        return list::read(input, sink);
    }
    let mut sql = String::new();
    input.bytes.read_to_string(&mut sql).map_err(|error| unreadable(&input.name, &error))?;
    dump::read(&input.name, &sql, sink)
}

/// The title of a thread: what other programs made for Isso is sometimes written as in an address.
fn title(said: String) -> String {
    let is_written_so = !said.contains(' ') && (said.contains('+') || said.contains('%'));
    if !is_written_so {
        return said;
    }
    let spaced = said.replace('+', " ");
    percent_encoding::percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}

/// A thread under its number, at its address.
fn thread(key: String, uri: Option<String>, said: Option<String>) -> Thread {
    let known = uri.as_deref().map(Thread::called).unwrap_or_default();
    Thread { key, urls: uri.into_iter().collect(), title: said.map(title), ..known }
}

/// The row with its words in the markup that they seem to be in: Isso's own are Markdown, those that
/// it imported HTML.
fn with_markup(row: Row) -> Row {
    Row { body: guess::markdown_or_html(row.body.text), ..row }
}

fn unreadable(file: &str, error: &std::io::Error) -> Findings {
    let message = format!("this file cannot be read: {error}");
    Diagnostic::setup("import/unreadable", message).in_file(file).into()
}
