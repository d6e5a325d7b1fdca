//! Tags, categories, series, authors, and whatever else the configuration names.

use super::EntryId;
use crate::config;
use crate::value::url::UrlPath;

/// A way to sort posts.
#[derive(Debug)]
pub struct Taxonomy {
    /// What the configuration says of it.
    pub config: config::Taxonomy,
    /// The page that lists its terms: `/tags/`.
    pub url: UrlPath,
    /// Its terms by name.
    pub terms: Vec<Term>,
}

/// One term of a taxonomy: a tag, a series, an author.
#[derive(Debug)]
pub struct Term {
    /// As it is shown: the way it is most often written.
    pub name: String,
    /// Of an author whom the configuration knows: what it says of them.
    pub author: Option<config::Author>,
    /// What it is recognised by: `slugify(name)`; terms with one slug are one term.
    pub slug: String,
    /// Its page.
    pub url: UrlPath,
    /// Its posts and pages, in the order of [`super::Site::entries`]; of a series, the oldest first.
    pub entries: Vec<EntryId>,
}

/// Where an entry stands in a series.
#[derive(Clone, Copy, Debug)]
pub struct SeriesPart<'a> {
    /// The series; its entries are in order.
    pub term: &'a Term,
    /// Which part the entry is, from 1.
    pub number: usize,
    /// The part before.
    pub previous: Option<EntryId>,
    /// The part after.
    pub next: Option<EntryId>,
}
