//! The body as events: the one place that chooses Markdown's options, so that everybody who reads a
//! body reads the same. Does not know HTML.

mod bare_link;
mod bare_links;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::config;

/// CommonMark 0.31.2 with tables, task lists, strikethrough, footnotes, alerts, heading attributes
/// and definition lists; curly punctuation, wiki links and maths as the blog's owner decided.
pub fn options(markdown: &config::Markdown) -> Options {
    let always = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST;
    let by_switch = [
        (markdown.smart_punctuation, Options::ENABLE_SMART_PUNCTUATION),
        (markdown.wiki_links, Options::ENABLE_WIKILINKS),
        (markdown.math, Options::ENABLE_MATH),
    ];
    let chosen = by_switch.into_iter().filter(|(is_on, _)| *is_on).map(|(_, option)| option);
    always | chosen.collect::<Options>()
}

/// The events of a body whose shortcodes are [masked](super::shortcode::mask), bare addresses
/// (`https://…`, `www.…`) as links, each with its bytes in `masked`.
pub fn events(
    masked: &str,
    options: Options,
) -> impl Iterator<Item = (Event<'_>, Range<usize>)> + '_ {
    let events = Parser::new_ext(masked, options).into_offset_iter();
    bare_links::BareLinks::new(masked, events)
}
