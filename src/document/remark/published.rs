//! A body without what its author says to hobnob alone.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::WORD;
use super::comment::{Html, words};

/// An event with its bytes.
type Placed<'a> = (Event<'a>, Range<usize>);

/// The events of `masked` without its remarks: what may be published. A block of HTML that holds
/// nothing else is left out whole.
pub fn published<'a>(masked: &str, events: impl Iterator<Item = Placed<'a>>) -> Vec<Placed<'a>> {
    if !masked.contains(WORD) {
        return events.collect();
    }
    let mut events = events;
    let mut kept = Vec::new();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::HtmlBlock) => kept.extend(html_block(range, &mut events)),
            Event::InlineHtml(html) if words(&html).is_some() => {}
            event => kept.push((event, range)),
        }
    }
    kept
}

/// The block of HTML that has just begun.
fn html_block<'a>(
    range: Range<usize>,
    events: &mut impl Iterator<Item = Placed<'a>>,
) -> Vec<Placed<'a>> {
    let is_inside = |(event, _): &Placed<'_>| !matches!(event, Event::End(TagEnd::HtmlBlock));
    let lines: Vec<Placed<'a>> = events.take_while(is_inside).collect();
    let mut html = Html::default();
    for (event, range) in &lines {
        if let Event::Html(line) = event {
            html.push(line, range);
        }
    }
    let remarks: Vec<Range<usize>> = html.remarks().map(|remark| html.place(&remark)).collect();
    let lines = lines.into_iter().map(|(event, range)| match event {
        Event::Html(line) => (Event::Html(without(line, &range, &remarks)), range),
        event => (event, range),
    });
    let lines: Vec<Placed<'a>> = lines.collect();
    let is_blank =
        |(event, _): &Placed<'_>| matches!(event, Event::Html(line) if line.trim().is_empty());
    if !remarks.is_empty() && lines.iter().all(is_blank) {
        return Vec::new();
    }
    let start = (Event::Start(Tag::HtmlBlock), range.clone());
    let end = (Event::End(TagEnd::HtmlBlock), range);
    [start].into_iter().chain(lines).chain([end]).collect()
}

/// A line that stands at `range` without the remarks in it.
fn without<'a>(line: CowStr<'a>, range: &Range<usize>, remarks: &[Range<usize>]) -> CowStr<'a> {
    let is_in_it = |remark: &&Range<usize>| remark.start < range.end && range.start < remark.end;
    let inside: Vec<&Range<usize>> = remarks.iter().filter(is_in_it).collect();
    if inside.is_empty() {
        return line;
    }
    let (mut kept, mut at) = (String::new(), 0);
    for remark in inside {
        let start = remark.start.saturating_sub(range.start).min(line.len());
        kept.push_str(line.get(at..start).unwrap_or_default());
        at = (remark.end - range.start).min(line.len());
    }
    kept.push_str(line.get(at..).unwrap_or_default());
    kept.into()
}
