//! The engine's printed reports, taken apart.
//!
//! Some of what Tera finds it gives only as text, one frame after the other:
//!
//! ```text
//! error: Unknown filter `shout`
//!  --> post.html:3:11
//!   |
//! 3 | {{ name | shout }}
//!   |           ^^^^^
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Span, Text};

/// One frame of a report.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Report {
    /// What is wrong; empty in a note.
    pub(super) message: String,
    template: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// In characters.
    width: usize,
}

impl Report {
    /// Every frame that stands for an error.
    pub(super) fn parse_all(text: &str) -> Vec<Self> {
        let frames = text.split("\n\n").filter_map(|frame| {
            let mut lines = frame.lines();
            let message = lines.next()?.strip_prefix("error: ")?;
            let place = lines.find_map(|line| line.trim_start().strip_prefix("--> "))?;
            Self::at(message, place, frame)
        });
        frames.collect()
    }

    /// Every frame that says what led to an error.
    pub(super) fn parse_notes(text: &str) -> Vec<Self> {
        let frames = text.split("\n\n").filter_map(|frame| {
            let place = frame.lines().next()?.strip_prefix("note: called from ")?;
            Self::at("", place, frame)
        });
        frames.collect()
    }

    fn at(message: &str, place: &str, frame: &str) -> Option<Self> {
        let (rest, column) = place.rsplit_once(':')?;
        let (template, line) = rest.rsplit_once(':')?;
        let width = frame.lines().last()?.matches('^').count().max(1);
        Some(Self {
            message: message.to_owned(),
            template: template.to_owned(),
            line: line.parse().ok()?,
            column: column.parse().ok()?,
            width,
        })
    }

    /// The place in the template's file.
    pub(super) fn span(&self, texts: &BTreeMap<String, Arc<Text>>) -> Option<Span> {
        let text = texts.get(&self.template)?;
        let line_start = match self.line.checked_sub(2) {
            None => 0,
            Some(before) => text.content.match_indices('\n').nth(before)?.0 + 1,
        };
        let line = &text.content[line_start..];
        let byte = |column: usize| line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let start = line_start + byte(self.column.saturating_sub(1));
        let end = line_start + byte(self.column.saturating_sub(1) + self.width);
        Some(Span::new(text, start..end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_the_engine_lead_to_their_words() {
        let words = "\n{{ \"über\" | shout }}\n{{ wispr() }}";
        let mut tera = tera::Tera::default();
        let error = tera.add_raw_template("a.html", words).unwrap_err();
        let texts = BTreeMap::from([("a.html".to_owned(), Text::new("a.html", words))]);
        let told = Report::parse_all(&error.to_string()).into_iter().map(|report| {
            let range = report.span(&texts).and_then(|span| span.range()).unwrap();
            (report.message, &words[range])
        });
        let expected =
            [("Unknown filter `shout`", "shout"), ("Unknown function `wispr`", "wispr()")];
        assert_eq!(told.collect::<Vec<_>>(), expected.map(|(a, b)| (a.to_owned(), b)));
    }
}
