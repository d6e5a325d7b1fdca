//! The tags of a template, `{% … %}`, found without parsing it: enough to say where a name stands.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Span, Text};

/// A tag: its first word, its second, and where the second stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// `block`, `extends`, `endif`.
    pub(super) kind: &'a str,
    /// `main`, `base.html`; without quotes, and empty where there is none.
    pub(super) name: &'a str,
    /// The bytes of the name.
    pub(super) range: Range<usize>,
}

impl Tag<'_> {
    /// Where its name stands.
    pub(super) fn place(&self, text: &Arc<Text>) -> Span {
        Span::new(text, self.range.clone())
    }
}

/// Every tag but those in comments and in what is raw.
pub(super) fn tags(content: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut raw = false;
    let mut at = 0;
    while let Some(start) = content[at..].find('{').map(|found| at + found) {
        let close = match content.as_bytes().get(start + 1) {
            Some(b'#') if !raw => "#}",
            Some(b'%') => "%}",
            _ => {
                at = start + 1;
                continue;
            }
        };
        let end = content[start + 2..].find(close).map_or(content.len(), |at| start + 2 + at);
        if close == "%}" {
            let tag = tag(content, start + 2..end);
            match tag.kind {
                "raw" => raw = true,
                "endraw" => raw = false,
                _ if raw => {}
                _ => tags.push(tag),
            }
        }
        at = (end + 2).min(content.len());
    }
    tags
}

fn tag(content: &str, inside: Range<usize>) -> Tag<'_> {
    let words = content[inside.clone()].trim_start_matches('-').trim_start();
    let words_start = inside.end - words.len();
    let kind_end = words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len());
    let (kind, rest) = words.split_at(kind_end);
    let bare = rest.trim_start_matches(char::is_whitespace);
    let quote = bare.chars().next().filter(|sign| matches!(sign, '"' | '\'' | '`'));
    let bare = &bare[quote.map_or(0, char::len_utf8)..];
    let ends = |c: char| match quote {
        Some(quote) => c == quote,
        None => c.is_whitespace() || matches!(c, '(' | '-'),
    };
    let name = &bare[..bare.find(ends).unwrap_or(bare.len())];
    let start = words_start + kind_end + rest.len() - bare.len();
    Tag { kind, name, range: start..start + name.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_with_the_place_of_their_name() {
        let words = "{% extends \"a/b-c.html\" %}{# {% block x %} #}{%- block main -%}{{ a }}\
                     {% raw %}{% if %}{% endraw %}{% component c(x=1) %}{% endblock";
        let found = tags(words).into_iter().map(|tag| (tag.kind, &words[tag.range]));
        let expected =
            [("extends", "a/b-c.html"), ("block", "main"), ("component", "c"), ("endblock", "")];
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }
}
