//! The blog's posts as an import looks for them, and as its comments are judged by.

use jiff::Zoned;

use crate::build::{self, Blog, Purpose, Request, Unwatched};
use crate::comment::spam::{History, Subject, Vocabulary};
use crate::data::Value;
use crate::diag::Findings;
use crate::document::{Document, Role};
use crate::import::comments::Post;
use crate::policy::rule::Level;
use crate::site::{Entry, Selection, Site};

/// The keys under which front matter has what another system called a post.
const IDS: [&str; 12] = [
    "id",
    "guid",
    "uuid",
    "post_id",
    "wordpress_id",
    "wp_id",
    "disqus_id",
    "disqus_identifier",
    "ghost_id",
    "blogger_id",
    "isso_id",
    "comment_id",
];

/// The keys under which it has an address that the post had elsewhere.
const ADDRESSES: [&str; 12] = [
    "blogger_orig_url",
    "wordpress_url",
    "original_url",
    "orig_url",
    "old_url",
    "disqus_url",
    "source_url",
    "canonical_url",
    "syndication",
    "redirect_from",
    "mastodon",
    "discussion",
];

/// What whoever brings in comments or judges them has to know of the blog.
#[derive(Default)]
pub struct Known {
    /// Every post and page, published or not.
    pub posts: Vec<Post>,
    /// What each of them is about.
    pub subjects: Vec<Subject>,
    /// Where the blog is, and whom its pages link to.
    pub history: History,
}

impl Known {
    /// The blog with everything that is in it at a moment, published or not. Comments may come before the
    /// first post.
    ///
    /// # Errors
    /// Everything that is wrong in its files.
    pub fn read(blog: &Blog, now: Zoned) -> Result<Self, Findings> {
        let selection = Selection { now, drafts: true, future: true, expired: true };
        let config = blog.config.clone();
        let request = Request {
            root: &blog.root,
            config,
            policy: Some(Level::Off),
            selection,
            purpose: Purpose::Publish,
        };
        match build::understand(request, &Unwatched) {
            Ok((site, _)) => Ok(Self::of(&site)),
            Err(found) if found.iter().all(|found| found.code == "content/none") => {
                Ok(Self::default())
            }
            Err(found) => Err(found),
        }
    }

    fn of(site: &Site) -> Self {
        Self {
            posts: site.entries.iter().map(post).collect(),
            subjects: site.entries.iter().map(|entry| subject(entry, site)).collect(),
            history: history(site),
        }
    }
}

fn post(entry: &Entry) -> Post {
    let document = &entry.document;
    let former = ADDRESSES.iter().flat_map(|key| words(document, key));
    let own = document.front.permalink.clone();
    Post {
        document: document.place.path.clone(),
        address: entry.url.as_str().to_owned(),
        aliases: entry
            .aliases
            .iter()
            .map(|alias| alias.as_str().to_owned())
            .chain(own)
            .chain(former)
            .collect(),
        ids: IDS.iter().flat_map(|key| words(document, key)).collect(),
        slug: document.front.slug.clone().unwrap_or_else(|| document.place.name.clone()),
        title: document.title.clone(),
    }
}

/// The words or numbers under a key, alone or in a list.
fn words(document: &Document, key: &str) -> Vec<String> {
    let word = |value: &Value| match value {
        Value::String(word) => Some(word.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    match document.data.get(key) {
        Some(Value::Array(all)) => all.iter().filter_map(word).collect(),
        Some(value) => word(value).into_iter().collect(),
        None => Vec::new(),
    }
}

fn subject(entry: &Entry, site: &Site) -> Subject {
    let document = &entry.document;
    let language = document.front.lang.as_ref().unwrap_or(&site.config.language);
    Subject {
        post: document.place.path.clone(),
        title: document.title.clone(),
        words: Vocabulary::of(document.markdown()),
        date: document.front.date.as_ref().map(Zoned::timestamp),
        language: Some(language.clone()),
    }
}

fn history(site: &Site) -> History {
    let mut history = History::default();
    history.own(site.config.base_url.as_str());
    site.config.people.iter().for_each(|person| history.befriend(&person.url));
    let pages = site.entries.iter().filter(|entry| entry.document.place.role == Role::Page);
    for link in pages.flat_map(|entry| &entry.document.links) {
        if link.target.starts_with("http") {
            history.befriend(&link.target);
        }
    }
    history
}
