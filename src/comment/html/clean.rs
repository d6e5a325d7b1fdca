//! HTML without anything but words and their order: the only file that names ammonia.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::address;

/// What a comment may hold.
const ELEMENTS: [&str; 33] = [
    "a",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// What goes with all that is in it.
const DROPPED: [&str; 14] = [
    "script", "style", "svg", "math", "template", "iframe", "object", "audio", "video", "canvas",
    "noembed", "noframes", "noscript", "select",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// `html` with only what a comment may hold, every element closed.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

fn cleaner() -> Builder<'static> {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(DROPPED))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"]))]))
        .url_schemes(HashSet::from(["http", "https"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("ugc nofollow noopener"))
        .attribute_filter(|_, name, value| match name {
            "href" => address(value).map(Into::into),
            _ => Some(value.into()),
        });
    builder
}
