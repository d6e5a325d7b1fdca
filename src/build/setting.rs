//! All bodies of a site, set in parallel.

use std::convert::Infallible;

use super::each::try_each;
use super::memo::Memo;
use super::watch::{Stage, Watch};
use crate::body::{self, Bodies, Body, Setting, highlight};
use crate::diag::Findings;
use crate::policy::link::Patterns;
use crate::render::Theme;
use crate::site::{Entry, Section, Site};
use crate::value::digest::Digest;

/// Sets every entry and every section that has a text.
///
/// # Errors
/// Every broken link and wrong shortcode of the whole site.
pub(super) fn set(
    site: &Site,
    theme: &Theme,
    links: &Patterns,
    blocks: &Memo<String>,
    watch: &dyn Watch,
) -> Result<(Bodies, Findings), Findings> {
    watch.begin(Stage::Set, site.entries.len() + site.sections.len());
    let highlighter = |language: &str, code: &str| highlighted(blocks, language, code);
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
    findings.or_value(Bodies { entries, sections })
}

/// A block of code, coloured once.
fn highlighted(blocks: &Memo<String>, language: &str, code: &str) -> String {
    let key = || Digest::of_parts([language.as_bytes(), code.as_bytes()]);
    let made = blocks.get::<Infallible>(key, || Ok(highlight::block(language, code)));
    match made {
        Ok(html) => std::sync::Arc::unwrap_or_clone(html),
        Err(never) => match never {},
    }
}
