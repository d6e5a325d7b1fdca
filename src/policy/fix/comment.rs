//! Comments to hobnob taken out of a body: only where the rest is published as before.

use std::ops::Range;

use pulldown_cmark::html;

use super::draft::{Draft, lines};
use crate::config::Markdown;
use crate::document::{Document, markdown, remark};

/// What goes of the file when as many of the `comments` as possible are taken out.
pub(super) fn removals(
    document: &Document,
    comments: &[Range<usize>],
    markdown: &Markdown,
) -> Vec<Range<usize>> {
    if comments.is_empty() {
        return Vec::new();
    }
    let (masked, start) = (document.masked(), document.body.start);
    let options = markdown::options(markdown);
    let published = |body: &str| {
        let mut written = String::new();
        let events = remark::published(body, markdown::events(body, options));
        html::push_html(&mut written, events.into_iter().map(|(event, _)| event));
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let before = published(&masked);
    let within = comments.iter().map(|comment| comment.start - start..comment.end - start);
    // One that is never closed has swallowed words of its author's.
    let is_closed = |comment: &Range<usize>| {
        masked.get(comment.clone()).is_some_and(|words| words.ends_with("-->"))
    };
    let closed: Vec<Range<usize>> = within.filter(is_closed).collect();
    let mut draft = Draft::new(&masked);
    draft.take_out(&closed, around, |body| published(body) == before);
    draft.gone().into_iter().map(|gone| start + gone.start..start + gone.end).collect()
}

/// What goes with a comment: its lines, if nothing else is on them, and one of two empty lines; else
/// one of two spaces.
fn around(body: &str, comment: &Range<usize>) -> Range<usize> {
    let lines = lines(body, comment);
    let before = body.get(lines.start..comment.start).unwrap_or_default();
    let behind = body.get(comment.end..lines.end).unwrap_or_default();
    if before.trim().is_empty() && behind.trim().is_empty() {
        let above = body.get(..lines.start).unwrap_or_default();
        let below = body.get(lines.end..).and_then(|rest| rest.split_inclusive('\n').next());
        let is_free_above =
            above.is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n");
        let empty = below.filter(|line| is_free_above && line.trim().is_empty());
        return lines.start..lines.end + empty.map_or(0, str::len);
    }
    let is_spaced = before.ends_with(' ') && (behind.starts_with(' ') || behind.trim().is_empty());
    comment.start - usize::from(is_spaced)..comment.end
}
