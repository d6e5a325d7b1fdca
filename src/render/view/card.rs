//! An entry as lists show it. Made once for each entry and shared by every page that shows it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::image::{self, ImageView};
use super::part::{Fields, Ordered, Part};
use super::shown::{Address, Link, Moment, Permalink, Place, Shown};
use super::term::{AuthorView, TermLink};
use crate::body::Body;
use crate::data::Map;
use crate::diag::Findings;
use crate::document::{FrontMatter, Role};
use crate::picture::Album;
use crate::site::{Entry, EntryId, Held, Site};
use crate::value::url::BaseUrl;

/// An entry as lists show it, but for its summary.
#[derive(Hash, Serialize)]
struct CardView<'a> {
    /// `post` or `page`.
    kind: &'static str,
    /// Its title, plain words.
    title: &'a str,
    /// Its address on the blog.
    url: Shown<Link<'a>>,
    /// Its address in the world.
    permalink: Shown<Permalink<'a>>,
    /// What its author says it is, else its first words; plain words.
    description: &'a str,
    /// Its language, BCP 47.
    language: &'a str,
    /// When it was published, RFC 3339, or none.
    date: Option<Shown<Moment>>,
    /// When it was last changed, RFC 3339, or none.
    updated: Option<Shown<Moment>>,
    /// Who wrote it.
    authors: Vec<AuthorView<'a>>,
    /// Its terms in every taxonomy, by the taxonomy's name: `terms.tags`.
    terms: BTreeMap<&'a str, Vec<TermLink<'a>>>,
    /// Minutes a reader needs.
    minutes: usize,
    /// How many words it has.
    words: usize,
    /// Its picture, or none.
    image: Option<ImageView>,
    /// Who paid for it, or none.
    sponsor: Option<SponsorView<'a>>,
    /// Why it would not be published yet or any more: `draft`, `scheduled` or `expired`; or none.
    held: Option<&'static str>,
    /// Whether there is more than the summary.
    has_more: bool,
    /// What is said under it, or none where nothing is.
    talk: Option<TalkView<'a>>,
    /// `extra` of its front matter.
    extra: Ordered<&'a Map>,
}

/// What is said under an entry, in numbers.
#[derive(Hash, Serialize)]
struct TalkView<'a> {
    /// How many comments there are.
    comments: usize,
    /// How many people said them.
    people: usize,
    /// When the last of them was said, RFC 3339, or none.
    last: Option<Shown<Moment>>,
    /// Where it begins, an address on the blog.
    url: Shown<Place<'a, Link<'a>>>,
}

/// Who paid for a post.
#[derive(Hash, Serialize)]
struct SponsorView<'a> {
    /// Their name.
    name: &'a str,
    /// Where they are, or none.
    url: Option<Shown<Address<'a>>>,
}

/// The card of one entry, with what is wrong with its picture.
pub(super) fn view<'a>(
    site: &'a Site,
    album: &Album,
    id: EntryId,
    body: &'a Body,
) -> (Part<'a>, Findings) {
    let entry = site.entry(id);
    let document = &entry.document;
    let front = &document.front;
    let base = &site.config.base_url;
    let (image, findings) = image::view(site, album, document, &entry.url);
    let url = Link::to(base, &entry.url);
    let plain = CardView {
        kind: if document.place.role == Role::Post { "post" } else { "page" },
        title: &document.title,
        permalink: Permalink::of(&url),
        url,
        description: front.description.as_deref().unwrap_or(&document.prose.opening),
        language: front.lang.as_deref().unwrap_or(&site.config.language),
        date: front.date.as_ref().map(Moment::of),
        updated: front.updated.as_ref().map(Moment::of),
        authors: site.authors(id).into_iter().map(|term| AuthorView::of(site, term)).collect(),
        terms: terms(site, id),
        minutes: document.prose.minutes(),
        words: document.prose.words,
        image,
        sponsor: sponsor(base, front),
        held: held(entry),
        has_more: body.has_more,
        talk: talk(site, id),
        extra: Ordered(&front.extra),
    };
    (Fields::of(plain).with("summary", Part::html(&body.summary)).part(), findings)
}

fn terms(site: &Site, id: EntryId) -> BTreeMap<&str, Vec<TermLink<'_>>> {
    let taxonomies = site.taxonomies.iter().map(|taxonomy| {
        let name = taxonomy.config.name.as_str();
        let terms = site.terms(id, name).into_iter().map(|term| TermLink::of(site, term));
        (name, terms.collect())
    });
    taxonomies.collect()
}

fn talk(site: &Site, id: EntryId) -> Option<TalkView<'_>> {
    let thread = site.thread(id);
    let first = thread.turns.first().filter(|_| thread.comments > 0)?;
    Some(TalkView {
        comments: thread.comments,
        people: thread.people,
        last: thread.last.map(|last| Moment::within(&site.config.time_zone, last)),
        url: Place::of(Link::to(&site.config.base_url, &site.entry(id).url), &first.id),
    })
}

fn sponsor<'a>(base: &'a BaseUrl, front: &'a FrontMatter) -> Option<SponsorView<'a>> {
    let sponsor = front.sponsor.as_ref()?;
    let url = sponsor.url.as_deref().map(|url| Address::of(base, url));
    Some(SponsorView { name: &sponsor.name, url })
}

fn held(entry: &Entry) -> Option<&'static str> {
    entry.held.as_ref().map(|held| match held {
        Held::Draft => "draft",
        Held::Scheduled(_) => "scheduled",
        Held::Expired(_) => "expired",
        Held::Refused { .. } => "refused",
    })
}
