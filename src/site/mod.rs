//! The whole blog: every document with its address, its neighbours and its lists. Assembled once,
//! then only read. Knows no theme and no HTML.

pub mod address;
mod anchor;
mod assemble;
mod author;
mod asset;
mod broken;
mod card;
mod circle;
mod kin;
mod link;
mod menu;
mod pattern;
mod people;
mod permalink;
mod related;
mod routes;
#[cfg(test)]
pub(crate) mod sample;
mod section;
mod selection;
mod shown;
mod talk;
mod taxonomy;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Zoned;

use crate::comment::unlisted::Unlisted;
use crate::comment::{Talk, Thread};
use crate::config::{Config, Person};
use crate::data::Map;
use crate::document::Document;
use crate::source::Asset;
use crate::value::digest::{Digest, Known};
use crate::value::url::UrlPath;

pub use broken::Broken;
pub use card::is_pictured;
pub use circle::{Circle, PER_PAGE, Participant};
pub use link::Resolved;
pub use permalink::addresses;
pub use routes::{Routes, Target};
pub use section::Section;
pub use talk::CommentId;
pub use taxonomy::{SeriesPart, Taxonomy, Term, TermId};

/// The number of an entry in [`Site::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub usize);

/// A post or page that is published, with its address and its neighbours. Sections and the home
/// page are [`Section`]s.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The document.
    pub document: Arc<Document>,
    /// Its address.
    pub url: UrlPath,
    /// Old addresses that lead to it.
    pub aliases: Vec<UrlPath>,
    /// The nearest section above it, a number in [`Site::sections`].
    pub section: usize,
    /// Why it would have stayed out, had the selection not let it in.
    pub held: Option<Held>,
    /// Files published beside it: those of its bundle.
    pub assets: Arc<[Published]>,
    /// The next older post.
    pub older: Option<EntryId>,
    /// The next newer post.
    pub newer: Option<EntryId>,
}

impl Entry {
    /// When it was last changed: `updated`, else `date`.
    pub fn changed(&self) -> Option<&Zoned> {
        self.document.front.updated.as_ref().or(self.document.front.date.as_ref())
    }
}

/// A file that is published as it is, with its address.
#[derive(Clone, Debug)]
pub struct Published {
    /// The file.
    pub asset: Asset,
    /// Where it is published.
    pub url: UrlPath,
}

/// What stays out of the published blog unless it is asked for.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The moment of this build.
    pub now: Zoned,
    /// Whether drafts come in.
    pub drafts: bool,
    /// Whether posts of the future come in.
    pub future: bool,
    /// Whether expired posts come in.
    pub expired: bool,
}

/// Why a document stayed out.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Held {
    /// `draft: true`.
    Draft,
    /// Comes out at this moment.
    Scheduled(Zoned),
    /// Went at this moment.
    Expired(Zoned),
    /// The policy refuses it.
    Refused {
        /// What it adds up to.
        points: usize,
    },
}

/// A document that stayed out.
#[derive(Clone, Debug)]
pub struct HeldBack {
    /// The file, as people know it.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Why.
    pub reason: Held,
}

/// What a site is assembled from, besides the configuration.
#[derive(Debug)]
pub struct Parts {
    /// Every document that could be parsed.
    pub documents: Vec<Arc<Document>>,
    /// Paths from `content/` of those that could not: a link to one is not broken besides.
    pub unread: Vec<String>,
    /// Paths from `content/` of those that stay out whatever the selection is, and why: the policy
    /// refuses them.
    pub refused: BTreeMap<String, Held>,
    /// Files of `content/` that are no documents.
    pub assets: Vec<Asset>,
    /// Files of the blog's `static/`.
    pub statics: Vec<Asset>,
    /// What the theme publishes, paths from its `static/`: links to it are not broken.
    pub theme_files: Vec<String>,
    /// The blog's `data/`, by file name without ending; folders are maps.
    pub data: Map,
    /// What was said, as the blog's `comments/` holds it.
    pub talks: Vec<Talk>,
    /// Who asked not to stand among those who take part.
    pub unlisted: Unlisted,
}

/// The whole blog. Another of it shares all but the entries with it.
#[derive(Clone, Debug)]
pub struct Site {
    /// `hobnob.yaml`.
    pub config: Config,
    /// Posts, the newest first; then undated posts; then pages by path.
    pub entries: Vec<Entry>,
    /// How many of `entries`, from the first, are posts.
    pub posts: usize,
    /// Every section; the first is the home page.
    pub sections: Vec<Section>,
    /// Every taxonomy the configuration names, with its terms.
    pub taxonomies: Arc<[Taxonomy]>,
    /// Whom its readers should meet: those of the configuration, then those of pages.
    pub people: Arc<[Person]>,
    /// The page of those who take part, if the blog has one.
    pub circle: Option<Arc<Circle>>,
    /// Files of `content/` that belong to no bundle, and those of `static/`, published at their
    /// path.
    pub assets: Arc<[Published]>,
    /// What stayed out, and why, by path.
    pub held: Arc<[HeldBack]>,
    /// Where links inside the blog lead.
    pub routes: Arc<Routes>,
    /// The blog's `data/`.
    pub data: Map,
    /// The moment of this build.
    pub now: Zoned,
    /// The terms of each entry, in the order it names them.
    terms_of: Arc<[Vec<TermId>]>,
    /// What readers see of what was said under each entry.
    threads: Arc<[Arc<Known<Thread>>]>,
}

impl Site {
    /// One entry.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0]
    }

    /// Posts, the newest first.
    pub fn posts(&self) -> impl DoubleEndedIterator<Item = EntryId> + ExactSizeIterator + use<> {
        (0..self.posts).map(EntryId)
    }

    /// Posts that share the most terms with this one, the likest first, at most five.
    pub fn related(&self, id: EntryId) -> Vec<EntryId> {
        related::of(self, id)
    }

    /// A digest of all that decides which posts are related to which.
    pub fn kinship(&self) -> Digest {
        related::kinship(self)
    }

    /// The terms of an entry in one taxonomy, in the order it names them.
    pub fn terms(&self, id: EntryId, taxonomy: &str) -> Vec<&Term> {
        let terms = self.terms_of[id.0].iter();
        let terms = terms.map(|at| (&self.taxonomies[at.taxonomy], at.term));
        let wanted = terms.filter(|(found, _)| found.config.name == taxonomy);
        wanted.map(|(taxonomy, term)| &taxonomy.terms[term]).collect()
    }

    /// Who wrote an entry; of a post that names nobody, the blog's author.
    pub fn authors(&self, id: EntryId) -> Vec<&Term> {
        self.terms(id, "authors")
    }

    /// The series an entry is a part of.
    pub fn series(&self, id: EntryId) -> Vec<SeriesPart<'_>> {
        self.terms(id, "series").into_iter().filter_map(|term| term.part(id)).collect()
    }
}
