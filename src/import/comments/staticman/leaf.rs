//! One file with one comment in it.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use super::tree;
use crate::data::{DataFile, Format, Map};
use crate::diag::{Diagnostic, Span, Text};
use crate::import::comments::card::Card;
use crate::import::comments::field::words;
use crate::import::comments::name::Field;
use crate::import::comments::row::{Moment, Place, Row};

/// What a file holds.
pub(super) enum Parsed {
    /// A comment.
    One(Map),
    /// A list of them, or lists by the names of posts.
    Many(Value),
}

/// A file with a comment, and the post that it is about.
pub(super) struct Leaf {
    /// Its post.
    pub(super) post: String,
    /// Its file's name without the ending: by it the comments of a post are in order.
    pub(super) stem: String,
    /// What it says.
    pub(super) card: Card,
    /// The file.
    pub(super) place: Place,
}

/// Reads a file's data.
pub(super) fn parse(name: &str, text: &str) -> Result<Parsed, Box<Diagnostic>> {
    let format = if name.ends_with(".json") { Format::Json } else { Format::Yaml };
    let (data, body) = front_matter(text);
    let parsed = DataFile::parse_whole(&Text::new(name, data), format);
    let value = parsed.map(|file| file.value).map_err(|faults| {
        let first = faults.iter().next();
        Box::new(broken(name, first))
    })?;
    match value {
        Value::Object(mut map) if Card::of(&map).is_comment() || !body.trim().is_empty() => {
            if !body.trim().is_empty() {
                map.entry("message").or_insert_with(|| body.trim().into());
            }
            Ok(Parsed::One(map))
        }
        value @ (Value::Object(_) | Value::Array(_)) => Ok(Parsed::Many(value)),
        _ => Err(Box::new(broken(name, None))),
    }
}

/// The data of a file, and what stands behind a second line of dashes.
fn front_matter(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r'])) else {
        return (text, "");
    };
    let end = rest.find("\n---\n").or_else(|| rest.find("\n---\r\n"));
    let end = end.or_else(|| rest.ends_with("\n---").then(|| rest.len() - 4));
    end.map_or((text, ""), |end| (&rest[..=end], rest[end + 4..].trim_start()))
}

/// The words of the file are not kept with the finding: there may be an address in them.
fn broken(name: &str, fault: Option<&Diagnostic>) -> Diagnostic {
    let message = fault.map_or("there is no comment in this file", |fault| fault.message.as_str());
    let line = fault.and_then(|fault| fault.span.as_ref()?.start()).map_or(0, |at| at.line);
    Diagnostic::warning("import/file", message)
        .at(Span::line(name, line))
        .because("it is left out; all the others are read")
}

impl Leaf {
    /// The comment of a file below the folder `trunk`.
    pub(super) fn new(name: &str, trunk: &str, map: &Map) -> Self {
        let card = Card::of(map);
        let file = name.rsplit('/').next().unwrap_or(name);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
        // `_parent` is an address in more than one spelling: better than it is the folder.
        let said = map.iter().find(|(key, _)| Field::of(key) == Some(Field::Post));
        let said = said.and_then(|(_, value)| words(value));
        let folder = || tree::folder_name(name).map(str::to_owned);
        let post = tree::post(name, trunk).or(said).or_else(folder);
        let post = post.or_else(|| card.words(Field::Post)).unwrap_or_default();
        Self { post, stem, card, place: Place { file: Arc::from(name), line: 1 } }
    }

    /// The comment, without what it answers.
    pub(super) fn row(&self) -> Row {
        let mut row = self.card.row(&self.post, None, self.place.clone());
        if self.card.words(Field::Id).is_none() {
            row.id = self.id();
        }
        if row.date == Moment::Unknown(String::new()) {
            row.date = self.clock().map_or(row.date, Moment::At);
        }
        row
    }

    /// What it is called by its file: the name alone where that holds a moment or is random.
    fn id(&self) -> String {
        let is_unique = self.clock().is_some() || self.stem.len() >= 32;
        if is_unique {
            self.stem.clone()
        } else {
            format!("{}/{}", self.post.trim_matches('/'), self.stem)
        }
    }

    /// The moment that its name holds.
    fn clock(&self) -> Option<Timestamp> {
        let seconds = seconds(&self.stem).last().copied()?;
        Timestamp::from_second(seconds).ok()
    }
}

/// The numbers of a name that are moments, in seconds since 1970, however finely they were counted.
pub(super) fn seconds(name: &str) -> Vec<i64> {
    let numbers = name.split(|c: char| !c.is_ascii_digit());
    let moments = numbers.filter(|digits| (10..=19).contains(&digits.len()));
    moments.filter_map(|digits| digits.get(..10)?.parse().ok()).collect()
}
