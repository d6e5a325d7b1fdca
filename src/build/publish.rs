//! One planned page made into one file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::each::each;
use super::memo::Memo;
use super::output::{Artifact, Content};
use super::theme::Design;
use super::watch::Unwatched;
use crate::body::{self, Bodies, Components};
use crate::diag::Findings;
use crate::page::{Page, Subject};
use crate::render::{self, Shared, View};
use crate::site::{EntryId, Site};
use crate::value::digest::Digest;
use crate::value::url::UrlPath;
use crate::{feed, index};

/// Everything a page is made from.
pub(super) struct Workshop<'a> {
    site: &'a Site,
    design: &'a Design,
    shared: Shared<'a>,
    memo: &'a Memo<String>,
    /// What feeds hold: bodies whose every link is absolute.
    absolute: BTreeMap<EntryId, String>,
}

/// The bodies that any feed holds, with absolute links: one post stands in many feeds.
fn absolute_bodies(site: &Site, bodies: &Bodies, pages: &[Page]) -> BTreeMap<EntryId, String> {
    let in_feeds: BTreeSet<EntryId> = pages
        .iter()
        .filter_map(|page| match &page.subject {
            Subject::Feed { entries, .. } => Some(entries),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    let ids: Vec<EntryId> = in_feeds.into_iter().collect();
    let made = each(&ids, &Unwatched, |id| {
        body::absolute(&bodies.entries[id.0].html, &site.entry(*id).url, &site.config.base_url)
    });
    ids.into_iter().zip(made).collect()
}

impl<'a> Workshop<'a> {
    /// Lays out what all pages need.
    ///
    /// # Errors
    /// Every picture of a front matter that is not there.
    pub(super) fn furnish(
        site: &'a Site,
        design: &'a Design,
        bodies: &'a Bodies,
        pages: &[Page],
        memo: &'a Memo<String>,
    ) -> Result<(Self, Findings), Findings> {
        let (shared, findings) = Shared::make(site, bodies, &design.theme)?;
        let absolute = absolute_bodies(site, bodies, pages);
        Ok((Self { site, design, shared, memo, absolute }, findings))
    }

    /// Makes the file of one page.
    pub(super) fn make(&self, page: &Page) -> Result<(Artifact, Findings), Findings> {
        let base = &self.site.config.base_url;
        let words = match &page.subject {
            Subject::File(file) => return Ok(finished(page, Content::File(file.clone()))),
            Subject::ThemeFile(path) => {
                return Ok(finished(page, Content::Bytes(built_in(path).to_vec())));
            }
            Subject::Feed { scope, format, entries } => {
                let content = |id| self.full_text(id);
                let paid_by = |language: &str| self.design.theme.phrase("sponsored", language);
                let words = feed::Words { content: &content, paid_by: &paid_by };
                feed::print(self.site, *scope, *format, entries, words)
            }
            Subject::Sitemap(locations) => index::sitemap(base, locations),
            Subject::SitemapIndex(locations) => index::sitemap_index(base, locations),
            Subject::Robots => index::robots(base),
            Subject::HighlightSheet | Subject::Sass(_) => self.design.shelf.made(&page.url.file()),
            Subject::Redirects(pairs) => self.redirects(pairs),
            _ => self.html(page)?,
        };
        Ok(finished(page, Content::Bytes(words.into_bytes())))
    }

    /// A page of HTML, rendered once for everything that goes into it.
    fn html(&self, page: &Page) -> Result<String, Findings> {
        let Some(view) = render::view(&self.shared, page) else {
            return Ok(String::new());
        };
        let made = self.memo.get(|| self.key(&view), || self.print(&view))?;
        Ok(Arc::unwrap_or_clone(made))
    }

    /// All that a page's bytes depend on.
    fn key(&self, view: &View) -> Digest {
        let minified = [u8::from(self.site.config.output.minify)];
        Digest::of_parts([view.digest().as_bytes().as_slice(), &minified])
    }

    fn print(&self, view: &View) -> Result<String, Findings> {
        let html = render::print(&self.design.theme, view)?;
        Ok(if self.site.config.output.minify { body::minify(&html) } else { html })
    }

    fn full_text(&self, id: EntryId) -> String {
        self.absolute.get(&id).cloned().unwrap_or_default()
    }

    /// Lines for hosts that read a `_redirects` file: old address, new address, 301.
    fn redirects(&self, pairs: &[(UrlPath, UrlPath)]) -> String {
        let base = &self.site.config.base_url;
        let line = |(from, to): &(UrlPath, UrlPath)| {
            format!("{} {} 301\n", base.link(from), base.link(to))
        };
        pairs.iter().map(line).collect()
    }
}

/// The bytes of a file that the built-in theme brings along.
fn built_in(path: &str) -> &'static [u8] {
    let mut files = render::statics();
    files.find(|(name, _)| *name == path).map_or(&[], |(_, bytes)| bytes)
}

fn finished(page: &Page, content: Content) -> (Artifact, Findings) {
    (Artifact { path: page.url.file(), content }, Findings::none())
}
