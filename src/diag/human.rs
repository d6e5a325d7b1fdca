//! Findings for people: a frame with file, line, the words and what to type instead.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Findings, Severity, Span, visible};

/// Whether the reader's terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// ANSI colours.
    Always,
    /// Plain text.
    Never,
}

/// Every finding as a frame, an empty line between them. A warning that says the same of many places
/// is one frame, which names the others by file and line.
pub fn print(findings: &Findings, color: Color) -> String {
    let renderer = match color {
        Color::Always => Renderer::styled(),
        Color::Never => Renderer::plain(),
    };
    let frames = alike(findings).into_iter().map(|same| frame(&same, &renderer));
    frames.collect::<Vec<_>>().join("\n\n")
}

/// More places than this are counted, not named.
const MOST_PLACES: usize = 50;

/// A line longer than this is shown in part; the printer itself cuts to the terminal's width.
const LONGEST_LINE: usize = 10_000;

/// Diagnostics that say the same of other places, in the order of the first. Each error stands
/// alone: all of them have to be mended.
fn alike(findings: &Findings) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut first: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in findings {
        let says = (diagnostic.code, &diagnostic.message, &diagnostic.notes, &diagnostic.help);
        match first.entry(says) {
            Entry::Occupied(seen) if !diagnostic.is_error() => groups[*seen.get()].push(diagnostic),
            Entry::Occupied(_) => groups.push(vec![diagnostic]),
            Entry::Vacant(new) => {
                new.insert(groups.len());
                groups.push(vec![diagnostic]);
            }
        }
    }
    groups
}

/// `the same at a.md:3, 9, b.md:7`, for all but the first.
fn also(same: &[&Diagnostic]) -> Option<String> {
    let others = same.get(1..).filter(|others| !others.is_empty())?;
    let mut before = None;
    let place = |other: &&Diagnostic| {
        let line = other.span.as_ref().and_then(Span::start).map(|start| start.line);
        let path = visible::path(other.path()).into_owned();
        let is_same = before.replace(path.clone()).is_some_and(|before| before == path);
        match line {
            Some(line) if is_same => line.to_string(),
            Some(line) => format!("{path}:{line}"),
            None => path,
        }
    };
    let places: Vec<String> = others.iter().take(MOST_PLACES).map(place).collect();
    let more = match others.len().checked_sub(MOST_PLACES) {
        None | Some(0) => String::new(),
        Some(more) => format!(" and {more} more; `--format json` names them all"),
    };
    Some(format!("the same at {}{more}", places.join(", ")))
}

fn frame(same: &[&Diagnostic], renderer: &Renderer) -> String {
    let Some(diagnostic) = same.first() else {
        return String::new();
    };
    let level = match diagnostic.severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(visible::words(&diagnostic.message)).id(diagnostic.code);
    let windows = places(diagnostic).map(Window::around);
    let group = windows.fold(Group::with_title(title), |group, window| window.add_to(group));
    let notes = diagnostic.notes.iter().map(|note| Level::NOTE.message(visible::words(note)));
    let help = diagnostic.help.iter().map(|help| Level::HELP.message(visible::words(help)));
    let also = also(same);
    let also = also.iter().map(|also| Level::NOTE.message(also.as_str()));
    renderer.render(&[group.elements(notes).elements(help).elements(also)])
}

/// The place itself, then the labelled ones.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = (&Span, &str, AnnotationKind)> {
    let first = diagnostic.span.iter().map(|span| (span, "", AnnotationKind::Primary));
    let labels = diagnostic.labels.iter();
    first.chain(labels.map(|label| (&label.span, label.message.as_str(), AnnotationKind::Context)))
}

/// The few lines around a place: printing must not read a file of megabytes for one line.
struct Window<'a> {
    path: Cow<'a, str>,
    lines: Cow<'a, str>,
    first_line: usize,
    range: Option<std::ops::Range<usize>>,
    label: Cow<'a, str>,
    kind: AnnotationKind,
}

