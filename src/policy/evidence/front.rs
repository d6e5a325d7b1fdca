//! Addresses in the front matter: real affiliate blogs keep them there. Any value may hold some, a
//! paragraph of Markdown too; a key that calls itself `affiliate_link` says what its address is for.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::data::Value;
use crate::document::Document;

/// An address in a value.
pub(super) struct Kept {
    pub(super) target: String,
    pub(super) range: Range<usize>,
    /// The keys on the way to it, outermost first.
    pub(super) keys: Vec<String>,
}

/// Every address in the front matter, in order.
pub(super) fn addresses(document: &Document) -> Vec<Kept> {
    let head = document.text.content.get(..document.body.start).unwrap_or_default();
    if !head.contains("//") {
        return Vec::new();
    }
    let mut reader = Reader { head, at: 0, keys: Vec::new(), found: Vec::new() };
    for (key, value) in &document.data {
        reader.enter(key, value);
    }
    reader.found
}

/// The addresses written in `words`, without the punctuation behind them.
pub(super) fn written(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    static ADDRESS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"https?://[^\s<>"'`)\]}|]+"#).expect("it is tested"));
    ADDRESS.find_iter(words).map(|found| {
        let address = found.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
        found.start()..found.start() + address.len()
    })
}

struct Reader<'h> {
    head: &'h str,
    /// Where to look for the next one: data keeps the order in which it was written.
    at: usize,
    keys: Vec<String>,
    found: Vec<Kept>,
}

impl Reader<'_> {
    fn enter(&mut self, key: &str, value: &Value) {
        self.keys.push(key.to_owned());
        self.read(value);
        self.keys.pop();
    }

    fn read(&mut self, value: &Value) {
        match value {
            Value::String(words) => {
                for range in written(words) {
                    self.keep(&words[range]);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.read(item)),
            Value::Object(map) => map.iter().for_each(|(key, value)| self.enter(key, value)),
            _ => {}
        }
    }

    fn keep(&mut self, target: &str) {
        let found = self.head.get(self.at..).and_then(|rest| rest.find(target));
        let start = found.map_or(0, |found| self.at + found);
        let end = if found.is_some() { start + target.len() } else { self.head.len().min(3) };
        if found.is_some() {
            self.at = end;
        }
        let kept = Kept { target: target.to_owned(), range: start..end, keys: self.keys.clone() };
        self.found.push(kept);
    }
}
