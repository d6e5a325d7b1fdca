//! `taxonomies`: the ways posts are sorted.

use crate::data::{Table, Value};
use crate::diag::Severity;

/// A way posts are sorted. Its name is also the key in the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    /// `tags`
    pub name: String,
    /// `feed`: whether each term has feeds; by default tags, categories and authors do.
    pub feed: bool,
    /// `per_page`: by default as `pagination` says.
    pub per_page: Option<usize>,
}

impl Taxonomy {
    fn usual(name: &str) -> Self {
        Self { name: name.to_owned(), feed: name != "series", per_page: None }
    }
}

/// What every blog has; naming one more does not take these away.
const USUAL: [&str; 4] = ["tags", "categories", "series", "authors"];

/// Reads them: a list of names, or names with what each one wants.
pub(super) fn read(table: &mut Table<'_>) -> Vec<Taxonomy> {
    let mut taxonomies: Vec<Taxonomy> = USUAL.into_iter().map(Taxonomy::usual).collect();
    if let Some(Value::Array(_)) = table.value("taxonomies") {
        let names = table.strings("taxonomies").unwrap_or_default();
        let new = names.iter().filter(|name| !USUAL.contains(&name.as_str()));
        taxonomies.extend(new.map(|name| Taxonomy::usual(name)));
        return taxonomies;
    }
    let Some(mut inner) = table.table("taxonomies") else {
        return taxonomies;
    };
    for (key, mut entry) in inner.entries() {
        let usual = Taxonomy::usual(key);
        let read = Taxonomy {
            feed: entry.bool("feed").unwrap_or(usual.feed),
            per_page: entry.count("per_page", 1),
            ..usual
        };
        inner.absorb(entry.finish(Severity::Error));
        match taxonomies.iter_mut().find(|taxonomy| taxonomy.name == key) {
            Some(taxonomy) => *taxonomy = read,
            None => taxonomies.push(read),
        }
    }
    table.absorb(inner.finish(Severity::Error));
    taxonomies
}
