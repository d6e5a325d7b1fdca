//! Links in a post of Bluesky: its text is plain, and facets say from which byte to which byte of its
//! UTF-8 something leads somewhere.

use std::ops::Range;

use serde_json::Value;

use super::super::field::{elements, first, inner, lines};
use crate::comment::{Body, Markup};
use crate::value::html::escape;

/// `text` with its facets as links. One that lies outside, cuts a letter, or begins before the last
/// one has ended is left out.
pub(super) fn body(text: &str, facets: &[Value]) -> Body {
    let mut links: Vec<(Range<usize>, String)> = facets.iter().filter_map(link).collect();
    links.sort_by_key(|(range, _)| (range.start, range.end));
    let mut marked = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for (range, address) in links {
        let (Some(before), Some(words)) = (text.get(done..range.start), text.get(range.clone()))
        else {
            continue;
        };
        marked += &escape(before);
        marked += &format!("<a href=\"{}\">{}</a>", escape(&address), escape(words));
        done = range.end;
    }
    if done == 0 {
        return Body::plain(lines(text));
    }
    marked += &escape(text.get(done..).unwrap_or_default());
    Body { markup: Markup::Lines, text: lines(&marked) }
}

/// Where the links of a post lead.
pub(super) fn links(post: &Value) -> Vec<String> {
    let features = elements(inner(post, "record.facets")).iter();
    let features = features.flat_map(|facet| elements(inner(facet, "features")));
    features.filter_map(|feature| first(feature, &["uri"])).collect()
}

fn link(facet: &Value) -> Option<(Range<usize>, String)> {
    let index = inner(facet, "index");
    let byte = |name: &str| usize::try_from(inner(index, name).as_u64()?).ok();
    let range = byte("byteStart")?..byte("byteEnd")?;
    let address = elements(inner(facet, "features")).iter().find_map(address)?;
    (!range.is_empty()).then_some((range, address))
}

/// A link, or a person. Words by which to search stay words.
fn address(feature: &Value) -> Option<String> {
    let person = || first(feature, &["did"]).map(|did| format!("https://bsky.app/profile/{did}"));
    first(feature, &["uri"]).or_else(person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facets_count_bytes_and_wrong_ones_are_left_out() {
        let facet = |start: i64, end: i64, uri: &str| serde_json::json!({"index": {"byteStart": start, "byteEnd": end}, "features": [{"uri": uri}]});
        let link = |words: &str| format!("<a href=\"https://a.example/?b&amp;c\">{words}</a>");
        let uri = "https://a.example/?b&c";
        let expected = [
            ("é <b>", vec![facet(0, 2, uri)], format!("{} &lt;b&gt;", link("é"))),
            ("é b", vec![facet(1, 2, uri)], "é b".to_owned()),
            ("abc", vec![facet(1, 3, uri), facet(0, 2, uri)], format!("{}c", link("ab"))),
            ("abc", vec![facet(2, 99, uri), facet(2, 1, uri), facet(-1, 2, uri)], "abc".to_owned()),
            ("a\r\nb", vec![facet(3, 4, uri)], format!("a\n{}", link("b"))),
        ];
        for (text, facets, marked) in expected {
            assert_eq!(body(text, &facets).text, marked, "{text:?} {facets:?}");
        }
    }
}
