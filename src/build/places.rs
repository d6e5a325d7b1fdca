//! Where some posts are, without a whole site: for those who only want to link to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Unwatched;
use super::each::each;
use crate::config::Config;
use crate::diag::Findings;
use crate::document::Document;
use crate::site::addresses;
use crate::source::{File, Source, file};
use crate::value::url::UrlPath;

/// A post, as far as somebody has to know it who links to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: UrlPath,
}

/// The places of these documents, paths from `content/`. One that is not there any more, or is wrong,
/// has none: its faults are for the build to tell.
///
/// # Errors
/// When the patterns of addresses in the configuration are wrong.
pub fn places(
    root: &Path,
    config: &Config,
    documents: &BTreeSet<&str>,
) -> Result<BTreeMap<String, Place>, Findings> {
    let paths: Vec<&str> = documents.iter().copied().collect();
    let read = |path: &&str| -> Option<Document> {
        let found = file(root, &format!("content/{path}"))?;
        let source = Source::read(&File { path: (*path).to_owned(), ..found }).ok()?;
        Document::parse(&source, config).ok().map(|(document, _)| document)
    };
    let documents: Vec<Document> = each(&paths, &Unwatched, read).into_iter().flatten().collect();
    let urls = addresses(config, &documents)?;
    let places = documents.into_iter().zip(urls).filter_map(|(document, url)| {
        Some((document.place.path, Place { title: document.title, url: url? }))
    });
    Ok(places.collect())
}
