//! Paid links, marked for machines: `rel="sponsored nofollow"`. It is done to the HTML of a body, so
//! that Markdown, the author's own HTML and what components make are all treated alike.

use std::sync::LazyLock;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use regex::Regex;

use super::Setting;
use crate::document::Document;
use crate::policy::link::{Address, Patterns};
use crate::value::html::unescape;

/// What search engines ask of a link that somebody paid for:
/// <https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links>. Those that
/// do not know the first know the second.
const TOKENS: [&str; 2] = ["sponsored", "nofollow"];

/// Which links of a document are paid.
pub(super) struct Paid<'a> {
    links: &'a Patterns,
    /// The blog itself, whose own links nobody pays for.
    home: Option<Address>,
    /// Who paid for the document.
    sponsor: Option<Address>,
}

impl<'a> Paid<'a> {
    pub(super) fn of(document: &Document, setting: Setting<'a>) -> Self {
        let sponsor = document.front.sponsor.as_ref();
        Self {
            links: setting.links,
            home: Address::parse(setting.site.config.home.as_str()),
            sponsor: sponsor.and_then(|sponsor| Address::parse(sponsor.url.as_deref()?)),
        }
    }

    /// `html` with every paid link marked; what its `rel` says already stays.
    pub(super) fn marked(&self, html: String) -> String {
        if !targets(&html).any(|target| self.pays(target)) {
            return html;
        }
        let mark = |link: &mut Element<'_, '_>| {
            if link.get_attribute("href").is_some_and(|target| self.pays(&target)) {
                let rel = link.get_attribute("rel").unwrap_or_default();
                link.set_attribute("rel", &completed(&rel))?;
            }
            Ok(())
        };
        let mark = element!("a[href], area[href]", mark);
        let settings = RewriteStrSettings::new().with_strict(false);
        // Only a limit on memory could fail here, and there is none.
        rewrite_str(&html, settings.append_element_content_handler(mark)).unwrap_or(html)
    }

    /// Whether somebody pays for a link to `target`, as it is written in HTML.
    fn pays(&self, target: &str) -> bool {
        let Some(address) = Address::parse(&unescape(target)) else {
            return false;
        };
        let is_home = self.home.as_ref().is_some_and(|home| home.host() == address.host());
        !is_home && (self.is_of_sponsor(&address) || self.links.pays(&address))
    }

    /// Whether an address is on the sponsor's host, or on one below it.
    fn is_of_sponsor(&self, address: &Address) -> bool {
        let sponsor = self.sponsor.as_ref().map(Address::host).filter(|host| !host.is_empty());
        let below = sponsor.and_then(|host| address.host().strip_suffix(host));
        below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
    }
}

/// What may be the target of a link in `html`: a look that costs little, for most texts hold no paid
/// link and need not be rewritten.
fn targets(html: &str) -> impl Iterator<Item = &str> {
    static HREF: LazyLock<Regex> = LazyLock::new(|| {
        let href = r#"(?i)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#;
        Regex::new(href).expect("it is tested")
    });
    HREF.captures_iter(html).filter_map(|found| {
        let target = (1..=3).find_map(|group| found.get(group))?;
        Some(target.as_str())
    })
}

/// `rel` with the tokens that it lacks.
fn completed(rel: &str) -> String {
    let said: Vec<&str> = rel.split_ascii_whitespace().collect();
    let says = |token: &&str| said.iter().any(|said| said.eq_ignore_ascii_case(token));
    let missing = TOKENS.into_iter().filter(|token| !says(token));
    said.iter().copied().chain(missing).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(html: &str) -> String {
        let links = Patterns::built_in();
        let address = |words| Address::parse(words);
        let paid = Paid {
            links: &links,
            home: address("https://blog.example/"),
            sponsor: address("https://www.pots.example/from-a-blog/"),
        };
        paid.marked(html.to_owned())
    }

    #[test]
    fn paid_links_are_marked_however_they_are_written() {
        let both = "rel=\"sponsored nofollow\"";
        let expected = [
            (
                "<a href=\"https://amzn.to/1\">x</a>",
                format!("<a href=\"https://amzn.to/1\" {both}>x</a>"),
            ),
            (
                "<A HREF='https://www.amazon.de/dp/1?a=b&#38;tag=me-21'>",
                format!("<A HREF='https://www.amazon.de/dp/1?a=b&#38;tag=me-21' {both}>"),
            ),
            ("<area href=//amzn.to/1>", format!("<area href=//amzn.to/1 {both}>")),
            (
                "<a href=https://shop.pots.example/a rel='noopener NoFollow'>",
                "<a href=https://shop.pots.example/a rel=\"noopener NoFollow sponsored\">".into(),
            ),
            (
                "<a rel=\"sponsored nofollow\" href=\"https://pots.example/\">",
                "<a rel=\"sponsored nofollow\" href=\"https://pots.example/\">".into(),
            ),
        ];
        for (written, made) in expected {
            assert_eq!(marked(written), made, "{written}");
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        let html = "<p title=\"href=https://amzn.to/1\"><a href=\"https://flowerpots.example/\">\
                    <a href='/posts/?tag=a-21'><a href=\"https://www.amazon.de/dp/1\"><a name=x>\
                    <a href=\"https://blog.example/?u=https%3A%2F%2Famzn.to%2F1\">\
                    <code>&lt;a href=\"https://amzn.to/1\"&gt;</code><br/>";
        assert_eq!(marked(html), html);
    }
}
