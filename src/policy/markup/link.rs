//! Where HTML leads and what it loads: anchors and resources.

use std::ops::Range;

use super::tag::Tag;
use crate::value::html::unescape;

/// A link of the author's own HTML: `<a href>` or `<area href>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where it leads, character references resolved once.
    pub href: String,
    /// The words of its `rel`, in lower case.
    pub rel: Vec<String>,
    /// The opening tag.
    pub range: Range<usize>,
    /// What stands between the tags: ends at the next link where the closing tag is missing.
    pub inside: Range<usize>,
}

/// What the page loads, or sends what is typed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its address, character references resolved once.
    pub url: String,
    /// The element that loads it, in lower case: `img`, `iframe`, `script`, `form`.
    pub element: String,
    /// The opening tag.
    pub range: Range<usize>,
}

/// Which attributes say what an element loads. Those of lazily loaded ones begin with `data-`.
const LOADING: [(&str, &[&str]); 12] = [
    ("img", SOURCE),
    ("iframe", SOURCE),
    ("script", SOURCE),
    ("source", SOURCE),
    ("embed", SOURCE),
    ("video", SOURCE),
    ("audio", SOURCE),
    ("amp-img", SOURCE),
    ("amp-iframe", SOURCE),
    ("input", &["src", "formaction"]),
    ("object", &["data"]),
    ("form", &["action"]),
];

const SOURCE: &[&str] = &["src", "data-src", "data-lazy-src"];

/// Every attribute that says what an element loads.
pub(super) const LOADING_ATTRIBUTES: [&str; 6] =
    ["src", "data-src", "data-lazy-src", "formaction", "data", "action"];

impl Anchor {
    /// The links among `tags`, of a text of `length` bytes.
    pub(super) fn all(tags: &[Tag], length: usize) -> Vec<Self> {
        let mut anchors: Vec<Self> = Vec::new();
        for tag in tags.iter().filter(|tag| matches!(&*tag.name, "a" | "area")) {
            if let Some(before) = anchors.last_mut() {
                before.inside.end = before.inside.end.min(tag.range.start);
            }
            anchors.extend(Self::of(tag, length));
        }
        anchors
    }

    fn of(tag: &Tag, length: usize) -> Option<Self> {
        let start = tag.range.end;
        let end = if tag.name == "a" { tag.end.unwrap_or(length) } else { start };
        let rel = tag.attribute("rel").unwrap_or_default();
        Some(Self {
            href: unescape(tag.attribute("href")?.trim()).into_owned(),
            rel: rel.split_ascii_whitespace().map(str::to_ascii_lowercase).collect(),
            range: tag.range.clone(),
            inside: start..end.max(start),
        })
    }
}

impl Resource {
    /// What `tag` loads.
    pub(super) fn of(tag: &Tag) -> impl Iterator<Item = Self> + use<'_> {
        let loading = LOADING.iter().find(|(element, _)| *element == tag.name);
        let names = loading.map_or(&[][..], |(_, names)| names);
        let written = names.iter().filter_map(|name| tag.attribute(name));
        written.map(|url| Self {
            url: unescape(url.trim()).into_owned(),
            element: tag.name.clone(),
            range: tag.range.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::tags;
    use super::*;

    #[test]
    fn a_link_knows_its_target_its_kind_and_its_words() {
        let html = "<a name=x>0</a><A HREF=' /a?b&amp;amp;c ' rel='Sponsored  me'>1<a href=d>2</a>\
                    <area href=e><a href=f>3";
        let anchors = Anchor::all(&tags(html), html.len());
        let told: Vec<(&str, &str)> =
            anchors.iter().map(|it| (&*it.href, &html[it.inside.clone()])).collect();
        assert_eq!(told, [("/a?b&amp;c", "1"), ("d", "2"), ("e", ""), ("f", "3")]);
        assert_eq!(anchors[0].rel, ["sponsored", "me"]);
        assert!(html[anchors[0].range.clone()].ends_with("me'>"));
    }

    #[test]
    fn every_attribute_that_loads_is_known() {
        for name in LOADING.iter().flat_map(|(_, names)| names.iter()) {
            assert!(LOADING_ATTRIBUTES.contains(name), "{name}");
        }
        let html =
            "<script src='a'></script><IFRAME data-src=b></iframe><form action=c><img alt=d>";
        let loaded: Vec<(String, String)> =
            tags(html).iter().flat_map(Resource::of).map(|it| (it.element, it.url)).collect();
        let told: Vec<(&str, &str)> = loaded.iter().map(|(name, url)| (&**name, &**url)).collect();
        assert_eq!(told, [("script", "a"), ("iframe", "b"), ("form", "c")]);
    }
}
