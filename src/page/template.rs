//! Which templates could show a page, in the order to be looked for.

use crate::document::{FrontMatter, Role};
use crate::site::{Entry, Section, Site};

/// Of a post or page: `posts/post.html`, `post.html`.
pub(super) fn of_entry(site: &Site, entry: &Entry) -> Vec<String> {
    let post = entry.document.place.role == Role::Post;
    let usual = if post { "post.html" } else { "page.html" };
    let folder = site.sections.get(entry.section).map_or("", |section| &section.folder);
    of_document(&entry.document.front, folder, usual)
}

/// Of the front page, `index.html`, or another section: `posts/section.html`, `section.html`.
pub(super) fn of_section(section: &Section) -> Vec<String> {
    let usual = if section.folder.is_empty() { "index.html" } else { "section.html" };
    match &section.document {
        Some(document) => of_document(&document.front, &section.folder, usual),
        None => names(&section.folder, usual),
    }
}

/// Of the lists of a taxonomy: `tags/term.html`, `term.html`.
pub(super) fn of_taxonomy(name: &str, usual: &str) -> Vec<String> {
    names(name, usual)
}

/// Templates that show something else than a document: who writes `layout: archive` for another
/// generator does not mean ours.
const OTHERS: [&str; 10] = [
    "index.html",
    "section.html",
    "terms.html",
    "term.html",
    "people.html",
    "archive.html",
    "404.html",
    "search.html",
    "redirect.html",
    "base.html",
];

/// The template that the author asks for, alone; else one of the layout's name, else the usual ones.
fn of_document(front: &FrontMatter, folder: &str, usual: &str) -> Vec<String> {
    if let Some(asked) = &front.template {
        return vec![asked.clone()];
    }
    let layout = front.layout.iter().filter(|layout| !OTHERS.contains(&layout.as_str()));
    layout.cloned().chain(names(folder, usual)).collect()
}

/// The folder's own template, else the usual one.
fn names(folder: &str, usual: &str) -> Vec<String> {
    if folder.is_empty() {
        return vec![usual.to_owned()];
    }
    vec![format!("{folder}/{usual}"), usual.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::of_entry;
    use crate::site::sample::Sample;

    #[test]
    fn a_template_is_asked_for_and_a_layout_is_tried() {
        let expected = [
            ("template: wide.html", "wide.html"),
            ("layout: wide", "wide.html posts/post.html post.html"),
            ("layout: archive", "posts/post.html post.html"),
            ("title: A", "posts/post.html post.html"),
        ];
        for (front, expected) in expected {
            let site = Sample::new("").with_all(&[("posts/a.md", front)]).site();
            assert_eq!(of_entry(&site, &site.entries[0]).join(" "), expected, "{front}");
        }
    }
}
