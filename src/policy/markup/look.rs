//! A first look at a page: most hold no embed, and show it without being taken apart.

use regex::bytes::{Regex, RegexBuilder};

use super::Pattern;
use super::link::LOADING_ATTRIBUTES;

/// The beginning of an address that names a host, or might once its character references are
/// resolved: what has a scheme, and what begins with two slashes. Attributes that stand behind a
/// value without quotes may be taken for part of it; that is an error on the safe side.
const OUTWARD: &str = r#"[^/?#"'>]*[:&]|[^"'>\w/]*/[/&]"#;

/// A field that takes an e-mail address, or an element called like one.
pub(super) const ADDRESS_FIELD: &str = r#"(?:type|name|id|autocomplete)\s*=\s*["']?[^"'>]*e-?mail"#;

/// What a text that holds an embed cannot do without.
#[derive(Clone, Debug)]
pub(super) struct Look(Option<Regex>);

impl Look {
    pub(super) fn new<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Self {
        let mut needles: Vec<String> = patterns.into_iter().flat_map(Pattern::needles).collect();
        needles.sort_unstable();
        needles.dedup();
        let needles = needles.iter().map(|needle| regex::escape(needle));
        let loading = LOADING_ATTRIBUTES.join("|");
        let loading = format!(r#"(?:{loading})\s*=\s*["']?(?:{OUTWARD})"#);
        let choices: Vec<String> = needles.chain([loading, ADDRESS_FIELD.to_owned()]).collect();
        let mut regex = RegexBuilder::new(&choices.join("|"));
        Self(regex.unicode(false).case_insensitive(true).build().ok())
    }

    /// Whether `html` might hold an embed.
    pub(super) fn sees(&self, html: &str) -> bool {
        // Without an expression, every text is worth a closer look.
        self.0.as_ref().is_none_or(|regex| regex.is_match(html.as_bytes()))
    }
}
