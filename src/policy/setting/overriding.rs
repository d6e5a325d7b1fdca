//! Overrides: settings for the documents of a folder or with a tag.

use std::sync::Arc;

use crate::data::Table;
use crate::diag::{Diagnostic, Severity};
use crate::document::Document;
use crate::value::slug::slugify;

use super::change::Layer;
use super::preset::Presets;
use super::read::Writer;
use super::{Level, Set, Settings};

/// Settings for some documents.
#[derive(Clone, Debug)]
pub(super) struct Override {
    /// `folder`: one of them holds the document; any when empty.
    folders: Vec<String>,
    /// `tag`, as compared: the document has one of them; any when empty.
    tags: Vec<String>,
    /// `preset`: where to begin, whatever stands above.
    start: Option<Arc<Settings>>,
    layer: Layer,
}

impl Override {
    /// Takes them out of the key `overrides` of a policy, in their order.
    pub(super) fn read_list(
        policy: &mut Table<'_>,
        presets: &Presets,
        base: &Arc<Settings>,
    ) -> Vec<Self> {
        let mut list = Vec::new();
        for mut table in policy.tables("overrides") {
            let read = Self::read(&mut table, presets);
            if let Some(found) = read.on(base).thresholds.fault() {
                table.push(found);
            }
            policy.absorb(table.finish(Severity::Error));
            list.push(read);
        }
        list
    }

    fn read(table: &mut Table<'_>, presets: &Presets) -> Self {
        let folders = table.strings("folder").unwrap_or_default();
        let tags = table.strings("tag").unwrap_or_default();
        if !table.has("folder") && !table.has("tag") {
            let message = "an override needs `folder` or `tag`";
            let found = Diagnostic::error("policy/override", message).at(table.whole());
            table.push(found.help("write `folder: posts/shop`; what is for all stands above"));
        }
        Self {
            folders: folders.iter().filter_map(|written| folder(written, table)).collect(),
            tags: tags.iter().map(|tag| compared(tag)).collect(),
            start: presets.named(table).map(|name| Arc::new(presets.settings(&name.value))),
            layer: Layer::read(table, Writer::Owner),
        }
    }

    /// Whether it is meant for a document.
    pub(super) fn fits(&self, document: &Document) -> bool {
        let folder = document.place.folder.as_str();
        let tags = document.front.terms.get("tags").map_or(&[][..], Vec::as_slice);
        let has = |tag: &String| self.tags.contains(&compared(tag));
        (self.folders.is_empty() || self.folders.iter().any(|above| lies_in(folder, above)))
            && (self.tags.is_empty() || tags.iter().any(has))
    }

    /// `settings` with what it sets.
    pub(super) fn on(&self, settings: &Arc<Settings>) -> Arc<Settings> {
        let mut settings = Arc::clone(self.start.as_ref().unwrap_or(settings));
        self.layer.lay_on(Arc::make_mut(&mut settings));
        settings
    }

    /// The same under a level that nothing may change.
    pub(super) fn at(self, level: &Set<Level>) -> Self {
        let start = self.start.map(|start| Arc::new(start.at(level)));
        Self { start, layer: self.layer.without_level(), ..self }
    }
}

/// A folder of `content/`, as documents have it.
fn folder(written: &str, table: &mut Table<'_>) -> Option<String> {
    let folder = written.trim_matches('/');
    let (message, help) = if folder.is_empty() {
        ("a folder needs a name".to_owned(), "write `folder: posts/shop`".to_owned())
    } else if let Some(inner) = folder.strip_prefix("content/") {
        let message = format!("`{written}` begins with `content/`, where all documents are");
        (message, format!("write `folder: {inner}`"))
    } else {
        return Some(folder.to_owned());
    };
    table.error("folder", "policy/override", message, help);
    None
}

fn lies_in(folder: &str, above: &str) -> bool {
    folder.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A tag without what does not part one from another: case, accents and punctuation, but for the
/// marks at its end that tell `C++` and `C#` from `C`.
fn compared(tag: &str) -> String {
    let tag = tag.trim();
    let stem = tag.trim_end_matches(['+', '#']);
    match slugify(stem) {
        slug if slug.is_empty() => tag.to_lowercase(),
        slug => slug + &tag[stem.len()..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_holds_what_lies_in_it_and_not_its_neighbour() {
        assert!(lies_in("posts/shop", "posts") && lies_in("posts", "posts"));
        assert!(!lies_in("posts2", "posts") && !lies_in("", "posts"));
    }

    #[test]
    fn tags_are_the_same_whatever_their_case() {
        assert_eq!(compared("Slow Food"), compared("slow-food"));
        assert_ne!(compared("C"), compared("C++"));
        assert_ne!(compared("+"), compared("#"));
    }
}
