//! `entry`: a post or page, whole.

use serde::Serialize;

use super::Shared;
use super::conversation;
use super::part::{Fields, Part};
use super::person::PersonView;
use super::section::SectionLink;
use super::shown::{Link, Shown};
use crate::body::TocEntry;
use crate::document::Comments;
use crate::site::{EntryId, SeriesPart};

/// What an entry has besides what its card shows, but for what is shared.
#[derive(Hash, Serialize)]
struct EntryView<'a> {
    /// Its file, from the blog's root.
    path: &'a str,
    /// Its headings as a tree: `level`, `id`, `text`, `children`.
    toc: &'a [TocEntry],
    /// Whether readers may answer: `open`, `closed` or `off`.
    comments: &'static str,
    /// `purpose` of its front matter, or none.
    purpose: Option<&'a str>,
    /// Whom its readers should meet.
    people: Vec<PersonView<'a>>,
    /// The section it is in.
    section: Option<SectionLink<'a>>,
}

/// Where an entry stands in a series, but for what is shared.
#[derive(Hash, Serialize)]
struct SeriesView<'a> {
    /// The series' name.
    name: &'a str,
    /// Its page.
    url: Shown<Link<'a>>,
    /// Which part the entry is, from 1.
    number: usize,
    /// How many parts there are.
    total: usize,
}

/// `entry`.
pub(super) fn view<'a>(shared: &Shared<'a>, id: EntryId) -> Part<'a> {
    let site = shared.site;
    let entry = site.entry(id);
    let document = &entry.document;
    let body = shared.body(id);
    let plain = EntryView {
        path: &document.text.path,
        toc: &body.toc,
        comments: match site.comments(id) {
            Comments::Open => "open",
            Comments::Closed => "closed",
            Comments::Off => "off",
        },
        purpose: document.front.purpose.as_deref(),
        people: PersonView::all(&document.front.people),
        section: site.sections.get(entry.section).map(|section| SectionLink::of(site, section)),
    };
    let series = site.series(id).iter().map(|part| series(shared, part)).collect();
    Fields::of(plain)
        .and(shared.card(Some(id)))
        .with("html", shared.html(id))
        .with("conversation", conversation::view(shared, id))
        .with("older", shared.card(entry.older))
        .with("newer", shared.card(entry.newer))
        .with("related", shared.related(id))
        .with("series", series)
        .part()
}

fn series<'a>(shared: &Shared<'a>, part: &SeriesPart<'a>) -> Part<'a> {
    let plain = SeriesView {
        name: &part.term.name,
        url: Link::to(&shared.site.config.base_url, &part.term.url),
        number: part.number,
        total: part.term.entries.len(),
    };
    Fields::of(plain)
        .with("entries", shared.series(part.term))
        .with("previous", shared.card(part.previous))
        .with("next", shared.card(part.next))
        .part()
}
