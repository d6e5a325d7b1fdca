//! Everything that a link inside the blog can name.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use super::permalink::Permalinks;
use super::{
    Circle, Entry, EntryId, Held, PER_PAGE, Published, Section, Taxonomy, address, card, talk,
};
use crate::comment::Thread;
use crate::config::{Config, Person};
use crate::document::Document;
use crate::source::Size;
use crate::value::digest::Known;
use crate::value::url::UrlPath;

/// What a link inside the blog leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A post or page.
    Entry(EntryId),
    /// A section, a number in [`Site::sections`](super::Site::sections).
    Section(usize),
    /// A file that is published as it is, with the size of an image.
    Asset(Option<Size>),
    /// A page that no file stands for: a tag, the archive, a feed.
    Made,
}

/// What answers a link.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    /// Something that is published.
    There {
        /// Its address.
        url: UrlPath,
        /// What it is.
        target: Target,
    },
    /// A document that stays out of this build.
    Held {
        /// Its file, as people know it.
        path: String,
        /// Why.
        reason: Held,
    },
    /// A document that could not be read, which is told already.
    Unread,
}

/// Every target a link can name, by what it is written as.
#[derive(Debug, Default)]
pub struct Routes {
    /// By the path from `content/`, a section also by its folder: `posts/2026-03-01-hello.md`.
    by_path: HashMap<String, Answer>,
    /// By the address, not encoded, without the outer `/`: `posts/hello`.
    by_address: HashMap<String, Answer>,
    /// By title, slug and file name in lower case: what `[[…]]` can say. Several may share one.
    by_name: BTreeMap<String, Vec<String>>,
    /// The same of documents that stay out: asked only where nothing published has the name.
    held_by_name: BTreeMap<String, Vec<String>>,
    /// All paths and all addresses in order, for those who look for one that is not there.
    sorted: OnceLock<[Vec<String>; 2]>,
    /// Whether documents are missing that could not be read, with addresses and names nobody knows.
    pub(super) lacks_some: bool,
}

/// What routes are made from, and the page of the people.
pub(super) struct Blog<'a> {
    pub(super) config: &'a Config,
    pub(super) entries: &'a [Entry],
    pub(super) threads: &'a [Arc<Known<Thread>>],
    pub(super) posts: usize,
    pub(super) sections: &'a [Section],
    pub(super) taxonomies: &'a [Taxonomy],
    pub(super) people: &'a [Person],
    pub(super) assets: &'a [Published],
    pub(super) theme_files: &'a [String],
    pub(super) held: &'a [(Arc<Document>, Held)],
    pub(super) unread: &'a [String],
    pub(super) permalinks: &'a Permalinks,
}

impl Routes {
    /// Notes everything; where two things want one name, the author's own comes first.
    pub(super) fn of(blog: &Blog<'_>, circle: Option<&Circle>) -> Self {
        let mut routes = Self::default();
        routes.add_documents(blog);
        routes.add_assets(blog);
        for url in made(blog, circle) {
            routes.publish(&url, &url, Target::Made);
        }
        routes.add_held(blog);
        routes
    }

    fn add_documents(&mut self, blog: &Blog<'_>) {
        let entries = blog.entries.iter().enumerate();
        let entries = entries.map(|(id, entry)| {
            (Target::Entry(EntryId(id)), &entry.url, &entry.aliases, Some(&*entry.document))
        });
        let sections = blog.sections.iter().enumerate();
        let sections = sections.map(|(number, section)| {
            (Target::Section(number), &section.url, &section.aliases, section.document.as_deref())
        });
        for (target, url, aliases, document) in entries.chain(sections) {
            self.publish(url, url, target);
            for alias in aliases {
                self.publish(alias, url, target);
            }
            if let Some(document) = document {
                let there = Answer::There { url: url.clone(), target };
                self.by_path.insert(document.place.path.clone(), there);
                for name in names(blog, document, url) {
                    self.by_name.entry(name).or_default().push(document.place.path.clone());
                }
            }
        }
        for (number, section) in blog.sections.iter().enumerate() {
            let there = Answer::There { url: section.url.clone(), target: Target::Section(number) };
            self.by_path.entry(section.folder.clone()).or_insert(there);
        }
    }

    fn add_assets(&mut self, blog: &Blog<'_>) {
        let bundled = blog.entries.iter().flat_map(|entry| &*entry.assets);
        for Published { asset, url } in blog.assets.iter().chain(bundled) {
            let target = Target::Asset(asset.size);
            self.publish(url, url, target);
            if let Some(path) = asset.file.shown.strip_prefix("content/") {
                let there = Answer::There { url: url.clone(), target };
                self.by_path.insert(path.to_owned(), there);
            }
        }
        for url in blog.theme_files.iter().filter_map(|path| address::file(path)) {
            self.publish(&url, &url, Target::Asset(None));
        }
    }

    /// Documents that stay out, and those that could not be read, are known, so that a link to one can be told why it leads nowhere.
    fn add_held(&mut self, blog: &Blog<'_>) {
        for (document, reason) in blog.held {
            let path = document.text.path.clone();
            let answer = Answer::Held { path, reason: reason.clone() };
            let known = &document.place.path;
            if let Ok(url) = blog.permalinks.entry(document) {
                self.by_address.entry(key(&url)).or_insert_with(|| answer.clone());
                for name in names(blog, document, &url) {
                    self.held_by_name.entry(name).or_default().push(known.clone());
                }
            }
            self.by_path.insert(known.clone(), answer);
        }
        self.lacks_some = !blog.unread.is_empty();
        self.by_path.extend(blog.unread.iter().map(|path| (path.clone(), Answer::Unread)));
    }

