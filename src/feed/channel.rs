//! What any feed says, whatever its format.

use std::borrow::Cow;

use jiff::Zoned;

use super::Words;
use crate::config::{Config, FeedFormat};
use crate::document::LinkKind;
use crate::page::FeedScope;
use crate::site::{Entry, EntryId, Resolved, Site, Term, address};
use crate::value::html::escape;
use crate::value::url::UrlPath;

/// A feed. All addresses are absolute.
pub(super) struct Channel<'a> {
    /// Its id, an address, which no other feed has.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: &'a str,
    pub(super) language: &'a str,
    /// The page that it is a feed of.
    pub(super) home: String,
    /// Where it is itself.
    pub(super) own: String,
    /// Who writes what names nobody.
    pub(super) author: Person,
    /// When the last of its items was changed.
    pub(super) updated: Option<Zoned>,
    /// The newest first.
    pub(super) items: Vec<Item<'a>>,
}

/// Somebody who writes.
pub(super) struct Person {
    pub(super) name: String,
    pub(super) url: Option<String>,
}

/// One post or comment of a feed.
pub(super) struct Item<'a> {
    /// Its address, which is also its id: it stays when the title changes.
    pub(super) url: String,
    pub(super) title: Cow<'a, str>,
    /// A sentence without markup.
    pub(super) summary: &'a str,
    /// All of it, HTML.
    pub(super) content: String,
    pub(super) published: Option<Zoned>,
    pub(super) updated: Option<Zoned>,
    pub(super) authors: Vec<Person>,
    pub(super) categories: Vec<&'a Term>,
    pub(super) image: Option<String>,
    /// When it is not the blog's.
    pub(super) language: Option<&'a str>,
    /// Of a comment: the address, which is also the id, of what it answers.
    pub(super) answers: Option<String>,
    /// Of a post: what was said under it, if anything was.
    pub(super) replies: Option<Replies>,
}

/// What was said under a post.
pub(super) struct Replies {
    pub(super) count: usize,
    /// The place in the page where it begins.
    pub(super) page: String,
    /// The feed of it, in the format of this one; none where the blog has no feeds of comments.
    pub(super) feed: Option<String>,
    /// When the last of it was said.
    pub(super) updated: Option<Zoned>,
}

impl<'a> Channel<'a> {
    pub(super) fn of(
        site: &'a Site,
        scope: FeedScope,
        format: FeedFormat,
        entries: &[EntryId],
        words: Words<'_>,
    ) -> Self {
        let (title, list) = subject(site, scope);
        let home = site.config.base_url.absolute(&list);
        Self {
            id: home.clone(),
            title,
            description: &site.config.description,
            language: &site.config.language,
            home,
            own: site.config.base_url.absolute(&address::feed(&list, format)),
            author: blog_author(&site.config),
            updated: entries.iter().filter_map(|id| site.entry(*id).changed()).max().cloned(),
            items: entries.iter().map(|id| Item::of(site, *id, format, words)).collect(),
        }
    }
}

/// What a feed is called, and the page that it is a feed of.
fn subject(site: &Site, scope: FeedScope) -> (String, UrlPath) {
    let title = &site.config.title;
    match scope {
        FeedScope::Blog => (title.clone(), UrlPath::root()),
        FeedScope::Term { taxonomy, term } => {
            let term = &site.taxonomies[taxonomy].terms[term];
            (format!("{} · {title}", term.name), term.url.clone())
        }
    }
}

/// The author that the configuration names; a blog without one speaks for itself.
pub(super) fn blog_author(config: &Config) -> Person {
    let stated = config.author.as_ref();
    let known = stated.and_then(|key| config.authors.get(key));
    match (known, stated) {
        (Some(author), _) => {
            let url = author.url.as_ref().map(|url| whole(config, url));
            Person { name: author.name.clone(), url }
        }
        (None, Some(name)) => Person { name: name.clone(), url: None },
        (None, None) => {
            let url = Some(config.base_url.as_str().to_owned());
            Person { name: config.title.clone(), url }
        }
    }
}

