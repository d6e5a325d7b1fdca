//! `site`: what every page may show. Made once.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::{FeedLink, Feeds};
use super::part::{Fields, Ordered, Part};
use super::person::PersonView;
use super::shown::{Address, Shown};
use super::talk;
use super::term::AuthorView;
use crate::data::{self, Map};
use crate::render::Theme;
use crate::render::theme::Reach;
use crate::site::{Site, address as addresses};
use crate::value::url::UrlPath;

/// How many posts `site.recent` holds.
const RECENT: usize = 10;

/// How many conversations `site.talks` holds.
const TALKS: usize = 5;

/// `site`, but for what is shared with other parts.
#[derive(Serialize)]
struct SiteView<'a> {
    /// The blog's title.
    title: &'a str,
    /// A line about it; may be empty.
    description: &'a str,
    /// The front page's address on the blog.
    url: String,
    /// The front page's address in the world.
    permalink: &'a str,
    /// The host alone.
    host: String,
    /// Its language, BCP 47.
    language: &'a str,
    /// Who writes what names nobody, or none.
    author: Option<AuthorView<'a>>,
    /// Everybody the configuration knows, by key.
    authors: Vec<AuthorView<'a>>,
    /// Lists of links, by name.
    menus: BTreeMap<&'a str, Vec<MenuEntryView<'a>>>,
    /// The ways posts are sorted, by name; those that have a term.
    taxonomies: BTreeMap<&'a str, TaxonomyLink<'a>>,
    /// The page that lists all posts by year, or none where no post has a date.
    archive: Option<String>,
    /// The page where readers search, or none where they cannot.
    search: Option<String>,
    /// The page of the people who take part, or none.
    participants: Option<String>,
    /// The theme's options.
    options: &'a Map,
    /// `extra` of the configuration.
    extra: &'a Map,
    /// The blog's `data/`.
    data: &'a Map,
    /// How many posts there are.
    posts: usize,
    /// How many comments there are.
    comments: usize,
    /// The feeds of what is said on the whole blog.
    comment_feeds: Feeds<'a>,
    /// Whom its readers should meet.
    people: Vec<PersonView<'a>>,
    /// The same for programs that read feeds, or none where there is nobody.
    blogroll: Option<FeedLink<'a>>,
    /// The year of this build.
    year: i16,
    /// What made it: `hobnob 0.1.0`.
    generator: &'static str,
}

/// One link of a menu.
#[derive(Serialize)]
struct MenuEntryView<'a> {
    /// As it is shown.
    name: &'a str,
    /// Where it leads, as it stands in a link.
    url: Shown<Address<'a>>,
}

/// A taxonomy, to be linked to.
#[derive(Serialize)]
struct TaxonomyLink<'a> {
    /// Its name in the configuration.
    name: &'a str,
    /// The page that lists its terms.
    url: String,
    /// How many terms it has.
    count: usize,
}

/// `site`, field by field: a page depends on those alone that its template names.
pub(super) struct Everywhere<'a>(Vec<(String, Part<'a>)>);

impl<'a> Everywhere<'a> {
    /// All fields.
    pub(super) fn whole(&self) -> Part<'a> {
        self.with(|_| true)
    }

    /// Of all fields those that a template reaches.
    pub(super) fn within(&self, reach: &Reach) -> Part<'a> {
        self.with(|name| reach.fields.as_ref().is_none_or(|fields| fields.contains(name)))
    }

    fn with(&self, is_named: impl Fn(&str) -> bool) -> Part<'a> {
        let named = self.0.iter().filter(|(name, _)| is_named(name));
        let add = |fields: Fields<'a>, (name, part): &(String, Part<'a>)| {
            fields.with(name.clone(), part.clone())
        };
        named.fold(Fields::default(), add).part()
    }
}

pub(super) fn view<'a>(site: &'a Site, theme: &Theme, cards: &[Part<'a>]) -> Everywhere<'a> {
    let config = &site.config;
    let base = &config.base_url;
    let is_dated = |id| site.entry(id).document.front.date.is_some();
    let talks = site.talks();
    let plain = SiteView {
        title: &config.title,
        description: &config.description,
        url: base.link(&UrlPath::root()),
        permalink: base.as_str(),
        host: base.host(),
        language: &config.language,
        author: config.author.as_deref().map(|name| AuthorView::named(site, name)),
        authors: config.authors.keys().map(|key| AuthorView::named(site, key)).collect(),
        menus: menus(site),
        taxonomies: taxonomies(site),
        archive: site.posts().any(is_dated).then(|| base.link(&addresses::archive())),
        search: config.search.then(|| base.link(&addresses::search())),
        participants: site.circle.as_ref().map(|circle| base.link(&circle.url)),
        options: theme.options(),
        extra: &config.extra,
        data: &site.data,
        posts: site.posts,
        comments: talks.iter().map(|id| site.thread(*id).comments).sum(),
        comment_feeds: Feeds::of_comments(site, None),
        people: PersonView::all(&site.people),
        blogroll: (!site.people.is_empty()).then(|| FeedLink::blogroll(site)),
        year: site.now.year(),
        generator: concat!("hobnob ", env!("CARGO_PKG_VERSION")),
    };
    let recent: Part<'_> = cards.iter().take(site.posts.min(RECENT)).cloned().collect();
    let talks =
        talks.iter().take(TALKS).filter_map(|id| Some(talk::view(site, *id, cards.get(id.0)?)));
    let talks: Part<'_> = talks.collect();
    let plain = match serde_json::to_value(plain) {
        Ok(data::Value::Object(plain)) => plain,
        _ => Map::new(),
    };
    let plain = plain.into_iter().map(|(name, value)| (name, Part::of(Ordered(value))));
    let shared = [("recent".to_owned(), recent), ("talks".to_owned(), talks)];
    Everywhere(plain.chain(shared).collect())
}

fn menus(site: &Site) -> BTreeMap<&str, Vec<MenuEntryView<'_>>> {
    let base = &site.config.base_url;
    let menus = site.config.menus.iter().map(|(name, entries)| {
        let entries = entries
            .iter()
            .map(|entry| MenuEntryView { name: &entry.name, url: Address::of(base, &entry.url) });
        (name.as_str(), entries.collect())
    });
    menus.collect()
}

fn taxonomies(site: &Site) -> BTreeMap<&str, TaxonomyLink<'_>> {
    let used = site.taxonomies.iter().filter(|taxonomy| !taxonomy.terms.is_empty());
    let links = used.map(|taxonomy| {
        let name = taxonomy.config.name.as_str();
        let url = site.config.base_url.link(&taxonomy.url);
        (name, TaxonomyLink { name, url, count: taxonomy.terms.len() })
    });
    links.collect()
}
