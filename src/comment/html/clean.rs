//! Tag soup parsed as a browser parses it and cut down to the [known elements](super::element): the only
//! file that names ammonia.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::{address, element};

/// The longest name of a programming language.
const LONGEST_LANGUAGE: usize = 30;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(cleaner);

/// `html` with nothing but known elements, each closed, and the few attributes that are looked at; all
/// `<`, `>`, `&` and `"` that are no markup are character references.
pub(super) fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

fn cleaner() -> Builder<'static> {
    let attributes = [
        ("a", &["href"][..]),
        ("code", &["class"]),
        ("img", &["alt", "class", "height", "src", "width"]),
        ("ol", &["start"]),
    ];
    let attributes = attributes.map(|(name, of_it)| (name, of_it.iter().copied().collect()));
    let mut builder = Builder::empty();
    builder
        .tags(element::names().collect())
        .clean_content_tags(HashSet::from(element::DROPPED))
        .generic_attributes(HashSet::new())
        .tag_attributes(HashMap::from(attributes))
        .url_schemes(HashSet::from(["http", "https"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .attribute_filter(attribute);
    builder
}

/// What an attribute may say; `None` where it may not.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (element, name) {
        (_, "href" | "src") => address(value).map(Cow::Owned),
        ("code", "class") => language(value).map(Cow::Owned),
        ("ol", "start") => value.parse::<u16>().ok().map(|_| value.into()),
        _ => Some(value.into()),
    }
}

/// The language of code among the classes of its element: `language-rust`.
fn language(classes: &str) -> Option<String> {
    let name = classes.split_whitespace().find_map(|class| class.strip_prefix("language-"))?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || "+#_-".contains(c);
    let is_fine = name.len() <= LONGEST_LANGUAGE && !name.is_empty() && name.chars().all(is_name);
    is_fine.then(|| format!("language-{name}"))
}
