//! Links that lead from documents to readers' own sites.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use pulldown_cmark::Options;

use crate::comment::{Body, Neighbour, Neighbours, Reading};
use crate::document::{Document, LinkKind, markdown};
use crate::policy::markup::RawHtml;
use crate::remind::Post;
use crate::site::Entry;

/// A post and the readers it links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Which.
    pub post: Post,
    /// When it came out.
    pub date: Option<Zoned>,
    /// How many of its links lead to readers.
    pub links: usize,
    /// To whom, by the homes of their sites: what they are called.
    pub readers: BTreeMap<String, String>,
}

impl Outgoing {
    /// Of a post whose links lead to these homes.
    pub(super) fn of(post: Post, entry: &Entry, homes: &[String], met: &[Neighbour]) -> Self {
        let wanted: BTreeSet<&String> = homes.iter().collect();
        let readers = met.iter().filter(|one| wanted.contains(&one.home));
        let readers: BTreeMap<String, String> =
            readers.map(|one| (one.home.clone(), one.name.clone())).collect();
        let links = homes.iter().filter(|home| readers.contains_key(*home)).count();
        Self { post, date: entry.document.front.date.clone(), links, readers }
    }
}

/// The homes of all sites of others that a document links to, one for each link: those of its Markdown,
/// then those of its own HTML.
pub(super) fn homes(document: &Document, neighbours: &Neighbours) -> Vec<String> {
    let links = document.links.iter().filter(|link| link.kind == LinkKind::Anchor);
    let links = links.map(|link| link.target.clone()).chain(raw_links(document.markdown()));
    let whole = links.filter(|address| address.starts_with("http") || address.starts_with("//"));
    whole.filter_map(|address| neighbours.home(address.trim_start_matches("//"))).collect()
}

/// Where the links of raw HTML lead.
fn raw_links(markdown: &str) -> Vec<String> {
    if !markdown.contains("<a") && !markdown.contains("<A") {
        return Vec::new();
    }
    let mut raw = RawHtml::default();
    for (event, range) in markdown::events(markdown, Options::empty()) {
        raw.see(&event, &range);
    }
    let html = raw.finish(markdown).map(|html| Reading::of(&Body::html(html)).links);
    html.into_iter().flatten().map(|link| link.address).collect()
}
