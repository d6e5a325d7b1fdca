//! Shortcodes: a line of its own, `::name{key="value"}`, or a container from `:::name{…}` to `:::`
//! with Markdown inside. Does not know which names there are.
//!
//! Markdown has no such thing, so each line is covered, before Markdown is read, by a processing
//! instruction of the same length (`<?…?>`): that is a block of HTML wherever it stands, but for
//! code, comments and other HTML. Every other byte stays where it is. Whoever reads the events meets
//! a block of HTML at exactly the range of the [`Call`], and every place in the file stays right.

mod arguments;
mod line;
mod pairs;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::markdown::options_for;
use crate::data::Map;
use crate::diag::{Findings, Text};
use line::Line;
use pairs::Pairs;

/// A shortcode used. Ranges count from the start of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The component's name.
    pub name: String,
    /// Its arguments, in the order written.
    pub arguments: Map,
    /// The line that calls it, without indentation.
    pub range: Range<usize>,
    /// Of a container, the line `:::` that ends it.
    pub close: Option<Range<usize>>,
}

/// `body` with every call covered; as long as it was, byte for byte.
pub fn mask<'a>(body: &'a str, calls: &[Call]) -> Cow<'a, str> {
    let ranges = calls.iter().flat_map(|call| [Some(&call.range), call.close.as_ref()]);
    cover(body, ranges.flatten())
}

fn cover<'a, 'r>(body: &'a str, ranges: impl Iterator<Item = &'r Range<usize>>) -> Cow<'a, str> {
    let mut ranges: Vec<&Range<usize>> = ranges.collect();
    if ranges.is_empty() {
        return Cow::Borrowed(body);
    }
    ranges.sort_unstable_by_key(|range| range.start);
    let mut covered = String::with_capacity(body.len());
    for range in ranges {
        covered.push_str(body.get(covered.len()..range.start).unwrap_or_default());
        covered.push_str("<?");
        covered.extend(std::iter::repeat_n('?', range.len().saturating_sub(3)));
        covered.push('>');
    }
    covered.push_str(body.get(covered.len()..).unwrap_or_default());
    Cow::Owned(covered)
}

/// How often lines are looked at anew: one that turns out to be no call is uncovered, and what it says
/// may make others part of a block that it opens.
const LOOKS: usize = 8;

/// Finds the shortcodes of the body that begins at `start` of a file.
pub(super) fn find(text: &Arc<Text>, start: usize, options: Options) -> (Vec<Call>, Findings) {
    let body = text.content.get(start..).unwrap_or_default();
    let mut pairs = Pairs::new(text, start);
    for (line, parent) in settled(body, line::find(body), options) {
        pairs.see(line, parent);
    }
    pairs.finish()
}

/// Those lines that are blocks of their own while exactly they are covered, as readers of the
/// [`mask`] will meet them; none where that does not settle.
fn settled(body: &str, mut lines: Vec<Line>, options: Options) -> Vec<(Line, usize)> {
    for _ in 0..LOOKS {
        if lines.is_empty() {
            return Vec::new();
        }
        let covered = cover(body, lines.iter().map(|line| &line.range));
        let count = lines.len();
        let found = outside_code(lines, &covered, options);
        if found.len() == count {
            return found;
        }
        lines = found.into_iter().map(|(line, _)| line).collect();
    }
    Vec::new()
}

/// Those lines that Markdown reads as blocks of their own, each with the number of the block it
/// stands in.
fn outside_code(lines: Vec<Line>, covered: &str, options: Options) -> Vec<(Line, usize)> {
    let mut lines = lines.into_iter().peekable();
    let mut found = Vec::new();
    let (mut above, mut blocks) = (vec![0], 0);
    let options = options_for(covered, options);
    for (event, range) in Parser::new_ext(covered, options).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if matches!(tag, Tag::HtmlBlock) {
                    while lines.next_if(|line| line.range.start < range.start).is_some() {}
                    let line = lines.next_if(|line| line.range.start == range.start);
                    found.extend(line.map(|line| (line, above.last().copied().unwrap_or(0))));
                }
                blocks += 1;
                above.push(blocks);
            }
            Event::End(_) => {
                above.pop();
            }
            _ => {}
        }
    }
    found
}
