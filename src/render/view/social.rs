//! `page.card`: the picture that other sites show when somebody passes on a page's address.

use serde::Serialize;

use super::image::{self, ImageView};
use crate::card;
use crate::document::Document;
use crate::page::{Page, Subject};
use crate::picture::Album;
use crate::site::{EntryId, Site, Target, is_pictured};
use crate::value::url::UrlPath;

/// The picture that other sites show.
#[derive(Hash, Serialize)]
pub(super) struct SocialCard<'a> {
    /// Its address, as it stands in a link.
    url: String,
    /// Its address in the world.
    permalink: String,
    /// In pixels, or none.
    width: Option<u32>,
    /// In pixels, or none.
    height: Option<u32>,
    /// What it shows, in words; or none where nobody said it.
    alt: Option<&'a str>,
}

impl<'a> SocialCard<'a> {
    /// Of a planned page: the picture of its front matter, else its own card, else the blog's.
    pub(super) fn of(site: &'a Site, page: &Page) -> Option<Self> {
        let (own, document) = match &page.subject {
            Subject::Missing | Subject::Redirect { .. } | Subject::Card(_) => return None,
            Subject::Entry(id) => (Some(*id), Some(&site.entry(*id).document)),
            Subject::Section { section, .. } => {
                (None, site.sections.get(*section).and_then(|section| section.document.as_ref()))
            }
            _ => (None, None),
        };
        let named = document.and_then(|document| Self::named(site, document, &page.url));
        let own = || own.and_then(|id| Self::lying(site, Some(id)));
        named.or_else(own).or_else(|| Self::lying(site, None))
    }

    /// The picture that a front matter names. What is wrong with it is told elsewhere.
    fn named(site: &Site, document: &Document, page: &UrlPath) -> Option<Self> {
        // Other sites show the picture itself.
        let (image, _) = image::view(site, &Album::default(), document, page);
        let ImageView { url, permalink, width, height, .. } =
            image.filter(|_| is_pictured(&document.front))?;
        Some(Self { url, permalink, width, height, alt: None })
    }

    /// What lies at the address of a card.
    fn lying(site: &'a Site, of: Option<EntryId>) -> Option<Self> {
        let (url, target) = site.card(of)?;
        let (width, height) = match target {
            Target::Asset(size) => size.map(|size| (size.width, size.height)).unzip(),
            _ => (Some(card::WIDTH), Some(card::HEIGHT)),
        };
        let title = of.map_or(&site.config.title, |id| &site.entry(id).document.title);
        let base = &site.config.base_url;
        let (url, permalink) = (base.link(&url), base.absolute(&url));
        Some(Self { url, permalink, width, height, alt: Some(title) })
    }
}
