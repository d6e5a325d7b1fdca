//! One comment, read once for all rules.

use super::super::website::Website;
use super::super::{Comment, Reading, identity, person::is_name, reading::Link};
use super::key::key;
use crate::value::fold::{fold, length};

/// A comment as the rules see it.
#[derive(Debug)]
pub(super) struct Specimen<'a> {
    pub(super) comment: &'a Comment,
    pub(super) reading: Reading,
    /// Its words, folded.
    pub(super) words: String,
    /// How it is signed, folded.
    pub(super) name: String,
    /// Where its writer's site is.
    pub(super) site: Option<Website>,
    /// Where its links lead, each address once; those that count: out of the blog, and no names of files.
    pub(super) links: Vec<(Link, Option<Website>)>,
    /// How many words stand outside links.
    pub(super) own_words: usize,
    /// Who wrote it; `None` where nobody can be told from others by what is said.
    pub(super) person: Option<u64>,
}

/// Endings of files that are endings of hosts too: some systems make links of `setup.py`.
const FILES: [&str; 12] =
    ["cc", "cs", "go", "java", "js", "md", "php", "pl", "pm", "py", "rs", "sh"];

impl<'a> Specimen<'a> {
    /// Reads a comment of a blog; `is_own` tells the blog's own sites.
    pub(super) fn of(comment: &'a Comment, is_own: impl Fn(&Website) -> bool) -> Self {
        let reading = Reading::of(&comment.body);
        let name = fold(&comment.author.name);
        let is_somebody = comment.author.person.is_some() || is_name(&name);
        let links = counting(&reading.links, is_own);
        let linked: usize = reading.links.iter().map(|link| length(&fold(&link.text))).sum();
        let words = fold(&reading.words);
        Self {
            own_words: length(&words).saturating_sub(linked),
            words,
            name,
            site: comment.author.url.as_deref().and_then(Website::of),
            links,
            person: is_somebody.then(|| key(identity(&comment.author))),
            reading,
            comment,
        }
    }

    /// Its words without bare addresses, folded.
    pub(super) fn said(&self) -> String {
        let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
        let words = self.reading.words.split_whitespace().filter(|word| !is_address(word));
        fold(&words.collect::<Vec<_>>().join(" "))
    }

    /// All sites that it names, the writer's own first.
    pub(super) fn sites(&self) -> impl Iterator<Item = &Website> {
        self.site.iter().chain(self.links.iter().filter_map(|(_, site)| site.as_ref()))
    }

    /// Whether it has a link, or its writer a site.
    pub(super) fn has_link(&self) -> bool {
        self.site.is_some() || !self.links.is_empty()
    }
}

fn counting(links: &[Link], is_own: impl Fn(&Website) -> bool) -> Vec<(Link, Option<Website>)> {
    let mut counting: Vec<(Link, Option<Website>)> = Vec::new();
    for link in links {
        let site = Website::of(&link.address);
        let leads_out = link.address.contains("://")
            || link.address.contains('<')
            || site.is_some() && !link.address.starts_with('/');
        let is_known = counting.iter().any(|(known, _)| known.address == link.address);
        let is_home = site.as_ref().is_some_and(&is_own);
        if leads_out && !is_known && !is_home && !is_file(link) {
            counting.push((link.clone(), site));
        }
    }
    counting
}

/// Whether a link was made of a file's name: `setup.py`.
fn is_file(link: &Link) -> bool {
    let text = link.text.trim();
    let ending = text.rsplit_once('.').map_or("", |(_, ending)| ending);
    FILES.contains(&ending) && !text.contains('/') && link.is_bare()
}