impl<'a> Item<'a> {
    fn of(site: &'a Site, id: EntryId, format: FeedFormat, words: Words<'_>) -> Self {
        let entry = site.entry(id);
        let front = &entry.document.front;
        let description = front.description.as_deref();
        let language = front.lang.as_deref().unwrap_or(&site.config.language);
        Self {
            url: site.config.base_url.absolute(&entry.url),
            title: titled(&entry.document.title, front.sponsor.is_some(), language, words),
            summary: description.unwrap_or(&entry.document.prose.opening),
            content: content(site, id, words),
            published: front.date.clone(),
            updated: entry.changed().cloned(),
            authors: site.authors(id).into_iter().map(|term| person(site, term)).collect(),
            categories: categories(site, id),
            image: image(site, entry),
            language: front.lang.as_deref().filter(|lang| *lang != site.config.language),
            answers: None,
            replies: replies(site, id, format),
        }
    }
}

fn replies(site: &Site, id: EntryId, format: FeedFormat) -> Option<Replies> {
    let thread = site.thread(id);
    let first = thread.turns.first().filter(|_| thread.comments > 0)?;
    let (config, url) = (&site.config, &site.entry(id).url);
    let feed = config.base_url.absolute(&address::comment_feed(url, format));
    Some(Replies {
        count: thread.comments,
        page: format!("{}#{}", config.base_url.absolute(url), first.anchor()),
        feed: config.comments.feeds.then_some(feed),
        updated: thread.last.map(|last| last.to_zoned(config.time_zone.clone())),
    })
}

fn person(site: &Site, term: &Term) -> Person {
    let own = term.author.as_ref().and_then(|author| author.url.as_ref());
    let page = || site.config.base_url.absolute(&term.url);
    let url = own.map_or_else(page, |url| whole(&site.config, url));
    Person { name: term.name.clone(), url: Some(url) }
}

/// An address of the configuration, `/about/` or whole, as the world knows it.
fn whole(config: &Config, written: &str) -> String {
    match written.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => format!("{}{path}", config.base_url.as_str()),
        _ => written.to_owned(),
    }
}

/// What a post is about: its terms in every taxonomy that sorts by subject.
fn categories(site: &Site, id: EntryId) -> Vec<&Term> {
    let names = site.taxonomies.iter().map(|taxonomy| taxonomy.config.name.as_str());
    let subjects = names.filter(|name| !matches!(*name, "authors" | "series"));
    subjects.flat_map(|name| site.terms(id, name)).collect()
}

/// The address of the picture that stands for a post.
fn image(site: &Site, entry: &Entry) -> Option<String> {
    let written = entry.document.front.image.as_deref()?;
    match site.resolve(&entry.document, &entry.url, written, LinkKind::Image).ok()? {
        Resolved::Internal { url, .. } => Some(site.config.base_url.absolute(&url)),
        Resolved::External => Some(written.to_owned()),
        Resolved::SamePage { .. } | Resolved::Verbatim => None,
    }
}

/// What a post is called wherever only its title is seen: of a paid one, that it is.
pub(super) fn titled<'a>(
    title: &'a str,
    is_paid: bool,
    language: &str,
    words: Words<'_>,
) -> Cow<'a, str> {
    if !is_paid {
        return title.into();
    }
    (words.phrase)("sponsored_title", language).replace("{title}", title).into()
}

/// The whole body. Whoever reads a paid post in a feed is told who paid, before anything else.
fn content(site: &Site, id: EntryId, words: Words<'_>) -> String {
    let front = &site.entry(id).document.front;
    let body = (words.content)(id);
    let Some(sponsor) = &front.sponsor else {
        return body;
    };
    let name = escape(&sponsor.name);
    let name = match &sponsor.url {
        Some(url) => format!("<a href=\"{}\" rel=\"sponsored nofollow\">{name}</a>", escape(url)),
        None => name.into_owned(),
    };
    let language = front.lang.as_deref().unwrap_or(&site.config.language);
    let label = (words.phrase)("sponsored", language);
    format!("<p class=\"sponsor\">{} {name}</p>\n{body}", escape(&label))
}

/// A moment as RFC 3339 has it.
pub(super) fn rfc3339(moment: &Zoned) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
