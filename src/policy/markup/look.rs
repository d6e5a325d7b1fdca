//! A first look at a page: most hold no embed, and show it without being taken apart.

use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use super::Pattern;
use super::link::LOADING_ATTRIBUTES;

/// The beginning of an address that names a host, or might once its character references are
/// resolved: what has a scheme, and what begins with two slashes. Attributes that stand behind a
/// value without quotes may be taken for part of it; that is an error on the safe side.
const OUTWARD: &str = r#"[^/?#"'>]*[:&]|[^"'>\w/]*/[/&]"#;

/// A field that takes an e-mail address, or an element called like one.
const ADDRESS_FIELD: &str = r#"(?:type|name|id|autocomplete)\s*=\s*["']?[^"'>]*e-?mail"#;

/// What a text that holds an embed cannot do without.
#[derive(Clone, Debug)]
pub(super) struct Look {
    expression: String,
    /// Compiled when a page is first looked at: a check of posts needs none.
    compiled: OnceLock<Option<Regex>>,
}

impl Look {
    pub(super) fn new<'a>(patterns: impl IntoIterator<Item = &'a Pattern>) -> Self {
        let mut needles: Vec<String> = patterns.into_iter().flat_map(Pattern::needles).collect();
        needles.sort_unstable();
        needles.dedup();
        let needles = needles.iter().map(|needle| regex::escape(needle));
        let loading = LOADING_ATTRIBUTES.join("|");
        let loading = format!(r#"(?:{loading})\s*=\s*["']?(?:{OUTWARD})"#);
        let choices: Vec<String> = needles.chain([loading, ADDRESS_FIELD.to_owned()]).collect();
        Self { expression: choices.join("|"), compiled: OnceLock::new() }
    }

    /// Whether `html` might hold an embed.
    pub(super) fn sees(&self, html: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| {
            let mut builder = RegexBuilder::new(&self.expression);
            builder.unicode(false).case_insensitive(true).build().ok()
        });
        // Without an expression, every text is worth a closer look.
        compiled.as_ref().is_none_or(|regex| regex.is_match(html.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Patterns;

    /// That it overlooks nothing is a law in `tests/embeds.rs`; here it is worth its while.
    #[test]
    fn an_ordinary_page_is_not_worth_a_closer_look() {
        let patterns = Patterns::built_in();
        for page in [
            include_str!("../../../tests/golden/index.html"),
            include_str!("../../../tests/golden/about/index.html"),
            "<form action=/search/><input type=search name=q></form><img src=a.png>",
            "<a href='https://a.example/' class=header>the name of the email</a>",
        ] {
            assert!(!patterns.may_be_in(page), "{page}");
        }
    }
}
