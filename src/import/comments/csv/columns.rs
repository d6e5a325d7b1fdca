//! Which column of a table is what.

use std::sync::Arc;

use super::sheet::{Line, Sheet};
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::Options;
use crate::import::comments::name::Field;
use crate::value::suggest::did_you_mean;

/// What English headings over dates and words have in them.
const ENGLISH: [&str; 10] = [
    "comment",
    "date",
    "time",
    "created",
    "published",
    "posted",
    "text",
    "content",
    "message",
    "body",
];

/// The field of each column.
pub(super) struct Columns<'a> {
    file: Arc<str>,
    headings: &'a [String],
    fields: Vec<Option<Field>>,
}

impl<'a> Columns<'a> {
    /// By what the user says of a heading; else by its name.
    ///
    /// # Errors
    /// When what the user says fits no heading or no field, or no column holds what was said.
    pub(super) fn of(sheet: &'a Sheet, options: &Options) -> Result<Self, Findings> {
        let said = said(sheet, options)?;
        let field = |heading: &String| {
            let said = said.iter().find(|(name, _)| is_same(name, heading));
            said.map_or_else(|| Field::of(heading), |(_, field)| Some(*field))
        };
        let fields: Vec<Option<Field>> = sheet.headings.iter().map(field).collect();
        if fields.iter().flatten().any(|field| field.is_body()) {
            return Ok(Self { file: Arc::clone(&sheet.file), headings: &sheet.headings, fields });
        }
        Err(Diagnostic::error("import/no-body", "no column of this table holds what was said")
            .in_file(&*sheet.file)
            .because(format!("its headings are {}", quoted(&sheet.headings)))
            .help("say which one does: `--map HEADING=body`")
            .into())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether the headings over dates and words are English.
    pub(super) fn are_english(&self) -> bool {
        let asked = |field: &Option<Field>| {
            field.is_some_and(|field| field == Field::Date || field.is_body())
        };
        let named = self.fields.iter().zip(self.headings).filter(|(field, _)| asked(field));
        named.into_iter().all(|(_, heading)| {
            let heading = heading.to_lowercase();
            ENGLISH.iter().any(|word| heading.contains(word))
        })
    }

    /// The values of a row that mean something, with their fields.
    pub(super) fn cells<'r>(&self, row: &'r Line) -> impl Iterator<Item = (Field, &'r str)> {
        let cells = self.fields.iter().zip(&row.cells);
        cells.filter_map(|(field, cell)| Some(((*field)?, cell.as_str())))
    }

    /// The first value of a field in a row that says anything.
    pub(super) fn words(&self, row: &Line, wanted: Field) -> Option<String> {
        let mut cells = self.cells(row).filter(|(field, _)| *field == wanted);
        let found = cells.find(|(_, cell)| !cell.trim().is_empty());
        found.map(|(_, cell)| cell.trim().to_owned())
    }

    /// The date of a row; the clock may stand in a column of its own. `None` where the table has one
    /// in UTC, or none.
    pub(super) fn date(&self, row: &Line) -> Option<String> {
        let utc = self.words(row, Field::DateUtc).filter(|said| !said.starts_with("0000"));
        let dates = self.cells(row).filter(|(field, _)| *field == Field::Date);
        let said: Vec<&str> = dates.map(|(_, cell)| cell.trim()).collect();
        let is_clock = |said: &&&str| said.len() <= 11 && said.contains(':');
        match said.as_slice() {
            _ if utc.is_some() => None,
            [] => None,
            [day, rest @ ..] if !day.contains(':') && !day.is_empty() => {
                let clock = rest.iter().find(is_clock).copied().unwrap_or_default();
                Some(format!("{day} {clock}").trim().to_owned())
            }
            [clock, day, ..] if is_clock(&clock) && !day.contains(':') => {
                Some(format!("{day} {clock}").trim().to_owned())
            }
            all => all.iter().find(|said| !said.is_empty()).map(|said| (*said).to_owned()),
        }
    }

    /// A note that says how every heading was understood.
    pub(super) fn told(&self) -> Diagnostic {
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        for (heading, field) in self.headings.iter().zip(&self.fields) {
            match field {
                Some(field) if *field != Field::Children => {
                    known.push(format!("`{heading}` is {}", field.word()));
                }
                _ => unknown.push(heading.clone()),
            }
        }
        let message = format!("the columns are read so: {}", known.join(", "));
        let note = Diagnostic::note("import/columns", message).in_file(&*self.file);
        if unknown.is_empty() {
            return note;
        }
        note.because(format!("not read: {}", quoted(&unknown)))
            .help("say otherwise with `--map HEADING=FIELD`")
    }
}

/// What the user says of headings.
fn said<'o>(sheet: &Sheet, options: &'o Options) -> Result<Vec<(&'o str, Field)>, Findings> {
    let (mut said, mut faults) = (Vec::new(), Findings::none());
    for (heading, word) in &options.fields {
        if !sheet.headings.iter().any(|name| is_same(name, heading)) {
            let names = sheet.headings.iter().map(String::as_str);
            let help = did_you_mean(heading, names)
                .unwrap_or_else(|| format!("its headings are {}", quoted(&sheet.headings)));
            let message = format!("no column of this table is called `{heading}`");
            let found = Diagnostic::setup("import/map", message);
            faults.push(found.in_file(&*sheet.file).help(help));
        }
        match Field::of_word(word) {
            Some(field) => said.push((heading.as_str(), field)),
            None => faults.push(no_field(word)),
        }
    }
    if faults.has_errors() { Err(faults) } else { Ok(said) }
}

fn no_field(word: &str) -> Diagnostic {
    let all: Vec<&str> = Field::words().collect();
    let help = did_you_mean(word, all.iter().copied())
        .unwrap_or_else(|| format!("write one of `{}`", all.join("`, `")));
    Diagnostic::setup("import/map", format!("`{word}` is not a field of a comment")).help(help)
}

fn is_same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Headings as they stand; where a table has none, its first row may be somebody's: addresses are
/// left out.
fn quoted(names: &[String]) -> String {
    let names = names.iter().filter(|name| !name.contains('@') && !name.trim().is_empty());
    names.map(|name| format!("`{}`", name.trim())).collect::<Vec<_>>().join(", ")
}
