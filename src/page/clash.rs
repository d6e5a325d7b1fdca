//! Two pages that want one address, or addresses that not every disk and server tells apart.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::describe::redirected;
use super::{Page, Subject};
use crate::diag::{Diagnostic, Findings, Span};
use crate::document::Document;
use crate::site::{Site, Target};

/// What is wrong between two pages.
#[derive(Clone, Copy)]
enum Clash {
    /// They have one address.
    Same,
    /// Their addresses differ by letter case only.
    Case,
    /// The first one's file would have to be a folder for the second one.
    Folder,
}

/// An error for each pair of pages that cannot both be.
pub(super) fn find(site: &Site, pages: &[Page]) -> Findings {
    let files: Vec<String> = pages.iter().map(|page| page.url.file().to_lowercase()).collect();
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(pages.len());
    let mut clashes = Vec::new();
    for (number, file) in files.iter().enumerate() {
        match first.entry(file) {
            Entry::Vacant(free) => drop(free.insert(number)),
            Entry::Occupied(taken) => {
                let other = *taken.get();
                let same = pages[other].url.file() == pages[number].url.file();
                clashes.push((if same { Clash::Same } else { Clash::Case }, other, number));
            }
        }
    }
    for (number, file) in files.iter().enumerate() {
        let above = file.match_indices('/').find_map(|(at, _)| first.get(&file[..at]));
        clashes.extend(above.map(|other| (Clash::Folder, *other, number)));
    }
    let told = clashes.into_iter();
    told.map(|(clash, first, second)| tell(site, clash, &pages[first], &pages[second])).collect()
}

fn tell(site: &Site, clash: Clash, first: &Page, second: &Page) -> Diagnostic {
    let [one, two] = [first, second].map(|page| quoted(site, page));
    let [here, there] = [first, second].map(|page| page.url.plain());
    let message = match clash {
        Clash::Same => format!("{one} and {two} both want the address `{here}`"),
        Clash::Case => {
            format!("`{here}` of {one} and `{there}` of {two} differ only by letter case")
        }
        Clash::Folder => {
            format!("`{there}` of {two} needs a folder where `{here}` of {one} is a file")
        }
    };
    let found = Diagnostic::error("page/clash", message).help(help(first, second));
    match (place(site, first), place(site, second)) {
        (Some(other), Some(span)) => found.at(span).label(other, "the other is here"),
        (Some(span), None) | (None, Some(span)) => found.at(span),
        (None, None) => found,
    }
}

fn help(first: &Page, second: &Page) -> &'static str {
    let [one, two] = [first, second].map(|page| &page.subject);
    match (one, two) {
        (Subject::Redirect { .. }, _) | (_, Subject::Redirect { .. }) => "take the alias out",
        (Subject::Entry(_) | Subject::Section { .. }, _)
        | (_, Subject::Entry(_) | Subject::Section { .. }) => {
            "give one of them another name, `slug` or `permalink`"
        }
        (Subject::Terms(_) | Subject::Term { .. }, _) => "call one of them something else",
        _ => "rename one of them",
    }
}

/// What a page is, with its author's words in backticks.
fn quoted(site: &Site, page: &Page) -> String {
    let words = page.describe(site);
    let file = matches!(page.subject, Subject::File(_) | Subject::Sass(_));
    match (file, document(site, page)) {
        (true, _) => format!("`{words}`"),
        (_, Some(document)) => {
            words.replace(&document.text.path, &format!("`{}`", document.text.path))
        }
        _ => words,
    }
}

/// The document that a page comes from.
fn document<'a>(site: &'a Site, page: &Page) -> Option<&'a Document> {
    match &page.subject {
        Subject::Entry(id) => site.document(Target::Entry(*id)),
        Subject::Section { section, .. } => site.document(Target::Section(*section)),
        Subject::Redirect { to } => redirected(site, to, &page.url),
        _ => None,
    }
}

/// The line that gives a page its address, else its file.
fn place(site: &Site, page: &Page) -> Option<Span> {
    if let Subject::File(file) | Subject::Sass(file) = &page.subject {
        return Some(Span::file(file.shown.clone()));
    }
    let document = document(site, page)?;
    let front = &document.front;
    Some(match &page.subject {
        Subject::Redirect { .. } => document.front_span("aliases"),
        _ if front.permalink.is_some() => document.front_span("permalink"),
        _ if front.slug.is_some() => document.front_span("slug"),
        _ => Span::file(document.text.path.clone()),
    })
}

#[cfg(test)]
mod tests {
    use crate::page::{Statics, plan};
    use crate::picture::Album;
    use crate::site::sample::{Sample, messages};

    fn clashes(sample: Sample) -> Vec<String> {
        match plan(&sample.site(), &Statics::default(), &Album::default()) {
            Ok(_) => Vec::new(),
            Err(clashes) => messages(&clashes.sorted()),
        }
    }

    #[test]
    fn two_that_want_one_address_are_both_named() {
        let found = clashes(Sample::new("").with_all(&[
            ("posts/2026-03-01-a.md", "title: A"),
            ("posts/2026-04-01-a.md", "title: B"),
        ]));
        let expected = "content/posts/2026-03-01-a.md: `content/posts/2026-04-01-a.md` and \
                        `content/posts/2026-03-01-a.md` both want the address `/posts/a/` \
                        (give one of them another name, `slug` or `permalink`)";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn letter_case_does_not_tell_pages_apart() {
        let found = clashes(
            Sample::new("")
                .with_all(&[("a.md", "permalink: /Über/"), ("b.md", "title: B\nslug: über")]),
        );
        let expected = "content/b.md:3:7: `/Über/` of `content/a.md` and `/über/` of \
                        `content/b.md` differ only by letter case \
                        (give one of them another name, `slug` or `permalink`)";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_file_is_no_folder() {
        let found = clashes(Sample::new("").file("about").with("about.md", ""));
        let expected = "content/about.md: `/about/` of `content/about.md` needs a folder where \
                        `/about` of `static/about` is a file \
                        (give one of them another name, `slug` or `permalink`)";
        assert_eq!(found, [expected]);
    }

    #[test]
    fn an_alias_takes_nobodys_address() {
        let found = clashes(Sample::new("").with_all(&[
            ("a.md", "title: A"),
            ("b.md", "aliases: [/b/, /old/, /a/]"),
            ("c.md", "tags: [Tea]\naliases: [/tags/tea/]"),
        ]));
        let expected = [
            "content/b.md:2:10: `content/a.md` and an alias of `content/b.md` both want the \
             address `/a/` (take the alias out)",
            "content/c.md:3:10: the list of `Tea` in `tags` and an alias of `content/c.md` both \
             want the address `/tags/tea/` (take the alias out)",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_page_may_not_take_the_place_of_a_term() {
        let found = clashes(Sample::new("").with_all(&[("tags/tea.md", "tags: [Tea]")]));
        let expected = "content/tags/tea.md: `content/tags/tea.md` and the list of `Tea` in \
                        `tags` both want the address `/tags/tea/` \
                        (give one of them another name, `slug` or `permalink`)";
        assert_eq!(found, [expected]);
    }
}
