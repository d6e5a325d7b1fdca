//! The shape of JSON: which keys stand where. Read from a beginning that may break off anywhere, and
//! without recursion, so that no depth is too much.

use std::collections::BTreeSet;

/// Deeper than this nothing is looked at: no system tells itself apart down there.
const DEEPEST: usize = 12;

/// The keys of a JSON text, each with the way to it: `comments[].author.name`.
#[derive(Debug, Default)]
pub(super) struct Shape {
    paths: BTreeSet<String>,
    /// How many values stand one after the other at the top: more than one in NDJSON.
    pub(super) values: usize,
    /// Whether it begins with a list.
    pub(super) is_list: bool,
}

/// A list or a map that is open.
enum Open {
    List,
    Map { key: Option<String>, at_key: bool },
}

impl Shape {
    /// The shape of a text, however it ends.
    pub(super) fn of(text: &str) -> Self {
        let mut shape = Self { is_list: text.starts_with('['), ..Self::default() };
        let mut open: Vec<Open> = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[', '}', ']', '"', ',', ':']) {
            let (_, mark) = rest.split_at(at);
            rest = &mark[1..];
            match mark.as_bytes()[0] {
                b'{' => shape.enter(&mut open, Open::Map { key: None, at_key: true }),
                b'[' => shape.enter(&mut open, Open::List),
                b'}' | b']' => _ = open.pop(),
                b'"' => {
                    let (words, behind) = string(rest);
                    rest = behind;
                    shape.name(&mut open, words);
                }
                b',' => turn(&mut open, true),
                _ => turn(&mut open, false),
            }
        }
        shape
    }

    fn enter(&mut self, open: &mut Vec<Open>, inner: Open) {
        self.values += usize::from(open.is_empty());
        open.push(inner);
    }

    /// Takes a string for a key, if one is due.
    fn name(&mut self, open: &mut [Open], words: &str) {
        let Some(Open::Map { key, at_key: true }) = open.last_mut() else {
            return;
        };
        *key = Some(words.to_owned());
        if open.len() <= DEEPEST {
            self.paths.insert(path(open));
        }
    }

    /// Whether nothing is named anywhere.
    pub(super) fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Whether there is a key of this name somewhere.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys().any(|found| found == key)
    }

    /// Whether there is a key at exactly this path.
    pub(super) fn has_path(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The name of every key, as often as it has a path.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(|path| path.rsplit(['.', ']']).next().unwrap_or(path))
    }

    /// Every path that leads to a key.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }
}

/// What is due next in the innermost map: behind a comma a key, behind a colon a value.
fn turn(open: &mut [Open], to_key: bool) {
    if let Some(Open::Map { at_key, .. }) = open.last_mut() {
        *at_key = to_key;
    }
}

fn path(open: &[Open]) -> String {
    let mut path = String::new();
    for each in open {
        match each {
            Open::List => path += "[]",
            Open::Map { key, .. } => {
                if !path.is_empty() {
                    path += ".";
                }
                path += key.as_deref().unwrap_or_default();
            }
        }
    }
    path
}

/// The inside of a string that began just before, and what stands behind it.
fn string(text: &str) -> (&str, &str) {
    let mut is_escaped = false;
    let end = text.find(|c| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    match end {
        Some(end) => (&text[..end], &text[end + 1..]),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_with_their_way_and_strings_hide_nothing() {
        let shape = Shape::of(r#"[{"a": "{\"x\": [", "b": {"c": [{"d": 1}, {"e": "}"#);
        let paths: Vec<&str> = shape.paths().collect();
        assert_eq!(paths, ["[].a", "[].b", "[].b.c", "[].b.c[].d", "[].b.c[].e"]);
        assert!(shape.has("d") && !shape.has("x") && shape.is_list);
    }

    #[test]
    fn lines_are_counted_and_no_depth_is_too_much() {
        assert_eq!(Shape::of("{\"a\":1}\n{\"a\":{}}\n").values, 2);
        assert!(Shape::of(&"[{\"a\":".repeat(100_000)).has("a"));
    }
}
