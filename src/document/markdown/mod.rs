//! The body as events: the one place that chooses Markdown's options, so that everybody who reads a
//! body reads the same. Does not know HTML.

mod bare_link;
mod bare_links;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::config;

pub use bare_link::Addresses;

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
    let events = Parser::new_ext(masked, options_for(masked, options)).into_offset_iter();
    bare_links::BareLinks::new(masked, events)
}

/// The bare addresses (`https://…`, `www.…`) in `text`, in order.
pub fn bare_addresses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut marks = bare_link::Marks::new(text);
    let mut from = 0;
    std::iter::from_fn(move || {
        let found = marks.address(from, text.len())?;
        from = found.end;
        Some(found)
    })
}

/// `options` as they suit one body. The Markdown library takes any line that begins with a colon
/// for a definition, `:-)` too: where no line has a colon and a space, there is none to be found.
pub(super) fn options_for(masked: &str, options: Options) -> Options {
    let is_definition = |(at, _): (usize, &str)| {
        let is_spaced = masked.as_bytes().get(at + 1).is_some_and(|next| b" \t".contains(next));
        is_spaced && masked[..at].trim_end_matches([' ', '\t', '>']).ends_with('\n')
    };
    if masked.match_indices(':').any(is_definition) {
        options
    } else {
        options - Options::ENABLE_DEFINITION_LIST
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Tag;

    use super::*;

    fn defines(text: &str) -> bool {
        let is_list = |(event, _)| matches!(event, Event::Start(Tag::DefinitionList));
        events(text, Options::ENABLE_DEFINITION_LIST).any(is_list)
    }

    #[test]
    fn a_colon_at_the_start_of_a_line_defines_nothing_without_a_space() {
        assert!(defines("Door\n: What is open\n"));
        assert!(defines("> Door\n>   :   What is open\n"));
        for text in ["a\n:-)\n", "a\n\n:smile: b\n", "a: b\n::: c\n", ": a", "a\n:"] {
            assert!(!defines(text), "{text}");
        }
    }
}
