//! One planned page made into one file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::darkroom::Prints;
use super::each::each;
use super::material::Assembled;
use super::memo::Memo;
use super::output::{Artifact, Content};
use super::watch::Unwatched;
use super::{Memos, searching};
use crate::body::{self, Bodies, Components};
use crate::diag::Findings;
use crate::feed::{Talk, Words};
use crate::index::search::Index;
use crate::page::{Location, Page, Subject};
use crate::policy::added::Shown;
use crate::policy::markup::{self, Embed};
use crate::render::{self, Shared, View};
use crate::site::{EntryId, Site};
use crate::value::digest::{Digest, Known};
use crate::value::url::UrlPath;
use crate::{feed, index};

/// A page of HTML or a feed, as it is remembered.
pub(super) struct Printed {
    bytes: Arc<[u8]>,
    /// What it does to readers.
    embeds: Vec<Embed>,
}

/// The file of one page.
pub(super) struct Made {
    pub(super) artifact: Artifact,
    /// What a page does that no document of its own does, with the page's address, not encoded.
    pub(super) added: Option<(String, Vec<Shown>)>,
}

/// Everything a page is made from.
pub(super) struct Workshop<'a> {
    pub(super) blog: &'a Assembled,
    prints: &'a Prints,
    pub(super) shared: Shared<'a>,
    pub(super) memos: &'a Memos,
    /// The fingerprints of the embeds in documents, which are judged already, by path.
    judged: &'a BTreeMap<String, BTreeSet<String>>,
    bodies: &'a Bodies,
    /// What readers search in.
    index: Index,
    /// What feeds hold: bodies whose every link is absolute.
    absolute: BTreeMap<EntryId, Arc<Known<String>>>,
    /// The digest of what goes into every feed: the configuration and the words of the theme.
    words: Digest,
}

/// The bodies that any feed holds, with absolute links: one post stands in many feeds.
fn absolute_bodies(
    site: &Site,
    bodies: &Bodies,
    pages: &[Page],
    memo: &Memo<Known<String>>,
) -> BTreeMap<EntryId, Arc<Known<String>>> {
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
        let (body, url, base) =
            (&bodies.entries[id.0], &site.entry(*id).url, &site.config.base_url);
        let parts = || [body.digest(), Digest::of(url.as_str()), Digest::of(base.as_str())];
        let key = || Digest::of_parts(parts().iter().map(|part| part.as_bytes().as_slice()));
        memo.once(key, || body::absolute(&body.html, url, base).into())
    });
    ids.into_iter().zip(made).collect()
}

/// For each post those that are like it, found once for all that decides it.
fn related(site: &Site, memo: &Memo<Vec<Vec<EntryId>>>) -> Arc<Vec<Vec<EntryId>>> {
    let posts: Vec<EntryId> = site.posts().collect();
    memo.once(|| site.kinship(), || each(&posts, &Unwatched, |id| site.related(*id)))
}

impl<'a> Workshop<'a> {
    /// Lays out what all pages need.
    ///
    /// # Errors
    /// Every picture of a front matter that is not there.
    #[expect(clippy::too_many_arguments, reason = "a page is made from all that was made before")]
    pub(super) fn furnish(
        blog: &'a Assembled,
        prints: &'a Prints,
        bodies: &'a Bodies,
        pages: &[Page],
        judged: &'a BTreeMap<String, BTreeSet<String>>,
        memos: &'a Memos,
    ) -> Result<(Self, Findings), Findings> {
        let related = related(&blog.site, &memos.related);
        let (shared, findings) =
            Shared::make(&blog.site, &prints.album, bodies, related, &blog.design.theme)?;
        let absolute = absolute_bodies(&blog.site, bodies, pages, &memos.absolute);
        let index = searching::index(&blog.site, bodies, memos);
        let (config, theme) = (blog.site.config.digest(), blog.design.theme.spoken());
        let words = Digest::of_parts([config.as_bytes().as_slice(), theme.as_bytes()]);
        Ok((Self { blog, prints, shared, memos, judged, bodies, index, absolute, words }, findings))
    }

    /// Makes the file of one page.
    pub(super) fn make(&self, page: &Page) -> Result<(Made, Findings), Findings> {
        let Assembled { site, design, .. } = self.blog;
        let base = &site.config.base_url;
        let words = match &page.subject {
            Subject::File(file) => return Ok(finished(page, self.prints.published(file))),
            Subject::Picture { .. } => return Ok(finished(page, self.prints.copy(&page.url))),
            Subject::ThemeFile(path) => {
                return Ok(finished(page, Content::Bytes(render::published(path).into())));
            }
            Subject::SearchRoot | Subject::SearchWords(_) | Subject::SearchResults(_) => {
                return Ok(finished(page, Content::Bytes(self.indexed(&page.subject))));
            }
            Subject::Feed { scope, format, entries } => {
                let print = |words: Words<'_>| feed::print(site, *scope, *format, entries, words);
                return Ok(finished(page, Content::Bytes(self.posts(print))));
            }
            Subject::CommentFeed { of, format, comments } => {
                let talk = Talk::of(site, &self.bodies.comments, *of, *format, comments);
                return Ok(finished(page, Content::Bytes(self.talk(&talk))));
            }
            Subject::Blogroll => feed::print_blogroll(site),
            Subject::Sitemap(locations) => {
                return Ok(finished(page, Content::Bytes(self.sitemap(locations))));
            }
            Subject::SitemapIndex(locations) => index::sitemap_index(base, locations),
            Subject::Robots => index::robots(base),
            Subject::HighlightSheet | Subject::Sass(_) => design.shelf.made(&page.url.file()),
            Subject::Redirects(pairs) => self.redirects(pairs),
            _ => return self.html(page),
        };
        Ok(finished(page, Content::Bytes(words.into_bytes().into())))
    }

