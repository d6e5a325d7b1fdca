//! One comment as a file has it: words under keys, not yet understood.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::words::{named, parse_judgement, parse_oddities, parse_origin, parse_truth};
use crate::comment::{Author, Body, Comment, Kind, Mark, Markup, Status};
use crate::data::Table;
use crate::value::suggest::did_you_mean;
use jiff::Timestamp;

/// Every key of a comment, in the order they are written.
pub(super) const KEYS: [&str; 20] = [
    "id",
    "parent",
    "kind",
    "status",
    "mark",
    "date",
    "edited",
    "author",
    "url",
    "person",
    "owner",
    "acknowledged",
    "source",
    "suspicion",
    "odd",
    "origin",
    "html",
    "lines",
    "markdown",
    "plain",
];

/// The words of every key that is there, in the order of [`KEYS`].
#[derive(Default)]
pub(super) struct Row([Option<String>; KEYS.len()]);

/// What is wrong with the words of one key.
pub(super) struct Fault {
    pub(super) key: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl Row {
    /// Takes the keys out of a table, which keeps what is wrong with them.
    pub(super) fn of<'a>(table: &mut Table<'a>) -> Self {
        Self(KEYS.map(|key| table.string(key)))
    }

    /// What it calls itself; empty where it does not.
    pub(super) fn id(&self) -> &str {
        self.words("id").unwrap_or_default()
    }

    /// Understands the words.
    ///
    /// # Errors
    /// Every key whose words make no sense.
    pub(super) fn comment(self) -> Result<Comment, Vec<Fault>> {
        let mut faults = Faults(Vec::new());
        let id = self.id().to_owned();
        if id.trim().is_empty() {
            faults.push("id", "this comment has no `id`", "give it one of its own: `id: note:1`");
        }
        let author = Author {
            name: self.words("author").unwrap_or_default().to_owned(),
            url: self.optional("url"),
            person: self.optional("person"),
        };
        let comment = Comment {
            parent: self.optional("parent"),
            kind: faults.choice(&self, "kind", &Kind::ALL).unwrap_or_default(),
            status: faults.choice(&self, "status", &Status::ALL).unwrap_or_default(),
            author,
            is_owner: faults.read(&self, "owner", TRUTH, parse_truth).unwrap_or_default(),
            is_acknowledged: faults
                .read(&self, "acknowledged", TRUTH, parse_truth)
                .unwrap_or_default(),
            date: faults.read(&self, "date", DATE, |words| words.parse::<Timestamp>().ok()),
            edited: faults.read(&self, "edited", DATE, |words| words.parse::<Timestamp>().ok()),
            url: self.optional("source"),
            judgement: faults.read(&self, "suspicion", SUSPICION, parse_judgement),
            mark: faults.choice(&self, "mark", &Mark::ALL),
            oddities: faults.read(&self, "odd", ODD, parse_oddities).unwrap_or_default(),
            origin: faults.read(&self, "origin", ORIGIN, parse_origin),
            body: self.body(&mut faults),
            id,
        };
        if faults.0.is_empty() { Ok(comment) } else { Err(faults.0) }
    }

    fn body(mut self, faults: &mut Faults) -> Body {
        let mut body = Body::default();
        let mut first: Option<&str> = None;
        for (key, markup) in Markup::ALL {
            let Some(text) = self.take(key) else { continue };
            if let Some(first) = first {
                let message = format!("this comment has words under `{first}` and under `{key}`");
                faults.push(key, &message, "keep one of the two");
            }
            first = first.or(Some(key));
            body = Body { markup, text };
        }
        body
    }

    fn words(&self, key: &str) -> Option<&str> {
        let at = KEYS.iter().position(|known| *known == key)?;
        self.0.get(at)?.as_deref()
    }

    fn take(&mut self, key: &str) -> Option<String> {
        let at = KEYS.iter().position(|known| *known == key)?;
        self.0.get_mut(at)?.take()
    }

    fn optional(&self, key: &str) -> Option<String> {
        self.words(key).filter(|words| !words.is_empty()).map(str::to_owned)
    }
}

const TRUTH: &str = "write `true` or `false`";
const DATE: &str = "write date, time and zone: `2026-03-01T18:30:00Z`";
const SUSPICION: &str =
    "write `look` or `held`, or delete it; what you think of the comment goes under `mark`";
const ODD: &str = "delete it, or what hobnob did not write there";
const ORIGIN: &str = "delete it: the next import writes it anew";

/// All that is wrong with one comment.
struct Faults(Vec<Fault>);

impl Faults {
    fn push(&mut self, key: &'static str, message: &str, help: &str) {
        self.0.push(Fault { key, message: message.to_owned(), help: help.to_owned() });
    }

    fn read<T>(
        &mut self,
        row: &Row,
        key: &'static str,
        help: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let words = row.words(key).filter(|words| !words.trim().is_empty())?;
        let parsed = parse(words.trim());
        if parsed.is_none() {
            self.push(key, &format!("`{words}` makes no sense for `{key}`"), help);
        }
        parsed
    }

    fn choice<T: Copy>(
        &mut self,
        row: &Row,
        key: &'static str,
        all: &[(&'static str, T)],
    ) -> Option<T> {
        let names = || all.iter().map(|(name, _)| *name);
        let word = row.words(key)?;
        let help = did_you_mean(word, names()).unwrap_or_else(|| {
            format!("write one of `{}`", names().collect::<Vec<_>>().join("`, `"))
        });
        self.read(row, key, &help, |word| named(word, all))
    }
}

impl<'de> Deserialize<'de> for Row {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

/// Takes the words of every key that is known, once.
struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Row;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a comment")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::default();
        while let Some(key) = map.next_key::<String>()? {
            let at = KEYS.iter().position(|known| *known == key);
            let place = at.and_then(|at| row.0.get_mut(at));
            let place = place.ok_or_else(|| A::Error::unknown_field(&key, &KEYS))?;
            if place.is_some() {
                return Err(A::Error::custom("twice"));
            }
            *place = map.next_value()?;
        }
        Ok(row)
    }
}
