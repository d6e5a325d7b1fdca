//! Where the front matter ends and the body begins.

use std::ops::Range;
use std::sync::Arc;

use crate::data::Format;
use crate::diag::{Diagnostic, Span, Text};

/// A file cut in two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The front matter between its two lines, if there is any.
    pub(super) data: Option<(Range<usize>, Format)>,
    /// Where the body begins.
    pub(super) body: usize,
}

/// Finds the head of a file: YAML between two `---` lines (or `---` and `...`), TOML between two
/// `+++` lines, the first of them the file's first line.
///
/// # Errors
/// When it is opened and never closed.
pub(super) fn find(text: &Arc<Text>) -> Result<Head, Box<Diagnostic>> {
    let mut lines = text.content.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let (format, fence) = match first.trim_end() {
        "---" => (Format::Yaml, "---"),
        "+++" => (Format::Toml, "+++"),
        _ => return Ok(Head { data: None, body: 0 }),
    };
    let mut start = first.len();
    for line in lines {
        let end = start + line.len();
        if closes(line.trim_end(), fence) {
            return Ok(Head { data: Some((first.len()..start, format)), body: end });
        }
        start = end;
    }
    Err(Box::new(unclosed(text, fence)))
}

fn closes(line: &str, fence: &str) -> bool {
    line == fence || (line == "..." && fence == "---")
}

fn unclosed(text: &Arc<Text>, fence: &str) -> Diagnostic {
    let message = format!("the front matter opened by `{fence}` is never closed");
    Diagnostic::error("front-matter/unclosed", message)
        .at(Span::new(text, 0..fence.len()))
        .help(format!("write a line `{fence}` below the last key, before the text begins"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(words: &str) -> (Option<&str>, &str) {
        let head = find(&Text::new("a.md", words)).unwrap();
        (head.data.map(|(range, _)| &words[range]), &words[head.body..])
    }

    #[test]
    fn the_head_is_cut_off_at_its_lines() {
        assert_eq!(parts("---\na: 1\n---\nb\n"), (Some("a: 1\n"), "b\n"));
        assert_eq!(parts("---\r\na: 1\r\n...\r\nb"), (Some("a: 1\r\n"), "b"));
        assert_eq!(parts("+++\na = 1\n---\n+++"), (Some("a = 1\n---\n"), ""));
        assert_eq!(parts("--- \n---\n---\n"), (Some(""), "---\n"));
    }

    #[test]
    fn what_only_looks_like_a_head_is_text() {
        for words in ["", "a\n---\nb\n---\n", "----\na\n----\n", "\n---\n---\n", "***\n---\n---"] {
            assert_eq!(parts(words), (None, words));
        }
    }

    #[test]
    fn an_unclosed_head_is_told_at_its_first_line() {
        let fault = find(&Text::new("a.md", "---\na: 1\nb\n")).unwrap_err();
        assert_eq!(fault.span.unwrap().range(), Some(0..3));
    }
}
