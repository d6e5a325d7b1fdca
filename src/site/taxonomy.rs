//! Tags, categories, series, authors, and whatever else the configuration names.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{EntryId, Section, address};
use crate::config::{self, Config};
use crate::document::{Document, Role};
use crate::value::slug::slugify;
use crate::value::url::UrlPath;

/// A way to sort posts.
#[derive(Debug)]
pub struct Taxonomy {
    /// What the configuration says of it.
    pub config: config::Taxonomy,
    /// The page that lists its terms: `/tags/`.
    pub url: UrlPath,
    /// The text above the list: a section at the same address that has no entries, a number in
    /// [`super::Site::sections`].
    pub section: Option<usize>,
    /// Its terms by name.
    pub terms: Vec<Term>,
}

/// One term of a taxonomy: a tag, a series, an author.
#[derive(Debug)]
pub struct Term {
    /// As it is shown: the way it is most often written.
    pub name: String,
    /// Of an author whom the configuration knows: what it says of them.
    pub author: Option<config::Author>,
    /// What it is recognised by, the slug of its name; terms with one slug are one term.
    pub slug: String,
    /// Its page.
    pub url: UrlPath,
    /// The text above the list: a section at the same address that has no entries, a number in
    /// [`super::Site::sections`].
    pub section: Option<usize>,
    /// Its posts and pages, in the order of [`super::Site::entries`]; of a series, the oldest first.
    pub entries: Vec<EntryId>,
}

/// The number of a term in its taxonomy, and of that in [`super::Site::taxonomies`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermId {
    /// In [`super::Site::taxonomies`].
    pub taxonomy: usize,
    /// In [`Taxonomy::terms`].
    pub term: usize,
}

/// Where an entry stands in a series.
#[derive(Clone, Copy, Debug)]
pub struct SeriesPart<'a> {
    /// The series; its entries are in order.
    pub term: &'a Term,
    /// Which part the entry is, from 1.
    pub number: usize,
    /// The part before.
    pub previous: Option<EntryId>,
    /// The part after.
    pub next: Option<EntryId>,
}

impl Taxonomy {
    /// How many entries a page of one of its terms lists.
    pub fn per_page(&self, config: &Config) -> usize {
        self.config.per_page.unwrap_or(config.per_page)
    }
}

impl Term {
    /// Where an entry stands among this term's.
    pub(super) fn part(&self, id: EntryId) -> Option<SeriesPart<'_>> {
        let at = self.entries.iter().position(|entry| *entry == id)?;
        let previous = at.checked_sub(1).and_then(|before| self.entries.get(before));
        Some(SeriesPart {
            term: self,
            number: at + 1,
            previous: previous.copied(),
            next: self.entries.get(at + 1).copied(),
        })
    }
}

/// Documents sorted by every taxonomy, and the terms of each document in the order it names them.
pub(super) fn sort(
    config: &Config,
    documents: &[Arc<Document>],
    sections: &[Section],
) -> (Vec<Taxonomy>, Vec<Vec<TermId>>) {
    let texts = texts(sections);
    let mut terms_of = vec![Vec::new(); documents.len()];
    let mut taxonomies = Vec::with_capacity(config.taxonomies.len());
    for (taxonomy, read) in config.taxonomies.iter().enumerate() {
        let mut gathered = Gathered::new(config, &read.name);
        for (id, document) in documents.iter().enumerate() {
            gathered.add(EntryId(id), document);
        }
        let url = address::taxonomy(&read.name);
        let order = gathered.order();
        for (id, bundle) in &gathered.named {
            terms_of[id.0].push(TermId { taxonomy, term: order[*bundle] });
        }
        let terms = gathered.into_terms(&url, documents, &texts);
        let section = texts.get(&url).copied();
        taxonomies.push(Taxonomy { config: read.clone(), url, section, terms });
    }
    (taxonomies, terms_of)
}

/// The sections that could be the text above a list, by address.
type Texts<'a> = BTreeMap<&'a UrlPath, usize>;

fn texts(sections: &[Section]) -> Texts<'_> {
    let numbered = sections.iter().enumerate().skip(1);
    let texts = numbered.filter(|(_, section)| section.entries.is_empty());
    texts.map(|(number, section)| (&section.url, number)).collect()
}

