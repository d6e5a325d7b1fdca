//! `section`: the front page or a folder with a page of its own.

use serde::Serialize;

use super::image::{self, ImageView};
use super::part::{Fields, Ordered, Part};
use super::shown::{Link, Shown};
use crate::body::{Body, TocEntry};
use crate::data::Map;
use crate::diag::Findings;
use crate::picture::Album;
use crate::site::{Section, Site};

/// A section, to be linked to.
#[derive(Hash, Serialize)]
pub(super) struct SectionLink<'a> {
    /// Its name.
    title: &'a str,
    /// Its address on the blog.
    url: Shown<Link<'a>>,
}

impl<'a> SectionLink<'a> {
    /// A section of a site.
    pub(super) fn of(site: &'a Site, section: &'a Section) -> Self {
        Self { title: &section.title, url: Link::to(&site.config.base_url, &section.url) }
    }
}

/// `section`, but for its HTML.
#[derive(Hash, Serialize)]
struct SectionView<'a> {
    #[serde(flatten)]
    link: SectionLink<'a>,
    /// Its folder from `content/`; empty for the front page.
    folder: &'a str,
    /// What its author says it is; may be empty.
    description: &'a str,
    /// Its headings as a tree.
    toc: &'a [TocEntry],
    /// Its picture, or none.
    image: Option<ImageView>,
    /// Sections right below it.
    children: Vec<SectionLink<'a>>,
    /// How many entries it lists.
    count: usize,
    /// `extra` of its front matter.
    extra: Ordered<Map>,
}

/// `section`, with what is wrong with its picture.
pub(super) fn view<'a>(
    site: &'a Site,
    album: &Album,
    section: &'a Section,
    body: &'a Body,
) -> (Part<'a>, Findings) {
    let document = section.document.as_ref();
    let front = document.map(|document| &document.front);
    let (image, findings) = match document {
        Some(document) => image::view(site, album, document, &section.url),
        None => (None, Findings::none()),
    };
    let children = section.children.iter().filter_map(|child| site.sections.get(*child));
    let plain = SectionView {
        link: SectionLink::of(site, section),
        folder: &section.folder,
        description: front.and_then(|front| front.description.as_deref()).unwrap_or_default(),
        toc: &body.toc,
        image,
        children: children.map(|child| SectionLink::of(site, child)).collect(),
        count: section.entries.len(),
        extra: Ordered(front.map(|front| front.extra.clone()).unwrap_or_default()),
    };
    (Fields::of(plain).with("html", Part::html(&body.html)).part(), findings)
}
