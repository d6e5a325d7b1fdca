//! The rows of a table, whatever parts its values.

use std::sync::Arc;

use csv::ReaderBuilder;

use crate::diag::{Diagnostic, Findings, Span};
use crate::import::comments::name::Field;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What Windows-1252 has between 0x80 and 0x9f.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// A table.
pub(super) struct Sheet {
    /// The file, as the user named it.
    pub(super) file: Arc<str>,
    /// What parts its values.
    pub(super) delimiter: u8,
    /// What stands over each column.
    pub(super) headings: Vec<String>,
    /// Its rows, in order.
    pub(super) rows: Vec<Line>,
    /// Why it is not whole, if it is not.
    pub(super) cut: Option<Findings>,
}

/// One row.
pub(super) struct Line {
    /// The line that it begins in, from 1.
    pub(super) line: usize,
    /// Its values.
    pub(super) cells: Vec<String>,
}

/// Bytes as words, and the encoding that was taken for granted where they are not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (String, Option<&'static str>) {
    let pairs = |order: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).skip(1).map(|pair| order([pair[0], pair[1]]));
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    };
    match (bytes.get(..2), std::str::from_utf8(bytes)) {
        (Some([0xff, 0xfe]), _) => (pairs(u16::from_le_bytes), None),
        (Some([0xfe, 0xff]), _) => (pairs(u16::from_be_bytes), None),
        (_, Ok(text)) => (text.trim_start_matches('\u{feff}').to_owned(), None),
        (_, Err(_)) => (bytes.iter().map(|byte| windows(*byte)).collect(), Some("Windows-1252")),
    }
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}

impl Sheet {
    /// Reads all rows.
    ///
    /// # Errors
    /// When there is not even a line of headings.
    pub(super) fn parse(file: &Arc<str>, text: &str) -> Result<Self, Findings> {
        let delimiter = delimiter(text);
        let hint = text.lines().next().filter(|line| is_hint(line)).map_or(0, str::len);
        let (before, body) = text.split_at(hint);
        let mut lines = Lines { text: body, at: 0, line: 1 + before.matches('\n').count() };
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .escape(escapes(body, delimiter).then_some(b'\\'))
            .from_reader(body.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| unreadable(file, &error))?;
            let start = record.position().map_or(0, csv::Position::byte);
            let line = lines.line_at(usize::try_from(start).unwrap_or(usize::MAX));
            rows.push(Line { line, cells: record.iter().map(str::to_owned).collect() });
        }
        if rows.is_empty() {
            let message = "this table has no headings";
            return Err(Diagnostic::error("import/empty", message).in_file(&**file).into());
        }
        let headings = rows.remove(0).cells;
        let cut = cut(file, body, &headings, rows.last());
        rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        Ok(Self { file: Arc::clone(file), delimiter, headings, rows, cut })
    }
}

/// Whether a backslash stands before quotes that are part of a value, as databases write them. One
/// that just ends a value stands before a delimiter.
fn escapes(text: &str, delimiter: u8) -> bool {
    let ends =
        |rest: &str| rest.is_empty() || rest.starts_with([char::from(delimiter), '\r', '\n', '"']);
    let mut behind = text.match_indices("\\\"").map(|(at, found)| &text[at + found.len()..]);
    behind.any(|rest| !ends(rest))
}

/// Counts lines along a text. The library's own count is off by one where lines end in two
/// characters.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line, from 1, of what begins at or behind a byte.
    fn line_at(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let start = (start + blank).min(self.text.len());
        self.line += self.text.get(self.at..start).unwrap_or_default().matches('\n').count();
        self.at = start;
        self.line
    }
}

/// Says that a table breaks off, if it does: quotes that nobody closes, or a last line that ends in
/// the middle.
fn cut(file: &Arc<str>, text: &str, headings: &[String], last: Option<&Line>) -> Option<Findings> {
    let last = last?;
    let is_open = text.matches('"').count() % 2 == 1 && !text.trim_end().ends_with('"');
    let is_many = last.cells.iter().any(|cell| cell.contains('\n'));
    let is_short = last.cells.len() < headings.len() && !text.ends_with(['\n', '\r']);
    let ends_quoted = is_open && (is_many || !text.ends_with(['\n', '\r']));
    let message = match (ends_quoted, is_short) {
        (true, _) => "the quotes that open in this row are never closed".to_owned(),
        (_, true) => format!("this row has {} of {} values", last.cells.len(), headings.len()),
        _ => return None,
    };
    let found = Diagnostic::error("import/cut-off", message).at(Span::line(&**file, last.line));
    Some(found.help("the table seems to be cut off: export it once more").into())
}

/// What parts the values: that by which the first line has the most headings that mean something.
pub(super) fn delimiter(text: &str) -> u8 {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let first = lines.next().unwrap_or_default();
    if let Some(said) = first.strip_prefix("sep=").and_then(|rest| rest.bytes().next()) {
        return said;
    }
    let score = |delimiter: u8| {
        let names = split(first, delimiter);
        (names.iter().filter(|name| Field::of(name).is_some()).count(), names.len())
    };
    // Of equals the first, so from the last.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

/// Whether a line only tells Excel what the delimiter is.
pub(super) fn is_hint(line: &str) -> bool {
    line.len() <= 6 && line.starts_with("sep=")
}

/// The values of one line.
pub(super) fn split(line: &str, delimiter: u8) -> Vec<String> {
    let mut builder = ReaderBuilder::new();
    let mut reader =
        builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(line.as_bytes());
    let first = reader.records().next().and_then(Result::ok);
    first.map(|record| record.iter().map(str::to_owned).collect()).unwrap_or_default()
}

fn unreadable(file: &Arc<str>, error: &csv::Error) -> Findings {
    let line = error.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or_default());
    Diagnostic::error("import/csv", format!("this is not a table: {error}"))
        .at(Span::line(&**file, line))
        .into()
}
