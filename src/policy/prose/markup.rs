//! The author's own HTML as words and tags, for those who read it as prose. Does not know what a tag
//! does to the words around it.

use std::borrow::Cow;
use std::ops::Range;

/// A piece of HTML, with its bytes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Words between tags.
    Words(Range<usize>),
    /// A tag that opens or closes an element.
    Tag(Range<usize>),
}

/// Elements whose inside is no HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The tokens of `html`; comments, declarations and the insides of scripts are left out. What is
/// never closed ends them.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let tag = rest.find('<').map_or(html.len(), |tag| at + tag);
        if tag > at {
            found.push(Token::Words(at..tag));
        }
        let Some(end) = html.get(tag..).and_then(length).map(|length| tag + length) else {
            break;
        };
        match html.get(tag..end).map(Tag::read) {
            Some(Some(read)) => {
                found.push(Token::Tag(tag..end));
                at = raw_end(html, end, &read);
            }
            _ if end == tag + 1 => {
                found.push(Token::Words(tag..end));
                at = end;
            }
            _ => at = end,
        }
    }
    found
}

/// How many bytes belong to the `<` at the start of `rest`: a comment, a tag, or only itself.
fn length(rest: &str) -> Option<usize> {
    let until = |end: &str| rest.find(end).map(|at| at + end.len());
    match rest.as_bytes() {
        [b'<', b'!', b'-', b'-', ..] => until("-->"),
        [b'<', b'!' | b'?', ..] => until(">"),
        [b'<', b'/', first, ..] | [b'<', first, ..] if first.is_ascii_alphabetic() => tag_end(rest),
        [b'<', ..] => Some(1),
        _ => None,
    }
}

/// The end of a tag: its `>` outside the quotation marks of an attribute.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = None;
    rest.bytes()
        .position(|byte| {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
            quote.is_none() && byte == b'>'
        })
        .map(|at| at + 1)
}

/// Where HTML goes on behind `tag`, which ends at `end`: behind the inside of a script.
fn raw_end(html: &str, end: usize, tag: &Tag<'_>) -> usize {
    if tag.closes || !RAW.iter().any(|raw| tag.is(raw)) {
        return end;
    }
    let rest = html.get(end..).unwrap_or_default();
    let mut closing = rest.match_indices("</").map(|(at, _)| at);
    let found = closing.find(|at| {
        let name = rest.get(at + 2..at + 2 + tag.name.len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(tag.name))
    });
    end + found.unwrap_or(rest.len())
}

/// One tag as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    /// The element's name as written.
    pub(super) name: &'a str,
    /// Whether it closes the element.
    pub(super) closes: bool,
    /// What stands behind the name.
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads `<name …>` or `</name>`.
    pub(super) fn read(written: &'a str) -> Option<Self> {
        let inner = written.strip_prefix('<')?.trim_end_matches('>');
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let end = inner.find(|c| !is_name(c)).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(Self {
            name,
            closes,
            attributes,
        })
    }

    /// Whether it is of the element `name`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, entities resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'));
            let (found, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let (value, behind) = value(behind);
            if found.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            if behind.len() >= rest.len() {
                return None;
            }
            rest = behind;
        }
    }
}

/// The value of an attribute whose `=` may begin `rest`, and what stands behind it.
fn value(rest: &str) -> (&str, &str) {
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
        return ("", rest);
    };
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => {
            let inner = value.get(1..).unwrap_or_default();
            inner.split_once(quote).unwrap_or((inner, ""))
        }
        _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
    }
}

/// `words` with their entities resolved.
pub(super) fn decoded(words: &str) -> Cow<'_, str> {
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let mut decoded = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('&') {
        decoded.push_str(before);
        let found = entity(behind);
        decoded.push_str(&found.as_ref().map_or("&".to_owned(), |(meant, _)| meant.clone()));
        rest = found.map_or(behind, |(_, length)| behind.get(length..).unwrap_or_default());
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// What the entity means whose name begins `rest`, and how many bytes that name has.
pub(super) fn entity(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let by_number =
        name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
            None => number.parse().ok(),
        });
    let meant = match by_number.and_then(char::from_u32) {
        Some(letter) => letter,
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((meant.to_string(), end + 1))
}

/// The entities that people write among words.
const ENTITIES: [(&str, char); 22] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("rdquo", '”'),
    ("ldquo", '“'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("euro", '€'),
    ("pound", '£'),
    ("copy", '©'),
    ("rarr", '→'),
    ("bull", '•'),
    ("times", '×'),
];
