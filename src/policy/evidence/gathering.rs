//! The outward links of a document, from everywhere that it keeps some.

use std::ops::Range;

use super::call;
use super::front;
use super::in_file;
use super::outward::{Fact, Outward, Whence};
use super::repeated;
use crate::config::Config;
use crate::document::{Document, Link, LinkKind};
use crate::policy::link::Address;
use crate::policy::markup::{Anchor, Markup};
use crate::policy::setting::Policy;

/// A document whose links are gathered, and who knows of them.
pub(super) struct Gathering<'a> {
    document: &'a Document,
    policy: &'a Policy,
    /// The blog's own host, without `www.`.
    home: Option<Address>,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(document: &'a Document, policy: &'a Policy, config: &Config) -> Self {
        Self { document, policy, home: Address::parse(config.home.as_str()) }
    }

    /// Every link that leads out of the blog, in the order of their places.
    pub(super) fn links(&self, markup: &Markup) -> Vec<Outward> {
        let mut links = self.of_front_matter();
        links.extend(self.of_text());
        links.extend(self.of_html(markup));
        links.extend(self.of_shortcodes());
        links.sort_by_key(|link| link.range.start);
        repeated::confirm(links)
    }

    fn of_front_matter(&self) -> Vec<Outward> {
        let outward = |kept: front::Kept| {
            let link = self.outward(&kept.target, kept.range, Whence::FrontMatter)?;
            let named = kept.keys.iter().find_map(|key| Some((key, call::purpose(key)?)));
            let is_product = kept.keys.iter().any(|key| call::is_of_product(key));
            let link = if is_product { link.of_product() } else { link };
            Some(match named {
                Some((key, purpose)) => link.and(Fact::named(purpose, format!("the key `{key}`"))),
                None => link,
            })
        };
        front::addresses(self.document).into_iter().filter_map(outward).collect()
    }

    fn of_text(&self) -> Vec<Outward> {
        let anchors = self.document.links.iter().filter(|link| link.kind == LinkKind::Anchor);
        let outward = |link: &Link| {
            let range = in_file(self.document, &link.range);
            let is_declared = declares(&link.title);
            let outward = self.outward(&link.target, range, Whence::Markdown)?;
            Some(Outward { is_declared, ..outward })
        };
        anchors.filter_map(outward).collect()
    }

    fn of_html(&self, markup: &Markup) -> Vec<Outward> {
        let outward = |anchor: &Anchor| {
            let range = in_file(self.document, &anchor.range);
            let link = self.outward(&anchor.href, range, Whence::Html)?;
            let is_marked = anchor.rel.iter().any(|token| token.eq_ignore_ascii_case("sponsored"));
            Some(Outward { is_marked, ..link })
        };
        markup.anchors.iter().filter_map(outward).collect()
    }

    fn of_shortcodes(&self) -> Vec<Outward> {
        let outward = |used: call::Used| {
            let named = call::purpose(&used.name);
            let fact =
                named.map(|purpose| Fact::named(purpose, format!("the shortcode `{}`", used.name)));
            let mut links: Vec<Outward> = used
                .targets
                .iter()
                .filter_map(|target| self.outward(target, used.range.clone(), Whence::Shortcode))
                .map(|link| fact.iter().cloned().fold(link, Outward::and))
                .collect();
            if let (true, Some(fact)) = (links.is_empty(), fact) {
                links.push(Outward::named(&used.name, used.range, fact));
            }
            links
        };
        call::all(self.document).into_iter().flat_map(outward).collect()
    }

    /// A link, if it leads out of the blog.
    fn outward(&self, target: &str, range: Range<usize>, whence: Whence) -> Option<Outward> {
        let address = Address::parse(target)?;
        let is_home = self.home.as_ref().is_some_and(|home| home.host() == address.host());
        let facts = self.policy.links.matches(&address).into_iter().map(Fact::of);
        // Of the blog's own addresses only those are for something that its owner calls a shop.
        let facts: Vec<Fact> = facts.filter(|fact| !is_home || fact.is_certain_till()).collect();
        if is_home && facts.is_empty() {
            return None;
        }
        Some(Outward::new(target, range, whence, facts))
    }
}

/// Whether the title of a link tells that it is paid.
fn declares(title: &str) -> bool {
    let title = title.to_lowercase();
    ["affiliate", "sponsored", "paid link", "commission"].iter().any(|word| title.contains(word))
}
