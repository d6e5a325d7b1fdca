//! Footnotes: numbered as the text comes to them, set behind it, each with its ways back.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Placed;
use super::setter::{Scope, Setter};
use crate::diag::Diagnostic;
use crate::value::suggest::did_you_mean;

/// No footnote that is missed has a longer name, so that a line of brackets is read once.
const LONGEST_NAME: usize = 80;

/// The footnotes of a document.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// By name in lower case, for `[^A]` and `[^a]` are one.
    by_name: BTreeMap<String, Note<'a>>,
    /// The names in the order in which the text refers to them.
    order: Vec<String>,
}

/// One footnote.
struct Note<'a> {
    /// What it says.
    events: &'a [Placed<'a>],
    /// Where it is written.
    range: Range<usize>,
    /// From 1; 0 while nothing refers to it.
    number: usize,
    /// How often the text refers to it.
    references: usize,
}

impl<'a> Notes<'a> {
    /// Finds what footnotes say, wherever they are written.
    pub(super) fn find(events: &'a [Placed<'a>]) -> Self {
        let mut notes = Self::default();
        for (at, (event, range)) in events.iter().enumerate() {
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            let rest = events.get(at + 1..).unwrap_or_default();
            let end = rest
                .iter()
                .position(|(event, _)| matches!(event, Event::End(TagEnd::FootnoteDefinition)));
            let events = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let note = Note { events, range: range.clone(), number: 0, references: 0 };
            notes.by_name.entry(name.to_lowercase()).or_insert(note);
        }
        notes
    }
}

impl<'a> Setter<'a> {
    pub(super) fn note_reference(&mut self, name: &str) -> Option<Event<'a>> {
        if self.scope != Scope::Whole {
            return None;
        }
        let key = name.to_lowercase();
        let note = self.notes.by_name.get_mut(&key)?;
        if note.number == 0 {
            self.notes.order.push(key);
            note.number = self.notes.order.len();
        }
        note.references += 1;
        let (number, id) = (note.number, reference_id(note.number, note.references));
        let html = format!(
            "<sup class=\"footnote-ref\"><a href=\"#fn:{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        );
        Some(Event::InlineHtml(html.into()))
    }

    /// Tells of a reference to a footnote that is not there: to Markdown it is words like others.
    pub(super) fn missing_note(&mut self, words: &str, range: &Range<usize>) {
        if !words.starts_with('[') || self.notes.by_name.is_empty() {
            return;
        }
        let rest = self.document.markdown().get(range.start..).unwrap_or_default();
        let rest = &rest[..rest.floor_char_boundary(LONGEST_NAME)];
        let name = rest.strip_prefix("[^").and_then(|rest| rest.split_once(']'));
        let is_name = |name: &str| name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        let Some((name, _)) = name.filter(|(name, _)| is_name(name)) else {
            return;
        };
        let names = self.notes.by_name.keys().map(String::as_str);
        let help = did_you_mean(name, names);
        let help = help.unwrap_or_else(|| format!("write `[^{name}]: …` on a line of its own"));
        let found =
            Diagnostic::warning("footnote/missing", format!("there is no footnote `{name}`"));
        let span = self.span(&(range.start..range.start + name.len() + 3));
        self.found(found.at(span).help(help));
    }

    /// The footnotes behind the text. Setting one may bring up others, and more references to it.
    pub(super) fn set_notes(&mut self, html: &mut String) {
        let mut set = Vec::new();
        while let Some(name) = self.notes.order.get(set.len()) {
            let events = self.notes.by_name.get(name).map_or(&[][..], |note| note.events);
            set.push(self.inside(events));
        }
        self.tell_unused();
        if set.is_empty() {
            return;
        }
        let label = self.phrase("footnotes");
        let _ = write!(
            html,
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{label}\">\n<ol>\n"
        );
        for (index, inside) in set.iter().enumerate() {
            let (number, back) = (index + 1, self.ways_back(index));
            let Inside { html: words, end } = inside;
            let _ = writeln!(html, "<li id=\"fn:{number}\">{words}{back}{end}</li>");
        }
        html.push_str("</ol>\n</section>\n");
    }

    /// What a footnote says, open for the ways back in its last paragraph.
    fn inside(&mut self, events: &'a [Placed<'a>]) -> Inside {
        let (events, end) = match events.split_last() {
            Some(((Event::End(TagEnd::Paragraph), _), before)) => (before, "</p>"),
            _ => (events, ""),
        };
        Inside { html: self.html(&mut events.iter().cloned()), end }
    }

    /// A link back to each place that refers to the note.
    fn ways_back(&self, index: usize) -> String {
        let name = self.notes.order.get(index);
        let references =
            name.and_then(|name| self.notes.by_name.get(name)).map_or(0, |note| note.references);
        let label = self.phrase("back_to_text");
        let way = |reference: usize| {
            let (number, id) = (index + 1, reference_id(index + 1, reference));
            let (which, said) = match reference {
                1 => (String::new(), String::new()),
                _ => (format!(" data-number=\"{reference}\""), format!(" ({reference})")),
            };
            // The number is for the style sheet to show: as text it would have to be a part of the label.
            // Without the variation selector a telephone draws an emoji.
            format!(
                " <a class=\"footnote-back\" href=\"#{id}\" role=\"doc-backlink\"{which} \
                 aria-label=\"{label} {number}{said}\">↩\u{fe0e}</a>"
            )
        };
        (1..=references).map(way).collect()
    }

    fn tell_unused(&mut self) {
        let unused = self.notes.by_name.iter().filter(|(_, note)| note.number == 0);
        let found = unused.map(|(name, note)| {
            let message = format!("nothing refers to the footnote `{name}`, so it is left out");
            let help = format!("write `[^{name}]` where it belongs, or delete it");
            Diagnostic::warning("footnote/unused", message).at(self.span(&note.range)).help(help)
        });
        let found: Vec<Diagnostic> = found.collect();
        self.findings.extend(found);
    }
}

/// A footnote set.
struct Inside {
    html: String,
    /// What closes it behind the ways back.
    end: &'static str,
}

fn reference_id(number: usize, reference: usize) -> String {
    match reference {
        1 => format!("fnref:{number}"),
        more => format!("fnref:{number}-{more}"),
    }
}
