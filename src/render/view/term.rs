//! Terms as templates see them: tags, series, authors, and whatever else posts are sorted by.

use serde::Serialize;

use super::shown::{Address, Link, Shown};
use crate::config::Author;
use crate::site::{Site, Taxonomy, Term};

/// A term, to be linked to. It does not say how many posts it has, or every page that names a tag would be
/// another one with each post that takes it.
#[derive(Hash, Serialize)]
pub(super) struct TermLink<'a> {
    /// As it is shown.
    name: &'a str,
    /// What it is recognised by.
    slug: &'a str,
    /// Its page.
    url: Shown<Link<'a>>,
}

impl<'a> TermLink<'a> {
    /// A term of a site.
    pub(super) fn of(site: &'a Site, term: &'a Term) -> Self {
        Self { name: &term.name, slug: &term.slug, url: Link::to(&site.config.base_url, &term.url) }
    }
}

/// Somebody who writes here.
#[derive(Hash, Serialize)]
pub(super) struct AuthorView<'a> {
    /// As it is shown.
    name: &'a str,
    /// Their page on this blog, or none.
    page: Option<Shown<Link<'a>>>,
    /// Where they are at home, or none.
    url: Option<Shown<Address<'a>>>,
    /// A sentence about them, or none.
    bio: Option<&'a str>,
    /// A picture's address, or none.
    image: Option<Shown<Address<'a>>>,
}

impl<'a> AuthorView<'a> {
    /// The author a term stands for.
    pub(super) fn of(site: &'a Site, term: &'a Term) -> Self {
        let page = Some(Link::to(&site.config.base_url, &term.url));
        Self::new(site, &term.name, term.author.as_ref(), page)
    }

    /// The author the configuration names, who may have written nothing yet.
    pub(super) fn named(site: &'a Site, key: &'a str) -> Self {
        let known = site.config.authors.get(key);
        let name = known.map_or(key, |author| author.name.as_str());
        let authors = site.taxonomies.iter().find(|taxonomy| taxonomy.config.name == "authors");
        let term = authors.and_then(|authors| authors.terms.iter().find(|term| term.name == name));
        let page = term.map(|term| Link::to(&site.config.base_url, &term.url));
        Self::new(site, name, known, page)
    }

    fn new(
        site: &'a Site,
        name: &'a str,
        known: Option<&'a Author>,
        page: Option<Shown<Link<'a>>>,
    ) -> Self {
        let link = |written: &'a String| Address::of(&site.config.base_url, written);
        Self {
            name,
            page,
            url: known.and_then(|author| author.url.as_ref()).map(link),
            bio: known.and_then(|author| author.bio.as_deref()),
            image: known.and_then(|author| author.image.as_ref()).map(link),
        }
    }
}

/// `taxonomy`: all terms of one kind.
#[derive(Hash, Serialize)]
pub(super) struct TaxonomyView<'a> {
    /// Its name in the configuration.
    name: &'a str,
    /// The page that lists its terms.
    url: Shown<Link<'a>>,
    /// Its terms by name.
    terms: Vec<TermView<'a>>,
}

impl<'a> TaxonomyView<'a> {
    /// With all its terms.
    pub(super) fn whole(site: &'a Site, taxonomy: &'a Taxonomy) -> Self {
        let terms = taxonomy.terms.iter().map(|term| TermView::of(site, taxonomy, term)).collect();
        Self { terms, ..Self::named(site, taxonomy) }
    }

    /// Without its terms: the page of one tag does not list the others.
    pub(super) fn named(site: &'a Site, taxonomy: &'a Taxonomy) -> Self {
        let url = Link::to(&site.config.base_url, &taxonomy.url);
        Self { name: &taxonomy.config.name, url, terms: Vec::new() }
    }
}

/// `term`: one tag, series or author.
#[derive(Hash, Serialize)]
pub(super) struct TermView<'a> {
    #[serde(flatten)]
    link: TermLink<'a>,
    /// How many posts and pages it has.
    count: usize,
    /// Of the taxonomy `authors`: who it is; else none.
    author: Option<AuthorView<'a>>,
}

impl<'a> TermView<'a> {
    /// One term of a taxonomy.
    pub(super) fn of(site: &'a Site, taxonomy: &Taxonomy, term: &'a Term) -> Self {
        let author = (taxonomy.config.name == "authors").then(|| AuthorView::of(site, term));
        Self { link: TermLink::of(site, term), count: term.entries.len(), author }
    }
}