    /// A page of HTML, rendered once for everything that goes into it.
    fn html(&self, page: &Page) -> Result<(Made, Findings), Findings> {
        let Some(view) = render::view(&self.shared, page) else {
            return Ok(finished(page, Content::Bytes(Vec::new().into())));
        };
        let printed = self.memos.pages.get(|| self.key(&view), || self.print(&view))?;
        let (made, findings) = finished(page, Content::Bytes(Arc::clone(&printed.bytes)));
        let added = self.added(page, &printed.embeds);
        let added = (!added.is_empty()).then(|| (page.url.plain(), added));
        Ok((Made { added, ..made }, findings))
    }

    /// Of what a page shows, what no document of its own holds, which is judged already.
    fn added(&self, page: &Page, embeds: &[Embed]) -> Vec<Shown> {
        if embeds.is_empty() {
            return Vec::new();
        }
        let Assembled { site, policy, .. } = self.blog;
        let own = match &page.subject {
            Subject::Entry(id) => Some(&site.entry(*id).document),
            _ => None,
        };
        let settings = own.map_or_else(|| policy.shared_settings(), |own| policy.settings_for(own));
        let holds = |shown: &Shown| match own {
            Some(own) => self.judged.get(&own.place.path).is_some_and(|it| shown.is_of(it)),
            None => self.judged.values().any(|it| shown.is_of(it)),
        };
        let mut shown = Shown::deciding(embeds.to_vec(), &settings);
        shown.retain(|shown| !holds(shown));
        shown
    }

    /// All that a page's bytes depend on.
    fn key(&self, view: &View<'_>) -> Digest {
        let minified = [u8::from(self.blog.site.config.output.minify)];
        let policy = self.blog.policy.digest();
        let view = view.digest();
        Digest::of_parts([view.as_bytes().as_slice(), policy.as_bytes(), &minified])
    }

    fn print(&self, view: &View<'_>) -> Result<Printed, Findings> {
        let html = render::print(&self.blog.design.theme, view)?;
        let policy = &self.blog.policy;
        let embeds = markup::embeds(&html, &policy.embeds, &policy.links);
        let minifies = self.blog.site.config.output.minify;
        let html = if minifies { body::minify(&html) } else { html };
        Ok(Printed { bytes: html.into_bytes().into(), embeds })
    }

    /// A feed of comments, printed once for everything that goes into it. Their links are whole already: a
    /// stranger's relative one leads nowhere.
    fn talk(&self, talk: &Talk<'_>) -> Arc<[u8]> {
        let parts = || [self.words, Digest::of_value(talk)];
        let key = || Digest::of_parts(parts().iter().map(|part| part.as_bytes().as_slice()));
        let config = &self.blog.site.config;
        let print = |words: Words<'_>| feed::print_comments(talk, config, words);
        let print = || self.feed(print, &|id| self.content(id));
        self.once(key, print)
    }

    /// A feed of posts, printed once for all that it says: it is recognised by what it would say with the
    /// digests of the bodies instead of them.
    fn posts(&self, print: impl Fn(Words<'_>) -> String) -> Arc<[u8]> {
        let digest = |id: EntryId| self.absolute.get(&id).map(|html| html.digest().long());
        let key = || Digest::of(self.feed(&print, &|id| digest(id).unwrap_or_default()));
        self.once(key, || self.feed(&print, &|id| self.content(id)))
    }

    /// A sitemap, printed once for all that it names.
    fn sitemap(&self, locations: &[Location]) -> Arc<[u8]> {
        let base = &self.blog.site.config.base_url;
        self.once(|| Digest::of_value(&(base, locations)), || index::sitemap(base, locations))
    }

    /// What needs no template, printed once.
    fn once(&self, key: impl FnOnce() -> Digest, print: impl FnOnce() -> String) -> Arc<[u8]> {
        let print = || Printed { bytes: print().into_bytes().into(), embeds: Vec::new() };
        Arc::clone(&self.memos.pages.once(key, print).bytes)
    }

    /// What feeds say of an entry.
    fn content(&self, id: EntryId) -> String {
        self.absolute.get(&id).map(|html| String::clone(html)).unwrap_or_default()
    }

    /// A file that readers search in.
    fn indexed(&self, subject: &Subject) -> Arc<[u8]> {
        let Index { root, words, results } = &self.index;
        let file = match subject {
            Subject::SearchWords(number) => words.get(*number),
            Subject::SearchResults(number) => results.get(*number),
            _ => Some(root),
        };
        file.map(|file| Arc::clone(&file.bytes)).unwrap_or_default()
    }

    /// A feed, printed with all that others know.
    fn feed(
        &self,
        print: impl FnOnce(Words<'_>) -> String,
        content: &dyn Fn(EntryId) -> String,
    ) -> String {
        let theme = &self.blog.design.theme;
        let phrase = |key: &str, language: &str| theme.phrase(key, language);
        print(Words { content, phrase: &phrase })
    }

    /// Lines for hosts that read a `_redirects` file: old address, new address, 301.
    fn redirects(&self, pairs: &[(UrlPath, UrlPath)]) -> String {
        let base = &self.blog.site.config.base_url;
        let line = |(from, to): &(UrlPath, UrlPath)| {
            format!("{} {} 301\n", base.link(from), base.link(to))
        };
        pairs.iter().map(line).collect()
    }
}

pub(super) fn finished(page: &Page, content: Content) -> (Made, Findings) {
    let artifact = Artifact { path: page.url.file(), content };
    (Made { artifact, added: None }, Findings::none())
}
