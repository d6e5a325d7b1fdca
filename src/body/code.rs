//! Blocks of code.

use pulldown_cmark::{CodeBlockKind, Event};

use super::Placed;
use super::highlight::name;
use super::inner::{inner, words};
use super::setter::Setter;
use crate::value::html::escape;

/// A line of more characters scrolls on a telephone.
const SCROLLS: usize = 32;

/// The block of code that has just begun.
pub(super) fn set<'a>(
    setter: &Setter<'a>,
    kind: &CodeBlockKind<'_>,
    events: &mut dyn Iterator<Item = Placed<'a>>,
) -> Event<'a> {
    let code = words(inner(events));
    let info = match kind {
        CodeBlockKind::Fenced(info) => info,
        CodeBlockKind::Indented => "",
    };
    let inside = (setter.highlighter)(info, &code);
    let scrolls = code.lines().any(|line| line.chars().count() > SCROLLS);
    let scrolling = if scrolls { setter.scrolling("code") } else { String::new() };
    let class = match name(info) {
        "" => String::new(),
        language => format!(" class=\"language-{}\"", escape(language)),
    };
    Event::Html(format!("<pre class=\"hl\"{scrolling}><code{class}>{inside}</code></pre>\n").into())
}
