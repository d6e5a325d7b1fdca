//! Which templates could show a page, in the order to be looked for.

use crate::document::Role;
use crate::site::{Entry, Section, Site};

/// Of a post or page: `posts/post.html`, `post.html`.
pub(super) fn of_entry(site: &Site, entry: &Entry) -> Vec<String> {
    let post = entry.document.place.role == Role::Post;
    let usual = if post { "post.html" } else { "page.html" };
    let folder = site.sections.get(entry.section).map_or("", |section| &section.folder);
    names(entry.document.front.template.as_ref(), folder, usual)
}

/// Of the front page, `index.html`, or another section: `posts/section.html`, `section.html`.
pub(super) fn of_section(section: &Section) -> Vec<String> {
    let usual = if section.folder.is_empty() { "index.html" } else { "section.html" };
    let front = section.document.as_ref().map(|document| &document.front);
    names(front.and_then(|front| front.template.as_ref()), &section.folder, usual)
}

/// Of the lists of a taxonomy: `tags/term.html`, `term.html`.
pub(super) fn of_taxonomy(name: &str, usual: &str) -> Vec<String> {
    names(None, name, usual)
}

/// The template that the author asks for, alone; else the folder's own, else the usual one.
fn names(asked: Option<&String>, folder: &str, usual: &str) -> Vec<String> {
    match asked {
        Some(asked) => vec![asked.clone()],
        None if folder.is_empty() => vec![usual.to_owned()],
        None => vec![format!("{folder}/{usual}"), usual.to_owned()],
    }
}
