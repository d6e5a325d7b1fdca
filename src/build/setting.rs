//! All bodies of a site, its comments' too, set in parallel.

use std::convert::Infallible;

use super::Memos;
use super::each::{each, try_each};
use super::memo::Memo;
use super::watch::{Stage, Watch};
use crate::body::{self, Bodies, Body, Setting, highlight};
use crate::comment::{self, Turn, html};
use crate::diag::Findings;
use crate::policy::link::Patterns;
use crate::render::Theme;
use crate::site::{Entry, EntryId, Section, Site};
use crate::value::digest::Digest;

/// Sets every entry and every section that has a text, and every comment.
///
/// # Errors
/// Every broken link and wrong shortcode of the whole site.
pub(super) fn set(
    site: &Site,
    theme: &Theme,
    links: &Patterns,
    memos: &Memos,
    watch: &dyn Watch,
) -> Result<(Bodies, Findings), Findings> {
    watch.begin(Stage::Set, 2 * site.entries.len() + site.sections.len());
    let highlighter = |language: &str, code: &str| highlighted(&memos.blocks, language, code);
    let setting = Setting { site, components: theme, links, highlighter: &highlighter };
    let (entries, mut findings) = try_each(&site.entries, watch, |entry: &Entry| {
        body::set(&entry.document, &entry.url, setting)
    });
    let (sections, found) =
        try_each(&site.sections, watch, |section: &Section| match &section.document {
            Some(document) => body::set(document, &section.url, setting),
            None => Ok((Body::default(), Findings::none())),
        });
    findings.absorb(found);
    let comments = comments(site, &memos.comments, watch);
    findings.or_value(Bodies { entries, sections, comments })
}

/// The HTML of every comment that is shown, made harmless once for pages and feeds.
fn comments(site: &Site, memo: &Memo<String>, watch: &dyn Watch) -> Vec<Vec<String>> {
    let ids: Vec<EntryId> = (0..site.entries.len()).map(EntryId).collect();
    let html = |turn: &Turn| turn.comment.as_ref().map(|said| harmless(memo, &said.body));
    each(&ids, watch, |id| {
        site.thread(*id).turns.iter().map(|turn| html(turn).unwrap_or_default()).collect()
    })
}

/// The words of a comment, made harmless once.
fn harmless(memo: &Memo<String>, words: &comment::Body) -> String {
    let key = || Digest::of_parts([words.markup.name().as_bytes(), words.text.as_bytes()]);
    once(memo, key, || html::body(words))
}

/// A block of code, coloured once.
fn highlighted(blocks: &Memo<String>, language: &str, code: &str) -> String {
    let key = || Digest::of_parts([language.as_bytes(), code.as_bytes()]);
    once(blocks, key, || highlight::block(language, code))
}

fn once(
    memo: &Memo<String>,
    key: impl FnOnce() -> Digest,
    work: impl FnOnce() -> String,
) -> String {
    match memo.get::<Infallible>(key, || Ok(work())) {
        Ok(html) => std::sync::Arc::unwrap_or_clone(html),
        Err(never) => match never {},
    }
}
