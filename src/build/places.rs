//! Where some posts are, without a whole site: for those who only want to link to them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::Zoned;

use super::Unwatched;
use super::each::each;
use crate::config::Config;
use crate::diag::Findings;
use crate::document::place::is_document;
use crate::document::{Document, Role};
use crate::site::{Selection, addresses};
use crate::source::{File, Source, file, walk};
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
    let places = read(root, config, &paths)?.into_iter();
    Ok(places.map(|(document, place)| (document.place.path, place)).collect())
}

/// A post that is out.
#[derive(Clone, Debug, PartialEq)]
pub struct Posted {
    /// Its document, from `content/`.
    pub document: String,
    /// Where it is.
    pub place: Place,
    /// When it came out.
    pub date: Zoned,
}

/// The posts that are out and have a date, but for those whose documents are `known`: none of these is
/// so much as read. In order of path.
///
/// # Errors
/// When the patterns of addresses in the configuration are wrong.
pub fn posts_besides(
    root: &Path,
    config: &Config,
    selection: &Selection,
    known: &BTreeSet<&str>,
) -> Result<Vec<Posted>, Findings> {
    let (files, _) = walk(&root.join("content"), "content");
    let paths = files.iter().map(|file| file.path.as_str());
    let paths: Vec<&str> =
        paths.filter(|path| is_document(path) && !known.contains(path)).collect();
    let out = |(document, _): &(Document, Place)| {
        document.place.role == Role::Post && selection.publishes(document)
    };
    let posted = |(document, place): (Document, Place)| {
        Some(Posted { document: document.place.path, place, date: document.front.date? })
    };
    Ok(read(root, config, &paths)?.into_iter().filter(out).filter_map(posted).collect())
}

/// Documents with their places. One that is wrong is left out.
fn read(root: &Path, config: &Config, paths: &[&str]) -> Result<Vec<(Document, Place)>, Findings> {
    let read = |path: &&str| -> Option<Document> {
        let found = file(root, &format!("content/{path}"))?;
        let source = Source::read(&File { path: (*path).to_owned(), ..found }).ok()?;
        Document::parse(&source, config).ok().map(|(document, _)| document)
    };
    let documents: Vec<Document> = each(paths, &Unwatched, read).into_iter().flatten().collect();
    let urls = addresses(config, &documents)?;
    let placed = |(document, url): (Document, Option<UrlPath>)| {
        let title = document.title.clone();
        Some((document, Place { title, url: url? }))
    };
    Ok(documents.into_iter().zip(urls).filter_map(placed).collect())
}
