//! Taking known keys out of a map, with an error for each that is wrong and none forgotten.

use super::{DataFile, Key, Map, Value};
use crate::diag::{Diagnostic, Findings, Severity, Span};
use crate::value::suggest::did_you_mean;

/// A map being read: each method takes one key, and [`finish`](Table::finish) tells which keys
/// nobody asked for.
pub struct Table<'a> {
    file: &'a DataFile,
    path: Vec<Key>,
    map: &'a Map,
    known: Vec<&'a str>,
    findings: Findings,
}

impl<'a> Table<'a> {
    pub(super) fn of(file: &'a DataFile) -> Result<Self, Findings> {
        match &file.value {
            Value::Object(map) => {
                let table = Self::at(file, Vec::new(), map);
                Ok(Self { findings: file.doubts.clone(), ..table })
            }
            _ => Err(Diagnostic::error("data/type", "expected keys and values here")
                .at(file.written.span(&[]))
                .help("write `key: value`, one a line")
                .into()),
        }
    }

    pub(super) fn list_of(file: &'a DataFile) -> Result<Vec<Self>, Findings> {
        let Value::Array(items) = &file.value else {
            return Err(type_error(file.written.span(&[]), "a list", &file.value).into());
        };
        let mut tables = Vec::new();
        let mut findings = Findings::none();
        for (index, item) in items.iter().enumerate() {
            match Self::item(file, vec![Key::Item(index)], item) {
                Ok(table) => tables.push(table),
                Err(found) => findings.push(*found),
            }
        }
        if let Some(first) = tables.first_mut() {
            first.findings = file.doubts.clone();
        }
        findings.or_value(tables).map(|(tables, _)| tables)
    }

    /// The table that is an item of a list.
    fn item(file: &'a DataFile, path: Vec<Key>, item: &'a Value) -> Result<Self, Box<Diagnostic>> {
        match item {
            Value::Object(map) => Ok(Self::at(file, path, map)),
            other => Err(Box::new(type_error(file.written.span(&path), "keys and values", other))),
        }
    }

    fn at(file: &'a DataFile, path: Vec<Key>, map: &'a Map) -> Self {
        Self { file, path, map, known: Vec::new(), findings: Findings::none() }
    }

    /// The value of a key as it stands; `null` counts as not there.
    pub fn value(&mut self, key: &'a str) -> Option<&'a Value> {
        self.known.push(key);
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// Words; numbers and truths count as the words they are written with.
    pub fn string(&mut self, key: &'a str) -> Option<String> {
        let value = self.value(key)?;
        let words = words(value);
        if words.is_none() {
            self.mismatch(key, "words", value);
        }
        words
    }

    /// `true` or `false`; `yes`, `no`, `on` and `off` too.
    pub fn bool(&mut self, key: &'a str) -> Option<bool> {
        let value = self.value(key)?;
        let truth = match value {
            Value::Bool(truth) => Some(*truth),
            Value::String(text) => match text.to_lowercase().as_str() {
                "true" | "yes" | "on" => Some(true),
                "false" | "no" | "off" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if truth.is_none() {
            self.mismatch(key, "`true` or `false`", value);
        }
        truth
    }

    /// A whole number of at least `least`.
    pub fn count(&mut self, key: &'a str, least: usize) -> Option<usize> {
        let value = self.value(key)?;
        let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
        let number = number.filter(|number| *number >= least);
        if number.is_none() {
            self.mismatch(key, &format!("a whole number from {least}"), value);
        }
        number
    }

    /// A list of words; a single word counts as a list of one.
    pub fn strings(&mut self, key: &'a str) -> Option<Vec<String>> {
        let value = self.value(key)?;
        let list = match value {
            Value::Array(items) => items.iter().map(words).collect(),
            single => words(single).map(|word| vec![word]),
        };
        if list.is_none() {
            self.mismatch(key, "a list of words", value);
        }
        list
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &'a str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.string(key)?;
        let found = choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let message = format!("`{word}` is not one of the choices for `{key}`");
            let help = did_you_mean(&word, names.iter().copied())
                .unwrap_or_else(|| format!("write one of `{}`", names.join("`, `")));
            self.error(key, "data/choice", message, help);
        }
        found
    }

    /// A map of its own; give its findings back with [`absorb`](Table::absorb).
    pub fn table(&mut self, key: &'a str) -> Option<Table<'a>> {
        let value = self.value(key)?;
        let Value::Object(map) = value else {
            self.mismatch(key, "keys and values", value);
            return None;
        };
        Some(Self::at(self.file, self.path_to(Key::Name(key.to_owned())), map))
    }

    /// A list of maps.
    pub fn tables(&mut self, key: &'a str) -> Vec<Table<'a>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let Value::Array(items) = value else {
            self.mismatch(key, "a list", value);
            return Vec::new();
        };
        let list = self.path_to(Key::Name(key.to_owned()));
        let mut tables = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let mut path = list.clone();
            path.push(Key::Item(index));
            match Self::item(self.file, path, item) {
                Ok(table) => tables.push(table),
                Err(found) => self.findings.push(*found),
            }
        }
        tables
    }

    /// Every key with its own map inside this one, in the order written.
    pub fn entries(&mut self) -> Vec<(&'a str, Table<'a>)> {
        let keys: Vec<&'a str> = self.keys().collect();
        let tables = keys.into_iter().map(|key| (key, self.table(key)));
        tables.filter_map(|(key, table)| Some((key, table?))).collect()
    }

    /// The keys that were asked for so far, there or not.
    pub fn asked(&self) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.known.iter().copied()
    }

    /// All keys, in the order written.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.map.keys().map(String::as_str)
    }

    /// The whole map as it stands.
    pub fn map(&self) -> &'a Map {
        self.map
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Where a key's value stands.
    pub fn span(&self, key: &str) -> Span {
        self.file.written.span(&self.path_to(Key::Name(key.to_owned())))
    }

    /// Where an item of a key's list stands; where its value does, when that is a single one.
    pub fn item_span(&self, key: &str, item: usize) -> Span {
        let mut path = self.path_to(Key::Name(key.to_owned()));
        path.push(Key::Item(item));
        self.file.written.span(&path)
    }

    /// Where a key's name stands.
    pub fn key_span(&self, key: &str) -> Span {
        self.file.written.span(&self.path_to(Key::NameOf(key.to_owned())))
    }

    /// Where the whole map stands.
    pub fn whole(&self) -> Span {
        self.file.written.span(&self.path)
    }

    /// A map of anything, as it stands; empty when it is not there.
    pub fn object(&mut self, key: &'a str) -> Map {
        self.table(key).map(|table| table.map().clone()).unwrap_or_default()
    }

    /// Adds a finding of the caller's.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.findings.push(diagnostic);
    }