/// Terms of one taxonomy while documents are being sorted by it.
struct Gathered<'a> {
    config: &'a Config,
    taxonomy: &'a str,
    /// What each writing has been found to mean, so that no slug is made twice.
    by_writing: HashMap<&'a str, usize>,
    by_slug: HashMap<String, usize>,
    bundles: Vec<Bundle<'a>>,
    /// Who names which bundle, in order.
    named: Vec<(EntryId, usize)>,
}

/// Everything that has one slug.
struct Bundle<'a> {
    slug: String,
    author: Option<&'a config::Author>,
    writings: BTreeMap<&'a str, usize>,
    entries: Vec<EntryId>,
}

impl<'a> Gathered<'a> {
    fn new(config: &'a Config, taxonomy: &'a str) -> Self {
        Self {
            config,
            taxonomy,
            by_writing: HashMap::new(),
            by_slug: HashMap::new(),
            bundles: Vec::new(),
            named: Vec::new(),
        }
    }

    fn add(&mut self, id: EntryId, document: &'a Document) {
        for writing in self.writings(document) {
            let writing = writing.trim();
            if writing.is_empty() {
                continue;
            }
            let number = self.number(writing);
            let bundle = &mut self.bundles[number];
            *bundle.writings.entry(writing).or_default() += 1;
            if bundle.entries.last() != Some(&id) {
                bundle.entries.push(id);
                self.named.push((id, number));
            }
        }
    }

    /// What a document says; a post that names no author is the blog's.
    fn writings(&self, document: &'a Document) -> &'a [String] {
        let stated = document.front.terms.get(self.taxonomy).map_or(&[][..], Vec::as_slice);
        let nobody = self.taxonomy == "authors" && stated.is_empty();
        match &self.config.author {
            Some(author) if nobody && document.place.role == Role::Post => {
                std::slice::from_ref(author)
            }
            _ => stated,
        }
    }

    fn number(&mut self, writing: &'a str) -> usize {
        if let Some(number) = self.by_writing.get(writing) {
            return *number;
        }
        let known = (self.taxonomy == "authors").then(|| self.known_author(writing)).flatten();
        let (slug, author) = match known {
            Some((key, author)) => (slug(key), Some(author)),
            None => (slug(writing), None),
        };
        let number = *self.by_slug.entry(slug.clone()).or_insert(self.bundles.len());
        if number == self.bundles.len() {
            let (writings, entries) = (BTreeMap::new(), Vec::new());
            self.bundles.push(Bundle { slug, author, writings, entries });
        }
        self.by_writing.insert(writing, number);
        number
    }

    /// An author of the configuration, by key or by name.
    fn known_author(&self, writing: &str) -> Option<(&'a str, &'a config::Author)> {
        let wanted = slug(writing);
        let mut authors = self.config.authors.iter();
        let found =
            authors.find(|(key, author)| slug(key) == wanted || slug(&author.name) == wanted);
        found.map(|(key, author)| (key.as_str(), author))
    }

    /// The place of each bundle when all are sorted by name.
    fn order(&self) -> Vec<usize> {
        let mut sorted: Vec<usize> = (0..self.bundles.len()).collect();
        sorted.sort_by_cached_key(|number| self.bundles[*number].sort_key());
        let mut order = vec![0; sorted.len()];
        for (place, number) in sorted.into_iter().enumerate() {
            order[number] = place;
        }
        order
    }

    fn into_terms(
        self,
        url: &UrlPath,
        documents: &[Arc<Document>],
        texts: &Texts<'_>,
    ) -> Vec<Term> {
        let mut bundles = self.bundles;
        bundles.sort_by_cached_key(Bundle::sort_key);
        let series = self.taxonomy == "series";
        let terms = bundles.into_iter().map(|bundle| {
            let mut term = bundle.into_term(url, texts);
            if series {
                term.entries.sort_by_cached_key(|id| told_at(&documents[id.0]));
            }
            term
        });
        terms.collect()
    }
}

impl Bundle<'_> {
    /// The author's name, else the commonest writing, of equals the first.
    fn name(&self) -> &str {
        let common = self.writings.iter().max_by_key(|(word, count)| (**count, Reverse(**word)));
        let written = common.map_or(self.slug.as_str(), |(writing, _)| writing);
        self.author.map_or(written, |author| &author.name)
    }

    fn sort_key(&self) -> (String, String) {
        (self.name().to_lowercase(), self.slug.clone())
    }

