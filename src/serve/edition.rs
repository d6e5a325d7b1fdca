//! One build as it is shown: what is at each address, and what the policy says of each document.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use crate::build::each::{both, each};
use crate::build::output::{Artifact, Content};
use crate::build::{Built, Unwatched};
use crate::config::Config;
use crate::diag::Findings;
use crate::page::{Page, Subject};
use crate::policy::balance::Weighed;
use crate::policy::judge::Judgement;
use crate::site::{Entry, Held, HeldBack, Site};
use crate::source::{self, Stamp};
use crate::value::digest::Digest;
use crate::value::url::{BaseUrl, UrlPath};

/// One build as it is shown.
pub struct Edition {
    /// Where the blog is while it is shown: `http://127.0.0.1:4000/`.
    pub base: BaseUrl,
    /// The configuration it was built by.
    pub config: Config,
    /// What is worth knowing: warnings, sorted.
    pub findings: Findings,
    /// Posts and pages, in the order of the site.
    pub written: Vec<Written>,
    /// What stayed out all the same.
    pub held: Arc<[HeldBack]>,
    /// How many pages people can read.
    pub pages: usize,
    /// What the policy says of all documents, also of those that stayed out.
    pub weighed: Weighed,
    /// By path from the output's root: `posts/hello/index.html`.
    leaves: HashMap<String, Leaf>,
    /// Where old addresses lead.
    redirects: BTreeMap<UrlPath, UrlPath>,
    /// Numbers in `written`.
    places: HashMap<UrlPath, usize>,
}

/// One file of the site.
pub struct Leaf {
    /// What it holds.
    pub content: Content,
    /// The number of the edition that brought these bytes.
    pub since: u64,
    /// Of a file, by what it is recognised while its bytes are not read.
    stamp: Option<Stamp>,
    digest: OnceLock<Digest>,
}

/// A post or page of the blog.
pub struct Written {
    /// Its file, as people know it: `content/posts/hello.md`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its address on the blog.
    pub url: UrlPath,
    /// Whether it is a post.
    pub is_post: bool,
    /// Why readers would not see it, if they would not.
    pub held: Option<Held>,
}

impl Edition {
    /// A build, shown as the edition of this number, after the one `before`; with what nobody looks at
    /// any more, for it is much, and letting go of it can wait until the edition is shown.
    pub fn of(built: Built, before: Option<&Self>, number: u64) -> (Self, (Site, Arc<Vec<Page>>)) {
        let Built { site, pages, artifacts, weighed, findings } = built;
        let html_pages = pages.iter().filter(|page| page.is_read()).count();
        let (leaves, (written, places)) =
            both(|| leaves(artifacts, before, number), || written(&site));
        let edition = Self {
            redirects: redirects(&pages),
            base: site.config.base_url.clone(),
            config: site.config.clone(),
            findings,
            written,
            held: Arc::clone(&site.held),
            pages: html_pages,
            weighed,
            leaves,
            places,
        };
        (edition, (site, pages))
    }

    /// The file at this path from the output's root.
    pub fn leaf(&self, path: &str) -> Option<&Leaf> {
        self.leaves.get(path)
    }

    /// Every file with its path, in no order.
    pub fn leaves(&self) -> impl Iterator<Item = (&str, &Leaf)> {
        self.leaves.iter().map(|(path, leaf)| (path.as_str(), leaf))
    }

    /// Every file as an artifact, in no order.
    pub fn artifacts(&self) -> impl Iterator<Item = Artifact> {
        self.leaves()
            .map(|(path, leaf)| Artifact { path: path.to_owned(), content: leaf.content.clone() })
    }

    /// Where an old address leads.
    pub fn redirect(&self, from: &UrlPath) -> Option<&UrlPath> {
        self.redirects.get(from)
    }

    /// The post or page at an address.
    pub fn written_at(&self, url: &UrlPath) -> Option<&Written> {
        self.places.get(url).and_then(|at| self.written.get(*at))
    }

    /// What the policy says of a post or page.
    pub fn judgement(&self, written: &Written) -> Option<&Judgement> {
        self.weighed.iter().find(|judgement| judgement.text.path == written.path)
    }

    /// How many files are new or changed in the edition of this number, or are gone since `before`.
    pub fn changes(&self, before: Option<&Self>, number: u64) -> usize {
        let new = self.leaves.values().filter(|leaf| leaf.since == number).count();
        let gone = |path: &&String| !self.leaves.contains_key(*path);
        new + before.map_or(0, |before| before.leaves.keys().filter(gone).count())
    }
}

impl Leaf {
    /// Of the bytes that were there before, it is the same leaf.
    fn of(content: Content, known: Option<&Self>, number: u64) -> Self {
        let stamp = match &content {
            Content::Bytes(_) => None,
            Content::File(file) => source::stamp(file),
        };
        let new = Self { content, since: number, stamp, digest: OnceLock::new() };
        match known.filter(|known| new.is_same(known)) {
            Some(known) => Self { since: known.since, digest: known.digest.clone(), ..new },
            None => new,
        }
    }

    /// Whether nobody could tell one from the other.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(two)) => Arc::ptr_eq(one, two) || one == two,
            (Content::File(one), Content::File(two)) => {
                one == two && self.stamp.is_some() && self.stamp == other.stamp
            }
            _ => false,
        }
    }

    /// A few letters that change with its bytes, also from one run to the next; a file is not read for
    /// them.
    pub fn version(&self) -> String {
        match &self.stamp {
            Some(stamp) => stamp.to_string(),
            None => self.digest().short(),
        }
    }

    /// The digest of its bytes; of a file that cannot be read any more, that of nothing.
    pub fn digest(&self) -> Digest {
        *self.digest.get_or_init(|| match &self.content {
            Content::Bytes(bytes) => Digest::of(bytes),
            Content::File(file) => Digest::of(source::read_bytes(file).unwrap_or_default()),
        })
    }
}

impl Written {
    fn of(site: &Site) -> impl Fn((usize, &Entry)) -> Self {
        let posts = site.posts;
        move |(number, entry)| Self {
            path: entry.document.text.path.clone(),
            title: entry.document.title.clone(),
            url: entry.url.clone(),
            is_post: number < posts,
            held: entry.held.clone(),
        }
    }
}

/// Every file by its path.
fn leaves(
    artifacts: Vec<Artifact>,
    before: Option<&Edition>,
    number: u64,
) -> HashMap<String, Leaf> {
    let leaves = each(&artifacts, &Unwatched, |Artifact { path, content }| {
        let known = before.and_then(|before| before.leaf(path));
        Leaf::of(content.clone(), known, number)
    });
    artifacts.into_iter().map(|artifact| artifact.path).zip(leaves).collect()
}

/// Posts and pages, and their numbers by address.
fn written(site: &Site) -> (Vec<Written>, HashMap<UrlPath, usize>) {
    let written: Vec<Written> = site.entries.iter().enumerate().map(Written::of(site)).collect();
    let places = written.iter().enumerate().map(|(at, one)| (one.url.clone(), at)).collect();
    (written, places)
}

fn redirects(pages: &[Page]) -> BTreeMap<UrlPath, UrlPath> {
    let single = pages.iter().filter_map(|page| match &page.subject {
        Subject::Redirect { to } => Some((page.url.clone(), to.clone())),
        _ => None,
    });
    let listed = pages.iter().filter_map(|page| match &page.subject {
        Subject::Redirects(pairs) => Some(pairs.iter().cloned()),
        _ => None,
    });
    listed.flatten().chain(single).collect()
}
