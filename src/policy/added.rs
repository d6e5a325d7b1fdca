//! What pages show beyond their documents: embeds that a theme, its components or the blog's own
//! templates put there. A finding of the blog, told once however many pages show it.

use std::collections::BTreeMap;

use super::balance;
use super::check::embed::{rule, words};
use super::markup::{self, Embed};
use super::rule::{Level, Rule};
use super::setting::{Policy, Settings};
use crate::diag::Diagnostic;
use crate::value::plural;

/// The embeds of a page that decide something.
pub fn on_page(page: &str, policy: &Policy) -> Vec<Embed> {
    let settings = policy.settings();
    if settings.level.value <= Level::Note {
        return Vec::new();
    }
    let mut free = settings.rule(Rule::SignupForm).number("free");
    let mut embeds = markup::embeds(page, &policy.embeds, &policy.links);
    embeds.retain(|embed| {
        let rule = rule(embed.kind);
        let is_free = rule == Rule::SignupForm && free > 0;
        free -= usize::from(is_free);
        !is_free && settings.level(rule) > Level::Note
    });
    embeds
}

/// An embed that pages show and no document of theirs holds.
#[derive(Clone, Debug)]
pub struct Added {
    /// What it is; its range is one of the first page.
    pub embed: Embed,
    /// How many pages show it.
    pages: usize,
    /// The address of the first.
    first: String,
}

impl Added {
    /// Each embed once, by fingerprint, from `seen`: the address of a page and what is on it.
    pub fn group(seen: impl IntoIterator<Item = (String, Vec<Embed>)>) -> Vec<Self> {
        let mut grouped: BTreeMap<String, Self> = BTreeMap::new();
        for (address, embeds) in seen {
            let on_page: BTreeMap<String, Embed> =
                embeds.into_iter().map(|embed| (embed.fingerprint.clone(), embed)).collect();
            for (fingerprint, embed) in on_page {
                let first = address.clone();
                let added = grouped.entry(fingerprint);
                added.or_insert_with(|| Self { embed, pages: 0, first }).pages += 1;
            }
        }
        grouped.into_values().collect()
    }

    /// The finding, in the words that a post of the author's own would get; `None` where the policy
    /// does not look for it.
    pub fn diagnostic(&self, settings: &Settings) -> Option<Diagnostic> {
        let rule = rule(self.embed.kind);
        let (says, help) = words(rule);
        let place = match self.pages {
            1 => format!("on {}", self.first),
            pages => format!("on {}, the first {}", plural::count(pages, "page"), self.first),
        };
        let message = format!("{says}: {}, {place}", self.embed.what);
        Some(balance::diagnostic(rule, settings, message)?.help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOT: &str = "<ins class=\"adsbygoogle\" data-ad-slot=\"1\"></ins>";

    fn seen(pages: &[(&str, &str)], policy: &Policy) -> Vec<String> {
        let seen = pages.iter().map(|(url, html)| ((*url).to_owned(), on_page(html, policy)));
        let added = Added::group(seen);
        let told = added.iter().filter_map(|added| added.diagnostic(policy.settings()));
        told.map(|told| format!("{} {}", told.severity.name(), told.message)).collect()
    }

    #[test]
    fn what_many_pages_show_is_told_once() {
        let policy = Policy::default();
        let page = format!("<p>a</p>{SLOT}{SLOT}");
        let told = seen(&[("/a/", &page), ("/b/", "<p>b</p>"), ("/c/", SLOT)], &policy);
        let expected = "error this shows advertising: AdSense slot, on 2 pages, the first /a/";
        assert_eq!(told, [expected]);
        assert_eq!(
            seen(&[("/a/", &page)], &policy.at(Level::Warn)),
            ["warning this shows advertising: AdSense slot, on /a/"]
        );
    }

    #[test]
    fn what_decides_nothing_is_not_told() {
        let form =
            "<form action=/list><input type=email name=email><button>Subscribe</button></form>";
        assert_eq!(seen(&[("/a/", form)], &Policy::default()), [""; 0]);
        assert_eq!(seen(&[("/a/", SLOT)], &Policy::default().at(Level::Off)), [""; 0]);
    }
}