    fn into_term(self, taxonomy: &UrlPath, texts: &Texts<'_>) -> Term {
        let url = address::term(taxonomy, &self.slug);
        Term {
            name: self.name().to_owned(),
            author: self.author.cloned(),
            section: texts.get(&url).copied(),
            url,
            slug: self.slug,
            entries: self.entries,
        }
    }
}

/// What the parts of a series are sorted by: those without a date come last.
fn told_at(document: &Document) -> (bool, Option<jiff::Timestamp>, String) {
    let date = document.front.date.as_ref().map(jiff::Zoned::timestamp);
    (date.is_none(), date, document.place.path.clone())
}

/// The slug of a term. `C`, `C++` and `C#` are three things.
fn slug(name: &str) -> String {
    let stem = name.trim_end_matches(['+', '#']);
    if slugify(stem).is_empty() || stem.len() == name.len() {
        return address::part(name);
    }
    address::part(&format!("{stem}{}", name[stem.len()..].replace('+', "p").replace('#', "sharp")))
}

#[cfg(test)]
mod tests {
    use crate::site::Site;
    use crate::site::sample::{Sample, id};

    /// `name slug: entries` of each term.
    fn terms(site: &Site, taxonomy: &str) -> Vec<String> {
        let found = site.taxonomies.iter().find(|found| found.config.name == taxonomy);
        let terms = found.into_iter().flat_map(|found| &found.terms);
        let listed = |entries: &[crate::site::EntryId]| {
            let names = entries.iter().map(|id| site.entry(*id).document.place.name.as_str());
            names.collect::<Vec<_>>().join(" ")
        };
        terms
            .map(|term| format!("{} {}: {}", term.name, term.slug, listed(&term.entries)))
            .collect()
    }

    #[test]
    fn terms_with_one_slug_are_one_and_take_the_commonest_writing() {
        let site = Sample::new("")
            .with_all(&[
                ("posts/a.md", "date: 2026-01-03\ntags: [rust, Slow Food, C++]"),
                ("posts/b.md", "date: 2026-01-02\ntags: [Rust, slow food, C, rust]"),
                ("posts/c.md", "date: 2026-01-01\ntags: [Rust, 'C#']"),
            ])
            .site();
        let expected = [
            "C c: b",
            "C# csharp: c",
            "C++ cpp: a",
            "Rust rust: a b c",
            "Slow Food slow-food: a b",
        ];
        assert_eq!(terms(&site, "tags"), expected);
        assert_eq!(site.taxonomies[0].terms[4].url.as_str(), "/tags/slow-food/");
        let own: Vec<_> =
            site.terms(id(&site, "posts/a.md"), "tags").iter().map(|t| &*t.name).collect();
        assert_eq!(own, ["Rust", "Slow Food", "C++"]);
    }

    #[test]
    fn an_author_is_known_by_key_and_by_name() {
        let config = "author: mara\nauthors:\n  mara: {name: Mara Lind}\n  jo: {}\n";
        let site = Sample::new(config)
            .with_all(&[
                ("posts/a.md", "date: 2026-01-04"),
                ("posts/b.md", "date: 2026-01-03\nauthors: [Mara Lind, jo]"),
                ("posts/c.md", "date: 2026-01-02\nauthors: [A Guest]"),
                ("about.md", "title: About"),
            ])
            .site();
        let expected = ["A Guest a-guest: c", "jo jo: b", "Mara Lind mara: a b"];
        assert_eq!(terms(&site, "authors"), expected);
        let authors = site.authors(id(&site, "posts/a.md"));
        assert_eq!(authors[0].author.as_ref().map(|author| &*author.name), Some("Mara Lind"));
        assert!(site.authors(id(&site, "about.md")).is_empty());
    }

    #[test]
    fn a_series_is_told_from_its_beginning() {
        let site = Sample::new("")
            .with_all(&[
                ("posts/three.md", "date: 2026-02-01\nseries: Tea"),
                ("posts/one.md", "date: 2026-01-01\nseries: Tea"),
                ("posts/two.md", "date: 2026-01-01\nseries: tea"),
            ])
            .site();
        assert_eq!(terms(&site, "series"), ["Tea tea: one two three"]);
        let parts = site.series(id(&site, "posts/two.md"));
        let [part] = parts.as_slice() else { panic!("it is a part of one series") };
        assert_eq!(part.number, 2);
        assert_eq!(part.previous, Some(id(&site, "posts/one.md")));
        assert_eq!(part.next, Some(id(&site, "posts/three.md")));
    }
}
