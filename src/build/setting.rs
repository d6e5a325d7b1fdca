//! All bodies of a site, its comments' too, set in parallel, each once for everything that goes into it.

use std::sync::{Arc, Mutex, PoisonError};

use super::Memos;
use super::each::{each, try_each};
use super::memo::Memo;
use super::watch::{Stage, Watch};
use crate::body::{self, Asked, Bodies, Body, Question, Setting, highlight};
use crate::comment::{Turn, html};
use crate::diag::Findings;
use crate::document::Document;
use crate::picture::Album;
use crate::policy::link::Patterns;
use crate::policy::setting::Policy;
use crate::render::Theme;
use crate::site::{Entry, EntryId, Section, Site};
use crate::value::digest::{Digest, Known};
use crate::value::url::UrlPath;

/// A body, as it is remembered while the site answers its questions as before.
pub(super) struct Remembered {
    body: Arc<Known<Body>>,
    questions: Vec<Question>,
    findings: Findings,
    /// The blocks of code in it, which are not forgotten while it is not.
    _blocks: Vec<Arc<String>>,
}

/// A blog whose bodies are to be set.
#[derive(Clone, Copy)]
pub(super) struct Manuscript<'a> {
    pub(super) site: &'a Site,
    pub(super) album: &'a Album,
    /// As that of [`Assembled`](super::material::Assembled).
    pub(super) layout: Digest,
    pub(super) theme: &'a Theme,
    pub(super) policy: &'a Policy,
}

/// Sets every entry and every section that has a text, and every comment.
///
/// # Errors
/// Every broken link and wrong shortcode of the whole site.
pub(super) fn set(
    manuscript: Manuscript<'_>,
    memos: &Memos,
    watch: &dyn Watch,
) -> Result<(Bodies, Findings), Findings> {
    let Manuscript { site, album, layout, theme, policy } = manuscript;
    watch.begin(Stage::Set, 2 * site.entries.len() + site.sections.len());
    let (links, words) = (&policy.links, words(site, theme, policy));
    // What answers links, but for the words of documents.
    let layout = Digest::of_value(&(layout, album));
    let desk = Desk { site, album, theme, links, words, layout, memos };
    let (entries, mut findings) =
        try_each(&site.entries, watch, |entry: &Entry| desk.set(&entry.document, &entry.url));
    let (sections, found) =
        try_each(&site.sections, watch, |section: &Section| match &section.document {
            Some(document) => desk.set(document, &section.url),
            None => Ok((Arc::default(), Findings::none())),
        });
    findings.absorb(found);
    let comments = comments(site, &memos.comments, watch);
    findings.or_value(Bodies { entries, sections, comments })
}

/// What all bodies are set with.
#[derive(Clone, Copy)]
struct Desk<'a> {
    site: &'a Site,
    album: &'a Album,
    theme: &'a Theme,
    links: &'a Patterns,
    /// The digest of what goes into every body.
    words: Digest,
    /// That of all that answers links, but for the words of documents.
    layout: Digest,
    memos: &'a Memos,
}

/// The digest of what goes into every body: the configuration, the words that the theme adds, and the links
/// that somebody pays for.
fn words(site: &Site, theme: &Theme, policy: &Policy) -> Digest {
    let parts = [site.config.digest(), theme.spoken(), policy.digest()];
    Digest::of_parts(parts.iter().map(|digest| digest.as_bytes().as_slice()))
}

impl Desk<'_> {
    /// A document's body, for its page at `url`.
    fn set(
        &self,
        document: &Document,
        url: &UrlPath,
    ) -> Result<(Arc<Known<Body>>, Findings), Findings> {
        let holds = |known: &Remembered| {
            let mut questions = known.questions.iter();
            questions.all(|question| question.holds(self.site, self.album, document, url))
        };
        let (key, work) = (|| self.key(document, url), || self.work(document, url));
        let ask = || self.memos.bodies.get_while(key, holds, work);
        // On a blog where nothing has moved, only what a link says of another document's words can be new.
        let holds = |known: &Arc<Remembered>| !known.questions.iter().any(Question::is_of_words);
        let key = || Digest::of_parts([self.key(document, url), self.layout].each_ref().map(bytes));
        let known = self.memos.settled.get_while(key, holds, ask)?;
        Ok((Arc::clone(&known.body), known.findings.clone()))
    }

    fn work(&self, document: &Document, url: &UrlPath) -> Result<Remembered, Findings> {
        let blocks = Mutex::new(Vec::new());
        let highlighter = |language: &str, code: &str| {
            let block = highlighted(&self.memos.blocks, language, code);
            let html = String::clone(&block);
            blocks.lock().unwrap_or_else(PoisonError::into_inner).push(block);
            html
        };
        let Self { site, album, theme, links, .. } = *self;
        let setting = Setting { site, album, components: theme, links, highlighter: &highlighter };
        let (Asked { body, questions }, findings) = body::set(document, url, setting)?;
        let blocks = blocks.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(Remembered { body: Arc::new(body.into()), questions, findings, _blocks: blocks })
    }

    /// All that goes into a body but for what it asks the site. What calls no component depends on none.
    fn key(&self, document: &Document, url: &UrlPath) -> Digest {
        let components = self.theme.components();
        let components = (!document.calls.is_empty()).then_some(&components);
        let digests = [&document.digest, &self.words].into_iter().chain(components);
        Digest::of_parts(digests.map(bytes).chain([url.as_str().as_bytes()]))
    }
}

/// All bytes of a digest.
fn bytes(digest: &Digest) -> &[u8] {
    digest.as_bytes()
}

/// The HTML of every comment that is shown, made harmless once for pages and feeds.
fn comments(site: &Site, memo: &Memo<Vec<String>>, watch: &dyn Watch) -> Vec<Arc<Vec<String>>> {
    let ids: Vec<EntryId> = (0..site.entries.len()).map(EntryId).collect();
    let harmless = |turn: &Turn| turn.comment.as_deref().map(|said| html::body(&said.body));
    each(&ids, watch, |id| {
        let thread = site.thread(*id);
        let turns = || thread.turns.iter().map(|turn| harmless(turn).unwrap_or_default());
        memo.once(|| thread.digest(), || turns().collect())
    })
}

/// A block of code, coloured once.
fn highlighted(blocks: &Memo<String>, language: &str, code: &str) -> Arc<String> {
    let key = || Digest::of_parts([language.as_bytes(), code.as_bytes()]);
    blocks.once(key, || highlight::block(language, code))
}
