//! Findings for people: a frame with file, line, the words and what to type instead.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Findings, Severity, Span};

/// Whether the reader's terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// ANSI colours.
    Always,
    /// Plain text.
    Never,
}

/// Every finding as a frame, an empty line between them.
pub fn print(findings: &Findings, color: Color) -> String {
    let renderer = match color {
        Color::Always => Renderer::styled(),
        Color::Never => Renderer::plain(),
    };
    let frames = findings.iter().map(|diagnostic| frame(diagnostic, &renderer));
    frames.collect::<Vec<_>>().join("\n\n")
}

/// The longest line shown whole; a line of megabytes is cut around the place.
const LONGEST_LINE: usize = 400;

fn frame(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let windows: Vec<Window> = places(diagnostic).map(Window::around).collect();
    let mut group = Group::with_title(title);
    for window in &windows {
        group = window.add_to(group);
    }
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(help.as_str()));
    renderer.render(&[group.elements(help)])
}

/// The place itself, then the labelled ones.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = (&Span, &str, AnnotationKind)> {
    let first = diagnostic.span.iter().map(|span| (span, "", AnnotationKind::Primary));
    let labels = diagnostic.labels.iter();
    first.chain(labels.map(|label| (&label.span, label.message.as_str(), AnnotationKind::Context)))
}

/// The few lines around a place: printing must not read a file of megabytes for one line.
struct Window<'a> {
    path: &'a str,
    lines: &'a str,
    first_line: usize,
    range: Option<std::ops::Range<usize>>,
    label: &'a str,
    kind: AnnotationKind,
}

impl<'a> Window<'a> {
    fn around((span, label, kind): (&'a Span, &'a str, AnnotationKind)) -> Self {
        let content = span.text().content.as_str();
        let Some(range) = span.range() else {
            return Self { path: span.path(), lines: "", first_line: 1, range: None, label, kind };
        };
        let line_start = content[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let start =
            content.floor_char_boundary(line_start.max(range.start.saturating_sub(LONGEST_LINE)));
        let rest = &content[range.start..];
        let line_end = range.start + rest.find('\n').unwrap_or(rest.len());
        let end = content.floor_char_boundary(line_end.min(range.start + LONGEST_LINE));
        let first_line = span.start().map_or(1, |position| position.line);
        let marked = range.start - start..range.end.min(end).max(range.start) - start;
        Self {
            path: span.path(),
            lines: &content[start..end],
            first_line,
            range: Some(marked),
            label,
            kind,
        }
    }

    fn add_to(&self, group: Group<'a>) -> Group<'a> {
        let Some(range) = self.range.clone() else {
            return group.element(annotate_snippets::Origin::path(self.path));
        };
        let mut annotation = self.kind.span(range);
        if !self.label.is_empty() {
            annotation = annotation.label(self.label);
        }
        let snippet = Snippet::source(self.lines).line_start(self.first_line).path(self.path);
        group.element(snippet.annotation(annotation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    #[test]
    fn a_frame_names_file_line_words_and_help() {
        let text = Text::new("content/posts/a.md", "---\ntitel: A\n---\n");
        let found = Diagnostic::warning("front-matter/unknown-key", "`titel` is not a key")
            .at(Span::new(&text, 4..9))
            .help("did you mean `title`?");
        let expected = "\
warning[front-matter/unknown-key]: `titel` is not a key
 --> content/posts/a.md:2:1
  |
2 | titel: A
  | ^^^^^
  |
  = help: did you mean `title`?";
        assert_eq!(print(&found.into(), Color::Never), expected);
    }
}
