//! A data file, or the data at the head of a post: values that can say where they stand.

use std::ops::Range;
use std::sync::Arc;

use super::fault::SyntaxError;
use super::{Key, Table, Value, csv, json, toml, yaml};
use crate::diag::{Diagnostic, Findings, Span, Text};

/// How data is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.1 as libyaml reads it.
    Yaml,
    /// TOML 1.1.
    Toml,
    /// JSON, RFC 8259.
    Json,
    /// Comma-separated values with a heading line, RFC 4180: a list of maps.
    Csv,
}

impl Format {
    /// The format of a file by its ending.
    pub fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "yaml" | "yml" => Some(Self::Yaml),
            "toml" => Some(Self::Toml),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

/// Where data is written: a file, or the part of one that is a post's front matter.
#[derive(Clone, Debug)]
pub struct Written {
    text: Arc<Text>,
    range: Range<usize>,
    format: Format,
}

impl Written {
    /// The bytes `range` of a file.
    pub fn new(text: &Arc<Text>, range: Range<usize>, format: Format) -> Self {
        Self { text: Arc::clone(text), range, format }
    }

    /// The file.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Its bytes in the file.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// How it is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Where the value at `path` stands, else the nearest one around it that is there; the first
    /// line when the format cannot say.
    ///
    /// The data is read again for it: places are needed only where there is something to tell.
    pub fn span(&self, path: &[Key]) -> Span {
        let first_line = 0..self.words().lines().next().map_or(0, str::len);
        let mut around = (1..=path.len()).rev();
        let found = around.find_map(|length| self.locate(&path[..length]));
        self.place(found.or_else(|| self.locate(path)).unwrap_or(first_line))
    }

    /// Where the value of a key of the outermost map stands.
    pub fn value_span(&self, key: &str) -> Span {
        self.first_value_span([key])
    }

    /// Where the value of the first of `keys` stands that the outermost map has.
    pub fn first_value_span<'k>(&self, keys: impl IntoIterator<Item = &'k str>) -> Span {
        let mut keys = keys.into_iter().map(|key| [Key::Name(key.to_owned())]);
        let found = keys.find_map(|path| self.locate(&path));
        found.map_or_else(|| self.span(&[]), |found| self.place(found))
    }

    fn locate(&self, path: &[Key]) -> Option<Range<usize>> {
        match self.format {
            // JSON is YAML, but for spellings that nobody uses.
            Format::Yaml | Format::Json => yaml::locate(self.words(), path),
            Format::Toml => toml::locate(self.words(), path),
            Format::Csv => None,
        }
    }

    fn place(&self, found: Range<usize>) -> Span {
        Span::new(&self.text, self.range.start + found.start..self.range.start + found.end)
    }

    fn words(&self) -> &str {
        self.text.content.get(self.range.clone()).unwrap_or_default()
    }
}

/// Data, and where it is written.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Where it is written.
    pub written: Written,
    /// The data itself.
    pub value: Value,
    /// What is doubtful in it without being wrong: warnings.
    pub doubts: Findings,
}

impl DataFile {
    /// Reads data.
    ///
    /// # Errors
    /// When it is not of its format, with the place.
    pub fn parse(written: Written) -> Result<Self, Findings> {
        let words = written.words();
        let parsed = match written.format {
            Format::Yaml => yaml::parse(words),
            Format::Toml => toml::parse(words).map(|value| (value, None)),
            Format::Json => json::parse(words).map(|value| (value, None)),
            Format::Csv => csv::parse(words).map(|value| (value, None)),
        };
        match parsed {
            Ok((value, doubt)) => {
                let doubts = doubt.iter().map(|doubt| doubtful(&written, doubt)).collect();
                Ok(Self { written, value, doubts })
            }
            Err(error) => Err(unreadable(&written, &error).into()),
        }
    }

    /// Reads a whole file.
    ///
    /// # Errors
    /// When it is not data of that format, with the place.
    pub fn parse_whole(text: &Arc<Text>, format: Format) -> Result<Self, Findings> {
        Self::parse(Written::new(text, 0..text.content.len(), format))
    }

    /// The data as a table of keys.
    ///
    /// # Errors
    /// When it is not a map.
    pub fn table(&self) -> Result<Table<'_>, Findings> {
        Table::of(self)
    }

    /// The data as a list of tables. What is doubtful in any of them is told by the first.
    ///
    /// # Errors
    /// When it is not a list of maps.
    pub fn tables(&self) -> Result<Vec<Table<'_>>, Findings> {
        Table::list_of(self)
    }
}

fn unreadable(written: &Written, error: &SyntaxError) -> Diagnostic {
    let place = written.place(error.range.clone().unwrap_or(0..0));
    Diagnostic::error("data/syntax", error.message.clone()).at(place)
}

fn doubtful(written: &Written, doubt: &SyntaxError) -> Diagnostic {
    let place = written.place(doubt.range.clone().unwrap_or(0..0));
    let found = Diagnostic::warning("data/repeated", doubt.message.clone()).at(place);
    found.help("the last one counts: delete the other")
}