impl<'a> Window<'a> {
    fn around((span, label, kind): (&'a Span, &'a str, AnnotationKind)) -> Self {
        let content = span.text().content.as_str();
        let (path, label) = (visible::path(span.path()), visible::words(label));
        let Some(range) = span.range() else {
            let first_line = span.start().map_or(0, |start| start.line);
            return Self { path, lines: "".into(), first_line, range: None, label, kind };
        };
        let near = content.floor_char_boundary(range.start.saturating_sub(LONGEST_LINE));
        let start = content[near..range.start].rfind('\n').map_or(near, |at| near + at + 1);
        let far = content.floor_char_boundary(range.start + LONGEST_LINE).max(range.start);
        let end = range.start + content[range.start..far].lines().next().map_or(0, str::len);
        let first_line = span.start().map_or(1, |position| position.line);
        let marked = range.start - start..range.end.min(end).max(range.start) - start;
        Self {
            path,
            lines: visible::source(&content[start..end]),
            first_line,
            range: Some(marked),
            label,
            kind,
        }
    }

    fn add_to(self, group: Group<'a>) -> Group<'a> {
        let Some(range) = self.range else {
            let origin = annotate_snippets::Origin::path(self.path);
            return group.element(match self.first_line {
                0 => origin,
                line => origin.line(line),
            });
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

    #[test]
    fn a_warning_that_says_the_same_of_many_places_is_told_once() {
        let at = |line: usize| {
            let text = Text::new(format!("{line}.md"), "\n".repeat(line) + "x");
            Diagnostic::warning("a/b", "`x` is old").at(Span::new(&text, line..line + 1))
        };
        let printed = print(&(0..4).map(at).collect(), Color::Never);
        assert_eq!(printed.matches("warning[a/b]").count(), 1);
        assert!(printed.ends_with("= note: the same at 1.md:2, 2.md:3, 3.md:4"), "{printed}");
        let text = Text::new("a.md", "\n\n\n\n");
        let at = |line: usize| Diagnostic::note("a/b", "m").at(Span::new(&text, line..line + 1));
        let printed = print(&(0..4).map(at).collect(), Color::Never);
        assert!(printed.ends_with("= note: the same at a.md:2, 3, 4"), "{printed}");
    }

    #[test]
    fn nothing_in_a_name_or_a_line_commands_the_terminal() {
        let wicked = "\u{1b}]0;t\u{7}\u{9b}2J\r\u{202e}x\u{7f}";
        let text = Text::new(format!("a\n{wicked}.md"), format!("---\r\n{wicked}: 1\r\n---\r\n"));
        let found = |at: usize| {
            let found = Diagnostic::warning("a/b", format!("`{wicked}` is odd"));
            found
                .at(Span::new(&text, at..at + 2))
                .help(wicked)
                .label(Span::new(&text, 5..7), wicked)
        };
        let also = found(5).in_file(format!("\n{wicked}"));
        let printed = print(&[found(8), also].into_iter().collect(), Color::Never);
        let is_command = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!printed.contains(is_command), "{printed:?}");
        assert!(printed.contains("2 | ␛]0;t␇¿2J␍\u{fffd}x␡: 1\n"), "{printed}");
        assert!(printed.contains(" --> a␊␛]0;t␇¿2J␍\u{fffd}x␡.md:2:4\n"), "{printed}");
    }

    #[test]
    fn a_note_is_a_note() {
        let found = Diagnostic::note("a/b", "m").in_file("a.md");
        assert_eq!(print(&found.into(), Color::Never), "note[a/b]: m\n--> a.md");
    }

    #[test]
    fn the_column_is_right_in_a_paragraph_of_one_line() {
        let words = format!("{}[here](there.md)", "word ".repeat(300));
        let text = Text::new("a.md", words);
        let found = Diagnostic::error("a/b", "m").at(Span::new(&text, 1500..1516));
        assert!(print(&found.into(), Color::Never).contains("a.md:1:1501"));
    }
}