    /// Adds an error about a key's value.
    pub fn error(&mut self, key: &str, code: &'static str, message: String, help: String) {
        let span = self.span(key);
        self.findings.push(Diagnostic::error(code, message).at(span).help(help));
    }

    /// Takes over the findings of an inner table.
    pub fn absorb(&mut self, findings: Findings) {
        self.findings.absorb(findings);
    }

    /// The keys that nobody asked for, in the order written.
    pub fn unasked(&self) -> Vec<&'a str> {
        self.keys().filter(|key| !self.known.contains(key)).collect()
    }

    /// All findings, with one for each key that nobody asked for.
    pub fn finish(mut self, unknown: Severity) -> Findings {
        for key in self.unasked() {
            let mut found =
                Diagnostic::error("data/unknown-key", format!("`{key}` is not a key here"));
            found.severity = unknown;
            let help = did_you_mean(key, self.known.iter().copied());
            let help = help.or_else(|| self.what_is_known());
            let found = found.at(self.key_span(key)).maybe_help(help);
            self.findings.push(found);
        }
        self.findings
    }

    /// All findings; keys that nobody asked for are welcome.
    pub fn finish_open(self) -> Findings {
        self.findings
    }

    fn what_is_known(&self) -> Option<String> {
        let mut known = self.known.clone();
        known.sort_unstable();
        known.dedup();
        (!known.is_empty()).then(|| format!("the keys here are `{}`", known.join("`, `")))
    }

    fn mismatch(&mut self, key: &str, expected: &str, found: &Value) {
        let span = self.span(key);
        self.findings.push(type_error(span, &format!("{expected} for `{key}`"), found));
    }

    fn path_to(&self, key: Key) -> Vec<Key> {
        let mut path = self.path.clone();
        path.push(key);
        path
    }
}

fn type_error(span: Span, expected: &str, found: &Value) -> Diagnostic {
    let found = match found {
        Value::Null => "nothing",
        Value::Bool(_) => "`true` or `false`",
        Value::Number(_) => "a number",
        Value::String(_) => "words",
        Value::Array(_) => "a list",
        Value::Object(_) => "keys and values",
    };
    Diagnostic::error("data/type", format!("expected {expected}, found {found}")).at(span)
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Format;
    use crate::diag::Text;

    fn read(text: &str, format: Format) -> DataFile {
        DataFile::parse_whole(&Text::new("a", text), format).unwrap()
    }

    fn told(findings: &Findings) -> Vec<(String, usize)> {
        let line = |found: &Diagnostic| found.span.as_ref().and_then(Span::start).unwrap().line;
        findings.iter().map(|found| (found.message.clone(), line(found))).collect()
    }

    #[test]
    fn many_faults_are_told_at_once_each_at_its_line() {
        for (text, format) in [
            ("title: [a]\ndraft: maybe\ncolour: red\n", Format::Yaml),
            ("title = ['a']\ndraft = 'maybe'\ncolour = 'red'\n", Format::Toml),
        ] {
            let file = read(text, format);
            let mut table = file.table().unwrap();
            assert_eq!((table.string("title"), table.bool("draft")), (None, None));
            let expected = [
                ("expected words for `title`, found a list".to_owned(), 1),
                ("expected `true` or `false` for `draft`, found words".to_owned(), 2),
                ("`colour` is not a key here".to_owned(), 3),
            ];
            assert_eq!(told(&table.finish(Severity::Error)), expected);
        }
    }

    #[test]
    fn inner_tables_know_their_place() {
        let file = read("menus:\n  main:\n    - name: A\n    - nme: B\n", Format::Yaml);
        let mut table = file.table().unwrap();
        let mut menus = table.table("menus").unwrap();
        for mut entry in menus.tables("main") {
            entry.string("name");
            menus.absorb(entry.finish(Severity::Error));
        }
        assert_eq!(
            told(&menus.finish(Severity::Error)),
            [("`nme` is not a key here".to_owned(), 4)]
        );
    }
}
