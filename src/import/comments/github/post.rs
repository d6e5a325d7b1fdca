//! The discussion or issue that stands for a post of the blog.

use serde_json::Value;

use super::super::field::{elements, first, inner, is_set};
use super::super::link::addresses;
use super::super::{Place, Thread};

/// Whether it is one: it has comments or a title, and a place of its own.
pub(super) fn is_post(value: &Value) -> bool {
    let has = |name: &str| value.get(name).is_some();
    (has("comments") || has("title")) && (has("id") || has("number") || has("url"))
}

/// Its number, as it stands in its fields or its address.
pub(super) fn key(value: &Value) -> Option<String> {
    let addresses = ["issue_url", "html_url", "url", "resourcePath"];
    let by_address = || addresses.iter().find_map(|name| number(&first(value, &[name])?));
    first(value, &["number"]).or_else(by_address)
}

/// `12` of `…/issues/12`, `…/discussions/12#discussioncomment-34` and `…/pull/12`.
pub(super) fn number(address: &str) -> Option<String> {
    let mut parts =
        address.split('/').skip_while(|part| !["issues", "discussions", "pull"].contains(part));
    let number: String = parts.nth(1)?.chars().take_while(char::is_ascii_digit).collect();
    Some(number).filter(|number| !number.is_empty())
}

/// The title is the post's path, address or title, as the blog was set up; the first words hold its
/// address, mostly last.
pub(super) fn thread(value: &Value, key: &str, place: &Place) -> Thread {
    let title = first(value, &["title"]);
    let body = first(value, &["body", "bodyText", "bodyHTML"]).unwrap_or_default();
    let is_own = |address: &String| {
        address.contains("//github.com/") || address.contains("githubusercontent.com/")
    };
    let linked = addresses(&body).into_iter().rev().filter(|address| !is_own(address));
    let is_path = |title: &String| title.contains('/') && !title.contains(char::is_whitespace);
    let is_slug = |title: &String| !title.contains(|c: char| c.is_whitespace() || c == '/');
    Thread {
        key: key.to_owned(),
        ids: ["id", "node_id"].iter().filter_map(|name| node(value, name)).collect(),
        urls: title
            .clone()
            .filter(is_path)
            .into_iter()
            .chain(labels(value))
            .chain(linked)
            .collect(),
        slug: title.clone().filter(is_slug),
        file: None,
        title: title.filter(|title| !is_path(title)),
        is_closed: is_set(value, "locked"),
        offset: None,
        place: place.clone(),
    }
}

/// Paths among its labels: gitalk keeps the post's there.
fn labels(value: &Value) -> impl Iterator<Item = String> + use<'_> {
    let names = elements(inner(value, "labels")).iter().filter_map(|label| first(label, &["name"]));
    names.filter(|name| name.starts_with('/') || name.starts_with("http"))
}

/// A global id. Numbers are none: another system may have given the same to another post.
fn node(value: &Value, name: &str) -> Option<String> {
    inner(value, name)
        .as_str()
        .map(str::to_owned)
        .filter(|id| id.contains(|c: char| c.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_known_by_its_number_wherever_that_stands() {
        let expected = [
            ("https://api.github.com/repos/o/r/issues/12", Some("12")),
            ("https://github.com/o/r/issues/12#issuecomment-345", Some("12")),
            ("https://github.com/o/r/discussions/7#discussioncomment-8", Some("7")),
            ("https://github.com/o/discussions", None),
            ("https://github.com/o/issues/new", None),
        ];
        for (address, found) in expected {
            assert_eq!(number(address).as_deref(), found, "{address}");
        }
    }
}
