//! A table of comments: any delimiter, headings in any of several languages, dates in the order that
//! its own dates show. What is guessed is told.

mod columns;
mod sheet;

use std::collections::BTreeSet;
use std::io::Read;
use std::sync::Arc;

use serde_json::Value;

use self::columns::Columns;
use self::sheet::Sheet;
use super::card::Card;
use super::day::{self, Order};
use super::name::Field;
use super::row::Place;
use super::{Input, Options, Sink};
use crate::diag::{Diagnostic, Findings, Span};

/// Reads a table.
///
/// # Errors
/// When it has no column of words, names a heading that is not there, or is cut off.
pub(super) fn read(
    mut input: Input<'_>,
    options: &Options,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    let mut bytes = Vec::new();
    input.bytes.read_to_end(&mut bytes).map_err(|error| {
        let message = format!("this file cannot be read: {error}");
        Diagnostic::setup("import/unreadable", message).in_file(&*input.name)
    })?;
    let (text, guess) = sheet::decode(&bytes);
    if let Some(encoding) = guess {
        let message = format!("this is not UTF-8: it was read as {encoding}");
        sink.problem(Diagnostic::note("import/encoding", message).in_file(&*input.name));
    }
    let sheet = Sheet::parse(&input.name, &text)?;
    let columns = Columns::of(&sheet, options)?;
    sink.problem(columns.told());
    let order = order(&sheet, &columns, sink);
    let told = tell(&sheet, &columns, order, sink);
    sheet.cut.map_or(told, Err)
}

/// The order of days and months, with a note where it is a guess.
fn order(sheet: &Sheet, columns: &Columns<'_>, sink: &mut dyn Sink) -> Order {
    let dates = sheet.rows.iter().filter_map(|row| columns.words(row, Field::Date));
    let (order, is_guess) = Order::of(dates, sheet.delimiter == b',' && columns.are_english());
    if is_guess {
        let message = format!("no date in this table shows its order: {} is assumed", order.name());
        let note = Diagnostic::note("import/date-order", message).in_file(&*sheet.file);
        sink.problem(note.help("write the dates as 2026-03-01 where that is wrong"));
    }
    order
}

fn tell(
    sheet: &Sheet,
    columns: &Columns<'_>,
    order: Order,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for row in &sheet.rows {
        let place = Place { file: Arc::clone(&sheet.file), line: row.line };
        if row.cells.len() > columns.len() {
            let (more, message) =
                (row.cells.len(), "this row has more values than there are headings");
            let found = Diagnostic::warning("import/row", message);
            let found = found.because(format!("{more} values, {} headings", columns.len()));
            sink.problem(found.at(Span::line(&*sheet.file, row.line)));
        }
        let post = columns.words(row, Field::Post).unwrap_or_default();
        if known.insert(post.clone()) {
            sink.thread(card(columns, row).thread(&post, place.clone()));
        }
        let date = columns.date(row).map(|said| day::moment(&said, order));
        sink.row(card(columns, row).row(&post, date, place))?;
    }
    Ok(())
}

fn card(columns: &Columns<'_>, row: &sheet::Line) -> Card {
    let cells = columns.cells(row);
    Card::new(cells.map(|(field, cell)| (field, Value::String(cell.to_owned()))).collect())
}

/// The fields that the first line of a text names, if it is a table's; for those who ask what it is.
pub(super) fn headings(text: &str) -> Vec<Field> {
    first_line(text).iter().filter_map(|name| Field::of(name)).collect()
}

/// The first line of a text as a table would have it. A text without headings may begin with
/// somebody's address: that is left out.
pub(super) fn first_line(text: &str) -> Vec<String> {
    let first = text.trim_start_matches('\u{feff}').lines().find(|line| !sheet::is_hint(line));
    let names = sheet::split(first.unwrap_or_default(), sheet::delimiter(text));
    names.into_iter().filter(|name| !name.contains('@')).collect()
}
