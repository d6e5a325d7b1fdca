//! `page`: what every page has, whatever it shows.

use serde::Serialize;

use crate::config::FeedFormat;
use crate::document::Role;
use crate::page::{Page, Subject};
use crate::site::{EntryId, Site, address};
use crate::value::url::UrlPath;

/// `page`.
#[derive(Serialize)]
pub(super) struct PageView<'a> {
    /// What it shows: `post`, `page`, `home`, `section`, `terms`, `term`, `archive`, `year`,
    /// `month`, `search`, `missing` or `redirect`.
    kind: &'static str,
    /// Its title without the blog's; of the front page, the blog's. Empty where the theme has to
    /// find words.
    title: &'a str,
    /// What it is about, plain words; may be empty.
    description: &'a str,
    /// Its address on the blog.
    url: String,
    /// Its address in the world.
    permalink: String,
    /// Its language, BCP 47.
    pub(super) language: &'a str,
    /// Which way its language is written: `ltr` or `rtl`.
    direction: &'static str,
    /// The feeds of what it shows, the blog's own last.
    feeds: Vec<FeedLink<'a>>,
}

/// A feed to subscribe to.
#[derive(Serialize)]
pub(super) struct FeedLink<'a> {
    /// Of what: the blog's title, or a term's name.
    title: &'a str,
    /// Its address on the blog.
    url: String,
    /// Its address in the world.
    permalink: String,
    /// Its media type.
    #[serde(rename = "type")]
    media_type: &'static str,
}

impl<'a> PageView<'a> {
    /// Of a planned page; none of what no template shows.
    pub(super) fn of(site: &'a Site, page: &Page) -> Option<Self> {
        let said = Said::of(site, &page.subject)?;
        let base = &site.config.base_url;
        let language = said.language.unwrap_or(&site.config.language);
        Some(Self {
            kind: said.kind,
            title: said.title,
            description: said.description,
            url: base.link(&page.url),
            permalink: base.absolute(&page.url),
            language,
            direction: direction(language),
            feeds: feeds(site, &page.subject),
        })
    }
}

/// What a subject says of itself.
#[derive(Default)]
struct Said<'a> {
    kind: &'static str,
    title: &'a str,
    description: &'a str,
    language: Option<&'a str>,
}

impl<'a> Said<'a> {
    fn of(site: &'a Site, subject: &Subject) -> Option<Self> {
        let kind = match subject {
            Subject::Entry(id) => return Some(Self::entry(site, *id)),
            Subject::Section { section, .. } => return Self::section(site, *section),
            Subject::Term { taxonomy, term, .. } => return Self::term(site, *taxonomy, *term),
            Subject::Terms(taxonomy) => return Self::terms(site, *taxonomy),
            Subject::Archive(_) => "archive",
            Subject::Year(_) => "year",
            Subject::Month(_) => "month",
            Subject::Missing => "missing",
            Subject::Search => "search",
            Subject::Redirect { .. } => "redirect",
            _ => return None,
        };
        Some(Self { kind, ..Self::default() })
    }

    fn entry(site: &'a Site, id: EntryId) -> Self {
        let document = &site.entry(id).document;
        Self {
            kind: if document.place.role == Role::Post { "post" } else { "page" },
            title: &document.title,
            description: document.front.description.as_deref().unwrap_or(&document.prose.opening),
            language: document.front.lang.as_deref(),
        }
    }

    fn section(site: &'a Site, number: usize) -> Option<Self> {
        let section = site.sections.get(number)?;
        let front = section.document.as_ref().map(|document| &document.front);
        let (kind, title, usual) = match number {
            0 => ("home", &site.config.title, site.config.description.as_str()),
            _ => ("section", &section.title, ""),
        };
        let description = front.and_then(|front| front.description.as_deref()).unwrap_or(usual);
        let language = front.and_then(|front| front.lang.as_deref());
        Some(Self { kind, title, description, language })
    }

    fn term(site: &'a Site, taxonomy: usize, term: usize) -> Option<Self> {
        let term = site.taxonomies.get(taxonomy)?.terms.get(term)?;
        let bio = term.author.as_ref().and_then(|author| author.bio.as_deref());
        let usual = Self {
            kind: "term",
            title: &term.name,
            description: bio.unwrap_or_default(),
            language: None,
        };
        Some(usual.introduced(site, term.section))
    }

    fn terms(site: &'a Site, taxonomy: usize) -> Option<Self> {
        let taxonomy = site.taxonomies.get(taxonomy)?;
        let usual = Self { kind: "terms", title: &taxonomy.config.name, ..Self::default() };
        Some(usual.introduced(site, taxonomy.section))
    }

    /// With what the text above the list says of it.
    fn introduced(self, site: &'a Site, section: Option<usize>) -> Self {
        match section.and_then(|number| Self::section(site, number)) {
            Some(said) => Self { kind: self.kind, ..said },
            None => self,
        }
    }
}

fn feeds<'a>(site: &'a Site, subject: &Subject) -> Vec<FeedLink<'a>> {
    let term = match subject {
        Subject::Term { taxonomy, term, .. } => site
            .taxonomies
            .get(*taxonomy)
            .filter(|taxonomy| taxonomy.config.feed)
            .and_then(|taxonomy| taxonomy.terms.get(*term)),
        _ => None,
    };
    let of_term = term.map(|term| (term.name.as_str(), term.url.clone()));
    let all = of_term.into_iter().chain([(site.config.title.as_str(), UrlPath::root())]);
    all.flat_map(|(title, below)| feeds_of(site, title, &below)).collect()
}

fn feeds_of<'a>(site: &Site, title: &'a str, below: &UrlPath) -> Vec<FeedLink<'a>> {
    let formats = site.config.feeds.formats.iter();
    formats
        .map(|format| FeedLink::of(site, title, &address::feed(below, *format), *format))
        .collect()
}

/// The feeds of what is said, under one entry or on the whole blog; none where nobody spoke.
pub(super) fn comment_feeds(site: &Site, of: Option<EntryId>) -> Vec<FeedLink<'_>> {
    let is_any = of.map_or_else(|| !site.talks().is_empty(), |id| site.thread(id).comments > 0);
    if !is_any || !site.config.comments.feeds {
        return Vec::new();
    }
    let entry = of.map(|id| site.entry(id));
    let title = entry.map_or(&site.config.title, |entry| &entry.document.title);
    let below = entry.map_or_else(UrlPath::root, |entry| entry.url.clone());
    let formats = site.config.feeds.formats.iter();
    let links = formats
        .map(|format| FeedLink::of(site, title, &address::comment_feed(&below, *format), *format));
    links.collect()
}

impl<'a> FeedLink<'a> {
    fn of(site: &Site, title: &'a str, feed: &UrlPath, format: FeedFormat) -> Self {
        Self::at(site, title, feed, format.media_type())
    }

    /// The people whom readers should meet, as OPML.
    pub(super) fn blogroll(site: &'a Site) -> Self {
        Self::at(site, &site.config.title, &address::blogroll(), "text/xml")
    }

    fn at(site: &Site, title: &'a str, feed: &UrlPath, media_type: &'static str) -> Self {
        let base = &site.config.base_url;
        Self { title, url: base.link(feed), permalink: base.absolute(feed), media_type }
    }
}

/// Languages that are written from right to left, by their first subtag.
const RIGHT_TO_LEFT: [&str; 12] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

fn direction(language: &str) -> &'static str {
    let first = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&first) { "rtl" } else { "ltr" }
}
