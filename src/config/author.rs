//! `authors`: who writes here.

use std::collections::BTreeMap;

use crate::data::Table;
use crate::diag::Severity;

/// Somebody who writes here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// `name`, else the key.
    pub name: String,
    /// `url`: where they are at home.
    pub url: Option<String>,
    /// `bio`: a sentence about them.
    pub bio: Option<String>,
    /// `image`: an address of a picture.
    pub image: Option<String>,
}

pub(super) fn read(table: &mut Table<'_>) -> BTreeMap<String, Author> {
    let Some(mut inner) = table.table("authors") else {
        return BTreeMap::new();
    };
    let mut authors = BTreeMap::new();
    for (key, mut author) in inner.entries() {
        let read = Author {
            name: author.string("name").unwrap_or_else(|| key.to_owned()),
            url: author.string("url"),
            bio: author.string("bio"),
            image: author.string("image"),
        };
        authors.insert(key.to_owned(), read);
        inner.absorb(author.finish(Severity::Error));
    }
    table.absorb(inner.finish(Severity::Error));
    authors
}
