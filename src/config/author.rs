//! `authors`: who writes here.

use std::collections::BTreeMap;

use crate::data::{Table, Value};
use crate::diag::{Findings, Severity};

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
    for (key, author) in inner.entries() {
        let (read, findings) = Author::read(author, key);
        authors.insert(key.to_owned(), read);
        inner.absorb(findings);
    }
    table.absorb(inner.finish(Severity::Error));
    authors
}

/// `author`: a key of `authors`, a plain name, or, on a blog of one, all there is to say of them,
/// which then goes with the others.
pub(super) fn usual(
    table: &mut Table<'_>,
    authors: &mut BTreeMap<String, Author>,
) -> Option<String> {
    let Some(Value::Object(_)) = table.value("author") else {
        return table.string("author");
    };
    let (author, findings) = Author::read(table.table("author")?, "author");
    table.absorb(findings);
    let key = author.name.clone();
    authors.insert(key.clone(), author);
    Some(key)
}

impl Author {
    fn read(mut table: Table<'_>, key: &str) -> (Self, Findings) {
        let author = Self {
            name: table.string("name").unwrap_or_else(|| key.to_owned()),
            url: table.string("url"),
            bio: table.string("bio"),
            image: table.string("image"),
        };
        (author, table.finish(Severity::Error))
    }
}
