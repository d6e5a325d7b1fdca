//! Who asked to be forgotten: `comments/_forgotten.yaml`. Nobody can read from it who that was, and the
//! blog itself can only tell when they come again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Author, Body, Comment, Key, Status, identity};
use crate::data::{DataFile, Format, scalar};
use crate::diag::{Findings, Severity, Text};
use crate::value::digest::Digest;

/// Those whom no import brings back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Marks of people, as [`Forgotten::mark`] makes them.
    pub people: BTreeSet<String>,
    /// Ids of comments.
    pub comments: BTreeSet<String>,
}

const ABOUT: &str = "\
# Who asked to be forgotten: no import brings their words or names back.
# The marks of people mean nothing without the blog's own key.
";

impl Forgotten {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub fn parse(text: &Arc<Text>) -> Result<Self, Findings> {
        let file = DataFile::parse_whole(text, Format::Yaml)?;
        if file.value.is_null() {
            return Ok(Self::default());
        }
        let mut table = file.table()?;
        let mut list = |key| table.strings(key).unwrap_or_default().into_iter().collect();
        let forgotten = Self { people: list("people"), comments: list("comments") };
        table.finish(Severity::Error).or_value(forgotten).map(|(forgotten, _)| forgotten)
    }

    /// Writes the file; nothing where there is nobody.
    pub fn print(&self) -> Option<String> {
        let list = |key: &str, words: &BTreeSet<String>| {
            let lines = words.iter().map(|word| format!("  - {}\n", scalar::line(word)));
            if words.is_empty() {
                String::new()
            } else {
                format!("{key}:\n{}", lines.collect::<String>())
            }
        };
        let is_empty = self.people.is_empty() && self.comments.is_empty();
        (!is_empty).then(|| {
            format!("{ABOUT}{}{}", list("people", &self.people), list("comments", &self.comments))
        })
    }

    /// The mark of a person: twelve hexadecimal digits of a keyed hash of all that they are known by.
    pub fn mark(key: &Key, author: &Author) -> String {
        Digest::keyed(key.bytes(), identity(author)).long().chars().take(12).collect()
    }

    /// Whether a comment is to stay away: it, or whoever wrote it.
    pub fn knows(&self, key: &Key, author: &Author, id: &str) -> bool {
        self.comments.contains(id)
            || !self.people.is_empty() && self.people.contains(&Self::mark(key, author))
    }
}

impl Comment {
    /// What is left of a comment whose writer asked to be forgotten: its place in the thread.
    #[must_use]
    pub fn forgotten(self) -> Self {
        let (author, body, oddities) = (Author::default(), Body::default(), Vec::new());
        let status = Status::Forgotten;
        let (url, edited, judgement, mark, origin) = (None, None, None, None, None);
        Self { author, body, oddities, status, url, edited, judgement, mark, origin, ..self }
    }

    /// The comment without a word on who wrote it. Without an origin no import signs it again.
    #[must_use]
    pub fn unsigned(self) -> Self {
        Self { author: Author::default(), url: None, origin: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_forgotten_is_known_and_not_named() {
        let key = Key::new([7; 32]);
        let author = Author { person: key.person("Ada@example.org"), ..Author::default() };
        let mut forgotten = Forgotten::default();
        assert_eq!(forgotten.print(), None);
        forgotten.people.insert(Forgotten::mark(&key, &author));
        forgotten.comments.extend(["csv:1".to_owned(), "12".to_owned()]);
        let printed = forgotten.print().unwrap();
        assert!(printed.ends_with("comments:\n  - '12'\n  - csv:1\n"));
        assert_eq!(Forgotten::parse(&Text::new("f", &*printed)).unwrap(), forgotten);
        assert!(forgotten.knows(&key, &author, "csv:9"));
        assert!(!forgotten.knows(&Key::new([8; 32]), &author, "csv:9"));
        assert!(forgotten.knows(&key, &Author::default(), "csv:1"));
        assert!(Forgotten::parse(&Text::new("f", "peple: []\n")).is_err());
    }
}
