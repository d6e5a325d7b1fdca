//! Sections: folders of `content/` that have a page of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EntryId;
use super::permalink::{self, Permalinks, ancestors};
use crate::config::Config;
use crate::diag::{Diagnostic, Findings};
use crate::document::{Document, Role};
use crate::value::url::UrlPath;

/// A folder of `content/` with a page of its own. The first is the front page.
#[derive(Clone, Debug)]
pub struct Section {
    /// From `content/`, with `/`; empty for the front page.
    pub folder: String,
    /// Its name: the title of its `_index.md`, else the folder's name; of the front page, the blog's
    /// title.
    pub title: String,
    /// Its address.
    pub url: UrlPath,
    /// Old addresses that lead to it.
    pub aliases: Vec<UrlPath>,
    /// Its `_index.md`, if it has one.
    pub document: Option<Arc<Document>>,
    /// What it lists: of the front page, all posts; of others, the entries whose nearest section it
    /// is, in the order of [`super::Site::entries`].
    pub entries: Vec<EntryId>,
    /// Sections right below it, numbers in [`super::Site::sections`].
    pub children: Vec<usize>,
}

/// Where sections are, before anything is put into them.
pub(super) struct Folders(Vec<(String, Option<Arc<Document>>)>);

impl Folders {
    /// The front page, every folder with an `_index.md`, and every outermost folder that holds
    /// documents.
    pub(super) fn of(texts: Vec<Arc<Document>>, writings: &[Arc<Document>]) -> (Self, Findings) {
        let mut findings = Findings::none();
        let mut folders = BTreeMap::from([(String::new(), None)]);
        for document in writings {
            if let Some(outermost) = ancestors(&document.place.folder).last() {
                folders.entry(outermost.to_owned()).or_insert(None);
            }
        }
        for document in texts {
            let home = document.place.role == Role::Home;
            let folder = if home { String::new() } else { document.place.folder.clone() };
            let place: &mut Option<Arc<Document>> = folders.entry(folder).or_insert(None);
            match place {
                Some(other) => findings.push(twice(other, &document)),
                None => *place = Some(document),
            }
        }
        (Self(folders.into_iter().collect()), findings)
    }

    /// The number of the section that is nearest to a folder.
    pub(super) fn nearest(&self, folder: &str) -> usize {
        let number = |of: &str| self.0.binary_search_by(|(own, _)| own.as_str().cmp(of)).ok();
        ancestors(folder).find_map(number).unwrap_or(0)
    }

    /// Every section with what it lists; `nearest` is the section of each entry, of which the first
    /// `posts` are posts.
    pub(super) fn into_sections(
        self,
        nearest: &[usize],
        posts: usize,
        config: &Config,
        permalinks: &Permalinks,
    ) -> (Vec<Section>, Findings) {
        let mut findings = Findings::none();
        let mut lists = lists(nearest, posts, self.0.len());
        let mut children = self.children();
        let mut sections = Vec::with_capacity(self.0.len());
        for (number, (folder, document)) in self.0.into_iter().enumerate() {
            let url = permalinks.section(&folder, document.as_deref()).unwrap_or_else(|fault| {
                findings.absorb(fault);
                UrlPath::root()
            });
            let (aliases, faults) = document.as_deref().map(permalink::aliases).unwrap_or_default();
            findings.absorb(faults);
            sections.push(Section {
                title: title(&folder, document.as_deref(), config),
                entries: std::mem::take(&mut lists[number]),
                children: std::mem::take(&mut children[number]),
                folder,
                url,
                aliases,
                document,
            });
        }
        (sections, findings)
    }

    /// The sections right below each.
    fn children(&self) -> Vec<Vec<usize>> {
        let mut children = vec![Vec::new(); self.0.len()];
        for (number, folder) in self.0.iter().map(|(folder, _)| folder).enumerate().skip(1) {
            let above = folder.rsplit_once('/').map_or("", |(above, _)| above);
            children[self.nearest(above)].push(number);
        }
        children
    }
}

/// The entries of each section; those of the front page are all posts.
fn lists(nearest: &[usize], posts: usize, sections: usize) -> Vec<Vec<EntryId>> {
    let mut lists = vec![Vec::new(); sections];
    for (id, section) in nearest.iter().enumerate().filter(|(_, section)| **section > 0) {
        lists[*section].push(EntryId(id));
    }
    lists[0] = (0..posts).map(EntryId).collect();
    lists
}

fn title(folder: &str, document: Option<&Document>, config: &Config) -> String {
    match document {
        Some(document) if document.front.title.is_some() || !folder.is_empty() => {
            document.title.clone()
        }
        _ if folder.is_empty() => config.title.clone(),
        _ => from_name(folder.rsplit('/').next().unwrap_or(folder)),
    }
}

/// `_my-notes` as `My notes`.
fn from_name(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let words = words.trim();
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn twice(first: &Document, second: &Document) -> Diagnostic {
    let message = format!("`{}` is already the text of this folder", first.text.path);
    Diagnostic::error("site/section", message)
        .in_file(second.text.path.clone())
        .help("keep one of the two")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_section_a_name() {
        assert_eq!(from_name("_posts"), "Posts");
        assert_eq!(from_name("über-mich"), "Über mich");
    }
}
