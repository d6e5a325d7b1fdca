//! Terms as templates see them: tags, series, authors, and whatever else posts are sorted by.

use serde::Serialize;

use super::site::address;
use crate::config::Author;
use crate::site::{Site, Taxonomy, Term};

/// A term, to be linked to.
#[derive(Serialize)]
pub(super) struct TermLink<'a> {
    /// As it is shown.
    name: &'a str,
    /// What it is recognised by.
    slug: &'a str,
    /// Its page.
    url: String,
    /// How many posts and pages it has.
    count: usize,
}

impl<'a> TermLink<'a> {
    /// A term of a site.
    pub(super) fn of(site: &Site, term: &'a Term) -> Self {
        Self {
            name: &term.name,
            slug: &term.slug,
            url: site.config.base_url.link(&term.url),
            count: term.entries.len(),
        }
    }
}

/// Somebody who writes here.
#[derive(Serialize)]
pub(super) struct AuthorView<'a> {
    /// As it is shown.
    name: &'a str,
    /// Their page on this blog, or none.
    page: Option<String>,
    /// Where they are at home, or none.
    url: Option<String>,
    /// A sentence about them, or none.
    bio: Option<&'a str>,
    /// A picture's address, or none.
    image: Option<String>,
}

impl<'a> AuthorView<'a> {
    /// The author a term stands for.
    pub(super) fn of(site: &Site, term: &'a Term) -> Self {
        let page = Some(site.config.base_url.link(&term.url));
        Self::new(site, &term.name, term.author.as_ref(), page)
    }

    /// The author the configuration names, who may have written nothing yet.
    pub(super) fn named(site: &'a Site, key: &'a str) -> Self {
        let known = site.config.authors.get(key);
        let name = known.map_or(key, |author| author.name.as_str());
        let authors = site.taxonomies.iter().find(|taxonomy| taxonomy.config.name == "authors");
        let term = authors.and_then(|authors| authors.terms.iter().find(|term| term.name == name));
        let page = term.map(|term| site.config.base_url.link(&term.url));
        Self::new(site, name, known, page)
    }

    fn new(site: &Site, name: &'a str, known: Option<&'a Author>, page: Option<String>) -> Self {
        let link = |written: &String| address(&site.config.base_url, written);
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
#[derive(Serialize)]
pub(super) struct TaxonomyView<'a> {
    /// Its name in the configuration.
    name: &'a str,
    /// The page that lists its terms.
    url: String,
    /// Its terms by name.
    terms: Vec<TermView<'a>>,
}

impl<'a> TaxonomyView<'a> {
    /// With all its terms.
    pub(super) fn whole(site: &Site, taxonomy: &'a Taxonomy) -> Self {
        let terms = taxonomy.terms.iter().map(|term| TermView::of(site, taxonomy, term)).collect();
        Self { terms, ..Self::named(site, taxonomy) }
    }

    /// Without its terms: the page of one tag does not list the others.
    pub(super) fn named(site: &Site, taxonomy: &'a Taxonomy) -> Self {
        let url = site.config.base_url.link(&taxonomy.url);
        Self { name: &taxonomy.config.name, url, terms: Vec::new() }
    }
}

/// `term`: one tag, series or author.
#[derive(Serialize)]
pub(super) struct TermView<'a> {
    #[serde(flatten)]
    link: TermLink<'a>,
    /// Of the taxonomy `authors`: who it is; else none.
    author: Option<AuthorView<'a>>,
}

impl<'a> TermView<'a> {
    /// One term of a taxonomy.
    pub(super) fn of(site: &Site, taxonomy: &Taxonomy, term: &'a Term) -> Self {
        let author = (taxonomy.config.name == "authors").then(|| AuthorView::of(site, term));
        Self { link: TermLink::of(site, term), author }
    }
}
