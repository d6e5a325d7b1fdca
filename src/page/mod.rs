//! The plan: every address the blog will have, as data, before anything is rendered. Knows the
//! site; knows no template's inside and no bytes.

mod archive;
mod cards;
mod clash;
mod describe;
mod feeds;
mod location;
mod pager;
mod plan;
mod search;
mod template;

use crate::config::FeedFormat;
use crate::diag::Findings;
use crate::picture::Album;
use crate::site::{CommentId, EntryId, Site};
use crate::source::File;
use crate::value::url::UrlPath;

pub use archive::{Month, Year};
pub use cards::cards;
pub use location::Location;
pub use pager::Pager;
pub use search::Layout;

/// One address of the blog.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is.
    pub url: UrlPath,
    /// What it shows.
    pub subject: Subject,
    /// Templates that could show it, the first there is does; empty for what needs none. A template
    /// that the front matter asks for stands alone, so that a wrong one is noticed.
    pub templates: Vec<String>,
}

/// What a page shows.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A post or page.
    Entry(EntryId),
    /// The front page (section 0) or a section, one page of its list.
    Section {
        /// A number in [`Site::sections`].
        section: usize,
        /// Which part of the list.
        pager: Pager,
    },
    /// All terms of a taxonomy, a number in [`Site::taxonomies`].
    Terms(usize),
    /// One term, one page of its list.
    Term {
        /// A number in [`Site::taxonomies`].
        taxonomy: usize,
        /// A number in the taxonomy's terms.
        term: usize,
        /// Which part of the list.
        pager: Pager,
    },
    /// The people who take part, one page of their list: numbers in [`Circle::people`].
    ///
    /// [`Circle::people`]: crate::site::Circle::people
    People(Pager<usize>),
    /// All years with their months.
    Archive(Vec<Year>),
    /// One year.
    Year(Year),
    /// One month.
    Month(Month),
    /// "Not found".
    Missing,
    /// An old address.
    Redirect {
        /// Where it leads now.
        to: UrlPath,
    },
    /// All old addresses as a `_redirects` file: from, to.
    Redirects(Vec<(UrlPath, UrlPath)>),
    /// A feed.
    Feed {
        /// Of what.
        scope: FeedScope,
        /// In which language of feeds.
        format: FeedFormat,
        /// Its posts, the newest first.
        entries: Vec<EntryId>,
    },
    /// A feed of what is said.
    CommentFeed {
        /// Under which entry; under all of them.
        of: Option<EntryId>,
        /// In which language of feeds.
        format: FeedFormat,
        /// The newest first.
        comments: Vec<CommentId>,
    },
    /// Where readers search.
    Search,
    /// What the search page reads first.
    SearchRoot,
    /// A shard of the words that are searched.
    SearchWords(usize),
    /// What results show of some entries.
    SearchResults(usize),
    /// The card of a post, or the blog's own, drawn.
    Card(Option<EntryId>),
    /// The people whom readers should meet, as OPML.
    Blogroll,
    /// Addresses for search engines.
    Sitemap(Vec<Location>),
    /// The list of sitemaps of a blog that is too large for one.
    SitemapIndex(Vec<Location>),
    /// What robots may read.
    Robots,
    /// The colours of highlighted code.
    HighlightSheet,
    /// A file published as it is.
    File(File),
    /// A smaller copy of a picture.
    Picture {
        /// Where the picture is.
        of: UrlPath,
        /// In pixels.
        width: u32,
    },
    /// A stylesheet made from Sass.
    Sass(File),
    /// A file that the built-in theme brings along, by its path from the theme's `static/`.
    ThemeFile(String),
}

/// What a feed is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedScope {
    /// All posts.
    Blog,
    /// One term.
    Term {
        /// A number in [`Site::taxonomies`].
        taxonomy: usize,
        /// A number in the taxonomy's terms.
        term: usize,
    },
}

/// What the theme brings along for publishing; the blog's own files of the same path go first.
#[derive(Clone, Debug, Default, Hash)]
pub struct Statics {
    /// Files of a theme in `themes/`.
    pub files: Vec<File>,
    /// What the built-in theme holds, paths from its `static/`.
    pub built_in: Vec<String>,
}

/// Plans every page.
///
/// # Errors
/// Two things that want one address, or addresses that differ only by letter case, naming both.
pub fn plan(site: &Site, statics: &Statics, album: &Album) -> Result<Vec<Page>, Findings> {
    let pages = plan::Plan::of(site, statics, album);
    let clashes = clash::find(site, &pages);
    if clashes.is_empty() { Ok(pages) } else { Err(clashes) }
}

impl Page {
    /// Whether people read it: feeds, redirects, cards and files are for machines.
    pub fn is_read(&self) -> bool {
        let is_for_machines = matches!(self.subject, Subject::Redirect { .. } | Subject::Card(_));
        !self.templates.is_empty() && !is_for_machines
    }

    /// A page that needs no template.
    fn plain(url: UrlPath, subject: Subject) -> Self {
        Self { url, subject, templates: Vec::new() }
    }
}
