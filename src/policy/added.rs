//! What pages show beyond their documents: embeds that a theme, its components or the blog's own
//! templates put there. A finding of the blog, told once however many pages show it.

use std::collections::{BTreeMap, BTreeSet};

use super::check::embed::{rule, words};
use super::markup::{Embed, Kind};
use super::rule::{Level, Rule};
use super::setting::Settings;
use super::tell;
use crate::diag::Diagnostic;
use crate::value::plural;

/// An embed that a page shows, and how much that decides there.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it is. Its range is one of the page.
    pub embed: Embed,
    /// The level of its rule, by the settings for the page.
    pub level: Level,
}

impl Shown {
    /// Whether it is one of these, by fingerprint.
    pub fn is_of(&self, fingerprints: &BTreeSet<String>) -> bool {
        fingerprints.contains(&self.embed.fingerprint)
    }

    /// Of what a page shows, all that decides something. Points are nobody's here.
    pub fn deciding(embeds: Vec<Embed>, settings: &Settings) -> Vec<Self> {
        let mut free = settings.rule(Rule::SignupForm).number("free");
        let counted = embeds.into_iter().filter(|embed| {
            let is_free = rule(embed.kind) == Rule::SignupForm && free > 0;
            free -= usize::from(is_free);
            !is_free
        });
        let shown = counted.map(|embed| Self { level: settings.level(rule(embed.kind)), embed });
        shown.filter(|shown| shown.level > Level::Note).collect()
    }
}

/// An embed that pages show and no document of theirs holds.
#[derive(Clone, Debug)]
pub struct Added {
    /// As the first page shows it.
    pub embed: Embed,
    /// The most that it decides on any page.
    level: Level,
    /// How many pages show it.
    pages: usize,
    /// The address of the first.
    first: String,
}

impl Added {
    /// Each embed once, by kind and fingerprint, from the addresses of pages and what is on them.
    pub fn group(pages: impl IntoIterator<Item = (String, Vec<Shown>)>) -> Vec<Self> {
        let mut grouped: BTreeMap<(Kind, String), Self> = BTreeMap::new();
        for (address, shown) in pages {
            let key = |shown: &Shown| (shown.embed.kind, shown.embed.fingerprint.clone());
            let once: BTreeMap<_, _> =
                shown.into_iter().map(|shown| (key(&shown), shown)).collect();
            for (key, Shown { embed, level }) in once {
                let first = || Self { embed, level, pages: 0, first: address.clone() };
                let added = grouped.entry(key).or_insert_with(first);
                added.pages += 1;
                added.level = added.level.max(level);
            }
        }
        grouped.into_values().collect()
    }

    /// The finding, in the words that a document of the author's own would get.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let rule = rule(self.embed.kind);
        let (says, help) = words(rule);
        let place = match self.pages {
            1 => format!("on {}", self.first),
            pages => format!("on {}, the first {}", plural::count(pages, "page"), self.first),
        };
        let message = format!("{says}: {}, {place}", self.embed.what);
        Some(tell::at_level(self.level, rule, message)?.help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::markup;
    use crate::policy::setting::Policy;

    const SLOT: &str = "<ins class=\"adsbygoogle\" data-ad-slot=\"1\"></ins>";

    /// What is told of pages, each by the level of the policy for it.
    fn told(pages: &[(&str, &str, Level)]) -> Vec<String> {
        let shown = pages.iter().map(|(url, html, level)| {
            let policy = Policy::default().at(*level);
            let embeds = markup::embeds(html, &policy.embeds, &policy.links);
            ((*url).to_owned(), Shown::deciding(embeds, policy.settings()))
        });
        let told = Added::group(shown).into_iter().filter_map(|added| added.diagnostic());
        told.map(|told| format!("{} {}", told.severity.name(), told.message)).collect()
    }

    #[test]
    fn what_many_pages_show_is_told_once_and_the_strictest_page_decides() {
        let twice = format!("<p>a</p>{SLOT}{SLOT}");
        let on_one = "warning this shows advertising: AdSense slot, on /a/";
        assert_eq!(told(&[("/a/", &twice, Level::Warn)]), [on_one]);
        let pages = [
            ("/a/", &*twice, Level::Warn),
            ("/b/", "<p>b</p>", Level::Refuse),
            ("/c/", SLOT, Level::Refuse),
            ("/d/", SLOT, Level::Off),
        ];
        let on_two = "error this shows advertising: AdSense slot, on 2 pages, the first /a/";
        assert_eq!(told(&pages), [on_two]);
    }

    #[test]
    fn what_decides_nothing_is_not_told() {
        let form =
            "<form action=/list><input type=email name=email><button>Subscribe</button></form>";
        assert_eq!(told(&[("/a/", form, Level::Refuse)]), [""; 0]);
    }
}
