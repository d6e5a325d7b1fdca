//! `page`: what every page has, whatever it shows.

use serde::{Serialize, Serializer};

use super::shown::{Link, Permalink, Shown};
use super::social::SocialCard;
use crate::config::FeedFormat;
use crate::document::Role;
use crate::page::{Page, Subject};
use crate::site::{EntryId, Site, address};
use crate::value::url::{BaseUrl, UrlPath};

/// `page`.
#[derive(Hash, Serialize)]
pub(super) struct PageView<'a> {
    /// What it shows: `post`, `page`, `home`, `section`, `terms`, `term`, `people`, `archive`, `year`,
    /// `month`, `search`, `missing`, `redirect` or `card`.
    kind: &'static str,
    /// Its title without the blog's; of the front page, the blog's. Empty where the theme has to
    /// find words.
    title: &'a str,
    /// What it is about, plain words; may be empty.
    description: &'a str,
    /// Its address on the blog.
    url: Shown<Link<'a>>,
    /// Its address in the world.
    permalink: Shown<Permalink<'a>>,
    /// Its language, BCP 47.
    pub(super) language: &'a str,
    /// Which way its language is written: `ltr` or `rtl`.
    direction: &'static str,
    /// The picture that other sites show when they link to it, or none.
    card: Option<SocialCard<'a>>,
    /// The feeds of what it shows, the blog's own last.
    feeds: Feeds<'a>,
}

/// A feed to subscribe to.
#[derive(Hash, Serialize)]
pub(super) struct FeedLink<'a> {
    /// Of what: the blog's title, or a term's name.
    title: &'a str,
    /// Its address on the blog.
    url: Shown<Link<'a>>,
    /// Its address in the world.
    permalink: Shown<Permalink<'a>>,
    /// Its media type.
    #[serde(rename = "type")]
    media_type: &'static str,
}

impl<'a> PageView<'a> {
    /// Of a planned page; none of what no template shows.
    pub(super) fn of(site: &'a Site, page: &'a Page) -> Option<Self> {
        let said = Said::of(site, &page.subject)?;
        let url = Link::to(&site.config.base_url, &page.url);
        let language = said.language.unwrap_or(&site.config.language);
        Some(Self {
            kind: said.kind,
            title: said.title,
            description: said.description,
            permalink: Permalink::of(&url),
            url,
            language,
            direction: direction(language),
            card: SocialCard::of(site, page),
            feeds: Feeds::of_page(site, &page.subject),
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
            Subject::People(_) => return Some(Self::people(site)),
            Subject::Archive(_) => "archive",
            Subject::Year(_) => "year",
            Subject::Month(_) => "month",
            Subject::Missing => "missing",
            Subject::Search => "search",
            Subject::Redirect { .. } => "redirect",
            Subject::Card(of) => return Some(Self::card(site, *of)),
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

    fn card(site: &'a Site, of: Option<EntryId>) -> Self {
        let said = match of {
            Some(id) => Self::entry(site, id),
            None => Self {
                title: &site.config.title,
                description: &site.config.description,
                ..Self::default()
            },
        };
        Self { kind: "card", ..said }
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

    fn people(site: &'a Site) -> Self {
        let section = site.circle.as_ref().and_then(|circle| circle.section);
        Self { kind: "people", ..Self::default() }.introduced(site, section)
    }

    /// With what the text above the list says of it.
    fn introduced(self, site: &'a Site, section: Option<usize>) -> Self {
        match section.and_then(|number| Self::section(site, number)) {
            Some(said) => Self { kind: self.kind, ..said },
            None => self,
        }
    }
}

/// Feeds to subscribe to; what each is called and where it is, is made where a template sees it.
#[derive(Hash)]
pub(super) struct Feeds<'a> {
    base: &'a BaseUrl,
    formats: &'a [FeedFormat],
    sources: Vec<Source<'a>>,
}

/// What there are feeds of.
#[derive(Hash)]
struct Source<'a> {
    title: &'a str,
    /// Where its page is; none for the front page.
    below: Option<&'a UrlPath>,
    /// Whether they are of what readers say.
    is_talk: bool,
}

impl<'a> Feeds<'a> {
    fn of(site: &'a Site, sources: Vec<Source<'a>>) -> Self {
        Self { base: &site.config.base_url, formats: &site.config.feeds.formats, sources }
    }

    /// Those of what a page shows, the blog's own last.
    fn of_page(site: &'a Site, subject: &Subject) -> Self {
        let term = match subject {
            Subject::Term { taxonomy, term, .. } => site
                .taxonomies
                .get(*taxonomy)
                .filter(|taxonomy| taxonomy.config.feed)
                .and_then(|taxonomy| taxonomy.terms.get(*term)),
            _ => None,
        };
        let posts = |title, below| Source { title, below, is_talk: false };
        let of_term = term.map(|term| posts(term.name.as_str(), Some(&term.url)));
        Self::of(site, of_term.into_iter().chain([posts(&site.config.title, None)]).collect())
    }

    /// Those of what is said, under one entry or on the whole blog; none where nobody spoke.
    pub(super) fn of_comments(site: &'a Site, of: Option<EntryId>) -> Self {
        let is_any = of.map_or_else(|| !site.talks().is_empty(), |id| site.thread(id).comments > 0);
        if !is_any || !site.config.comments.feeds {
            return Self::of(site, Vec::new());
        }
        let entry = of.map(|id| site.entry(id));
        let title = entry.map_or(&site.config.title, |entry| &entry.document.title);
        let source = Source { title, below: entry.map(|entry| &entry.url), is_talk: true };
        Self::of(site, vec![source])
    }

    fn links(&self) -> impl Iterator<Item = FeedLink<'a>> {
        let formats = |of| self.formats.iter().map(move |format| (of, *format));
        self.sources.iter().flat_map(formats).map(|(of, format)| of.link(self.base, format))
    }
}

impl Serialize for Feeds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.links())
    }
}

impl<'a> Source<'a> {
    fn link(&self, base: &'a BaseUrl, format: FeedFormat) -> FeedLink<'a> {
        let below = self.below.cloned().unwrap_or_else(UrlPath::root);
        let address = if self.is_talk { address::comment_feed } else { address::feed };
        FeedLink::at(base, self.title, address(&below, format), format.media_type())
    }
}

impl<'a> FeedLink<'a> {
    /// The people whom readers should meet, as OPML.
    pub(super) fn blogroll(site: &'a Site) -> Self {
        Self::at(&site.config.base_url, &site.config.title, address::blogroll(), "text/xml")
    }

    fn at(base: &'a BaseUrl, title: &'a str, feed: UrlPath, media_type: &'static str) -> Self {
        let url = Link::to_made(base, feed);
        Self { title, permalink: Permalink::of(&url), url, media_type }
    }
}

/// Languages that are written from right to left, by their first subtag.
const RIGHT_TO_LEFT: [&str; 12] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

fn direction(language: &str) -> &'static str {
    let first = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&first) { "rtl" } else { "ltr" }
}
