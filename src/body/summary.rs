//! The beginning of a document, for lists.

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use super::Placed;
use super::setter::{Scope, Setter};
use crate::diag::Findings;
use crate::document::{Document, markdown, remark};
use crate::value::html::escape;

/// A document's beginning.
pub(super) struct Summary {
    pub(super) html: String,
    /// Whether there is more than this.
    pub(super) has_more: bool,
}

/// The summary of the front matter, else what stands before `<!-- more -->`, else the first
/// paragraph with words in it, else the first words.
pub(super) fn set<'a>(
    document: &Document,
    events: &[Placed<'_>],
    options: Options,
    setter: impl Fn(Scope) -> Setter<'a>,
) -> (Summary, Findings) {
    if let Some(written) = &document.front.summary {
        let events = remark::published(written, markdown::events(written, options));
        let (html, findings) = setter(Scope::FrontMatter).set(&events);
        let has_more = !document.markdown().trim().is_empty();
        return (Summary { html, has_more }, findings);
    }
    let (opening, has_more) = match document.prose.more {
        Some(more) => (before(events, more), is_more_behind(document, more)),
        None => first_paragraph(document, events),
    };
    let (mut html, findings) = setter(Scope::Opening).set(&opening);
    if html.is_empty() && !document.prose.opening.is_empty() {
        html = format!("<p>{}</p>\n", escape(&document.prose.opening));
    }
    (Summary { html, has_more }, findings)
}

/// The events before the mark at byte `more`, everything closed that was open there.
fn before<'a>(events: &[Placed<'a>], more: usize) -> Vec<Placed<'a>> {
    let is_mark = |(event, range): &Placed<'_>| {
        matches!(event, Event::Html(_) | Event::InlineHtml(_)) && range.contains(&more)
    };
    let end = events.iter().position(is_mark).unwrap_or(events.len());
    let mut kept = events.get(..end).unwrap_or_default().to_vec();
    let mut open: Vec<TagEnd> = Vec::new();
    for (event, _) in &kept {
        match event {
            Event::Start(tag) => open.push(tag.to_end()),
            Event::End(_) => drop(open.pop()),
            _ => {}
        }
    }
    kept.extend(open.into_iter().rev().map(|tag| (Event::End(tag), more..more)));
    kept
}

fn is_more_behind(document: &Document, more: usize) -> bool {
    let rest = document.markdown().get(more..).and_then(|rest| rest.split_once("-->"));
    rest.is_some_and(|(_, rest)| !rest.trim().is_empty())
}

/// The first paragraph with words that stands in nothing else, and whether there is anything but it.
fn first_paragraph<'a>(document: &Document, events: &[Placed<'a>]) -> (Vec<Placed<'a>>, bool) {
    let mut blocks = Blocks { events }.filter(|block| !is_apart(document, block)).peekable();
    let mut calls = document.calls.iter().peekable();
    let (mut others, mut container_end) = (0, 0);
    while let Some(block) = blocks.next() {
        let start = block.first().map_or(0, |(_, range)| range.start);
        while let Some(call) = calls.next_if(|call| call.range.start <= start) {
            let end = call.close.as_ref().map_or(0, |close| close.start);
            container_end = container_end.max(end);
        }
        if start >= container_end && is_prose(block) {
            return (block.to_vec(), others > 0 || blocks.peek().is_some());
        }
        others += 1;
    }
    (Vec::new(), others > 0)
}

/// The outermost elements, each with what is in it.
struct Blocks<'s, 'a> {
    events: &'s [Placed<'a>],
}

impl<'s, 'a> Iterator for Blocks<'s, 'a> {
    type Item = &'s [Placed<'a>];

    fn next(&mut self) -> Option<Self::Item> {
        let mut open = 0_usize;
        let end = self.events.iter().position(|(event, _)| {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open = open.saturating_sub(1),
                _ => {}
            }
            open == 0
        });
        let (block, rest) = self.events.split_at_checked(end? + 1)?;
        self.events = rest;
        Some(block)
    }
}

/// The title and the footnotes are not part of the text's own course.
fn is_apart(document: &Document, block: &[Placed<'_>]) -> bool {
    block.first().is_some_and(|(event, range)| {
        matches!(event, Event::Start(Tag::FootnoteDefinition(_)))
            || document.title_heading.as_ref() == Some(range)
    })
}

fn is_prose(block: &[Placed<'_>]) -> bool {
    let is_paragraph = matches!(block.first(), Some((Event::Start(Tag::Paragraph), _)));
    let mut images = 0_usize;
    is_paragraph
        && block.iter().any(|(event, _)| {
            match event {
                Event::Start(Tag::Image { .. }) => images += 1,
                Event::End(TagEnd::Image) => images = images.saturating_sub(1),
                Event::Text(words) => return images == 0 && !words.trim().is_empty(),
                Event::Code(_) | Event::InlineMath(_) => return images == 0,
                _ => {}
            }
            false
        })
}
