//! How deep a body may be nested: deeper than any reader follows, and less than a browser bears.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::diag::Diagnostic;

/// Elements one inside the other; a list is two. Browsers give up at 512.
const DEEPEST: usize = 200;

/// Marks of quotations, lists and footnotes at the start of one line, beyond which Markdown is not
/// asked: each further line would cost as many steps again.
const MOST_MARKS: usize = 1000;

/// How many elements are open while a body is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Depth(pub(super) usize);

impl Depth {
    /// Takes the next event.
    ///
    /// # Errors
    /// When it is too deep; the place is the event's.
    pub(super) fn see(&mut self, event: &Event<'_>) -> Result<(), Box<Diagnostic>> {
        match event {
            Event::Start(_) => self.0 += 1,
            Event::End(_) => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
        if self.0 > DEEPEST { Err(Box::new(too_deep())) } else { Ok(()) }
    }
}

/// The first line of `body` that is nested beyond all measure, if there is one.
pub(super) fn hopeless(body: &str) -> Option<(Diagnostic, Range<usize>)> {
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        if line.len() > MOST_MARKS && marks(line) > MOST_MARKS {
            return Some((too_deep(), start..start + 1));
        }
        start += line.len();
    }
    None
}

fn marks(line: &str) -> usize {
    let words = line.split_whitespace().map_while(|word| {
        let quotes = word.len() - word.trim_start_matches('>').len();
        let rest = &word[quotes..];
        let is_mark = matches!(rest, "" | "-" | "*" | "+")
            || rest.starts_with("[^")
            || matches!(rest.trim_start_matches(|c: char| c.is_ascii_digit()), "." | ")");
        (quotes > 0 || is_mark).then_some(quotes + usize::from(!rest.is_empty()))
    });
    words.sum()
}

fn too_deep() -> Diagnostic {
    let message = format!("more than {DEEPEST} elements stand one inside the other here");
    Diagnostic::error("markdown/nesting", message)
        .help("take away some of the marks before it: `>`, `-`, `*` or `[`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_marks_at_the_start_of_a_line_nest() {
        for mark in [">", "> ", "- ", "1. ", "[^1]: ", "- > "] {
            let line = format!("a\n{}b", mark.repeat(MOST_MARKS + 1));
            assert_eq!(hopeless(&line).map(|(_, range)| range), Some(2..3), "{mark}");
        }
        assert!(hopeless(&"a > ".repeat(MOST_MARKS)).is_none());
        assert!(hopeless(&"> a\n".repeat(MOST_MARKS)).is_none());
    }
}
