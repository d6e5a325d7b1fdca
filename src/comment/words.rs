//! The lists of words that hobnob comes with, one file a language, as they are read. Does not know
//! what they are for.

use crate::data::{DataFile, Format, Table};
use crate::diag::Text;

/// Every entry of the lists that a file has, each list by its key.
pub fn entries<List: Copy>(file: &str, lists: &[(&'static str, List)]) -> Vec<(List, String)> {
    let mut entries = Vec::new();
    read(file, |table| {
        for (name, list) in lists {
            let written = table.strings(name).unwrap_or_default();
            entries.extend(written.into_iter().map(|entry| (*list, entry)));
        }
    });
    entries
}

/// Hands on what a file holds; one that is no YAML holds nothing, and a test tells.
pub fn read(file: &str, then: impl FnOnce(&mut Table<'_>)) {
    let text = Text::new("words.yaml", file);
    if let Ok(file) = DataFile::parse_whole(&text, Format::Yaml)
        && let Ok(mut table) = file.table()
    {
        then(&mut table);
    }
}
