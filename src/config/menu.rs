//! `menus`: lists of links, by name.

use std::collections::BTreeMap;

use crate::data::Table;
use crate::diag::{Diagnostic, Severity};

/// One link of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// `name`, as it is shown.
    pub name: String,
    /// `url`: an address on the blog (`/about/`) or elsewhere.
    pub url: String,
}

pub(super) fn read(table: &mut Table<'_>) -> BTreeMap<String, Vec<MenuEntry>> {
    let Some(mut inner) = table.table("menus") else {
        return BTreeMap::new();
    };
    let mut menus = BTreeMap::new();
    for key in inner.keys() {
        let entries = inner.tables(key);
        let entries = entries.into_iter().filter_map(|mut entry| {
            let read = entry_of(&mut entry);
            inner.absorb(entry.finish(Severity::Error));
            read
        });
        let entries = entries.collect();
        menus.insert(key.to_owned(), entries);
    }
    table.absorb(inner.finish(Severity::Error));
    menus
}

fn entry_of(entry: &mut Table<'_>) -> Option<MenuEntry> {
    match (entry.string("name"), entry.string("url")) {
        (Some(name), Some(url)) => Some(MenuEntry { name, url }),
        _ => {
            let found = Diagnostic::setup("config/menu", "a menu's entry needs `name` and `url`");
            entry.push(found.at(entry.whole()).help("write `- {name: About, url: /about/}`"));
            None
        }
    }
}