    /// Whoever asks for `at` is led to `url`.
    fn publish(&mut self, at: &UrlPath, url: &UrlPath, target: Target) {
        let there = || Answer::There { url: url.clone(), target };
        self.by_address.entry(key(at)).or_insert_with(there);
    }

    /// What lies at a path from `content/`.
    pub(super) fn at_path(&self, path: &str) -> Option<&Answer> {
        self.by_path.get(path.trim_end_matches('/'))
    }

    /// What is published at an address that is not encoded.
    pub(super) fn at_address(&self, plain: &str) -> Option<&Answer> {
        self.by_address.get(trimmed(plain))
    }

    /// The paths of all documents that a name could mean.
    pub(super) fn named(&self, name: &str) -> &[String] {
        let name = name.trim().to_lowercase();
        let found = self.by_name.get(&name).or_else(|| self.held_by_name.get(&name));
        found.map_or(&[], Vec::as_slice)
    }

    /// All paths from `content/`, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        let [paths, _] = self.sorted();
        paths.iter().map(String::as_str)
    }

    /// All addresses without the outer `/`, sorted.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &str> {
        let [_, addresses] = self.sorted();
        addresses.iter().map(String::as_str)
    }

    fn sorted(&self) -> &[Vec<String>; 2] {
        self.sorted.get_or_init(|| {
            [&self.by_path, &self.by_address].map(|answers| {
                let mut all: Vec<String> = answers.keys().cloned().collect();
                all.sort_unstable();
                all
            })
        })
    }

    /// All names, sorted.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }
}

/// The names that a wiki link may use for a document at `url`, in lower case.
fn names(blog: &Blog<'_>, document: &Document, url: &UrlPath) -> Vec<String> {
    if !blog.config.markdown.wiki_links {
        return Vec::new();
    }
    let path = &document.place.path;
    let whole = path.rsplit_once('.').map_or(path.as_str(), |(stem, _)| stem);
    let slug = key(url);
    let slug = slug.rsplit('/').next().unwrap_or(&slug);
    let mut names =
        [&document.title, slug, &document.place.name, whole].map(str::to_lowercase).to_vec();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| !name.is_empty());
    names
}

/// What an address is noted by.
pub(super) fn key(url: &UrlPath) -> String {
    trimmed(&url.plain()).to_owned()
}

/// With or without its last `/` or its `index.html`, an address is the same.
pub(super) fn trimmed(plain: &str) -> &str {
    let plain = plain.trim_matches('/');
    match plain.strip_suffix("index.html") {
        Some("") => "",
        Some(folder) if folder.ends_with('/') => folder.trim_end_matches('/'),
        _ => plain,
    }
}

/// The addresses of pages that no file stands for.
fn made(blog: &Blog<'_>, circle: Option<&Circle>) -> Vec<UrlPath> {
    let mut made =
        ["404.html", "robots.txt", "sitemap.xml", "highlight.css"].map(address::root_file).to_vec();
    made.extend((!blog.people.is_empty()).then(address::blogroll));
    made.extend(blog.config.search.then(address::search));
    made.extend(
        circle.into_iter().flat_map(|circle| parts(&circle.url, circle.people.len(), PER_PAGE)),
    );
    made.extend(archives(blog));
    let formats = || blog.config.feeds.formats.iter();
    made.extend(formats().map(|format| address::feed(&UrlPath::root(), *format)));
    made.extend(talk::feeds(blog.config, blog.entries, blog.threads));
    made.extend(card::drawn(blog.config, &blog.entries[..blog.posts]).map(|(_, url)| url));
    for section in blog.sections {
        made.extend(parts(&section.url, section.entries.len(), blog.config.per_page));
    }
    for taxonomy in blog.taxonomies.iter().filter(|taxonomy| !taxonomy.terms.is_empty()) {
        made.push(taxonomy.url.clone());
        for term in &taxonomy.terms {
            made.extend(parts(&term.url, term.entries.len(), taxonomy.per_page(blog.config)));
            let feeds = formats().filter(|_| taxonomy.config.feed);
            made.extend(feeds.map(|format| address::feed(&term.url, *format)));
        }
    }
    made
}

/// Every part of a list of `count` entries.
fn parts(list: &UrlPath, count: usize, per_page: usize) -> impl Iterator<Item = UrlPath> {
    (1..=address::parts(count, per_page)).map(|number| address::part_of_list(list, number))
}

fn archives(blog: &Blog<'_>) -> Vec<UrlPath> {
    let posts = blog.entries[..blog.posts].iter();
    let dates = posts.filter_map(|entry| entry.document.front.date.as_ref());
    let mut archives: Vec<UrlPath> = dates
        .flat_map(|date| [address::year(date.year()), address::month(date.year(), date.month())])
        .collect();
    archives.dedup();
    if !archives.is_empty() {
        archives.push(address::archive());
    }
    archives
}
