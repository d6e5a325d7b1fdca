//! Files that are published as they are: beside the document of their bundle, or at their own path.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::permalink::ancestors;
use super::{Published, address};
use crate::document::Document;
use crate::source::Asset;
use crate::value::url::UrlPath;

/// The files of `content/`, each where it belongs.
pub(super) struct Shared {
    /// The files of each entry's bundle.
    pub(super) bundled: Vec<Vec<Published>>,
    /// The others.
    pub(super) loose: Vec<Published>,
}

/// Shares files out among the bundles of documents that are published at `urls`. The files of
/// documents that are held back stay out too.
pub(super) fn share(
    assets: Vec<Asset>,
    documents: &[Arc<Document>],
    urls: &[UrlPath],
    held: &[&Document],
) -> Shared {
    let published = documents.iter().enumerate().map(|(id, document)| (Some(id), &**document));
    let all = published.chain(held.iter().map(|document| (None, *document)));
    let bundles: BTreeMap<&str, Option<usize>> = all
        .filter_map(|(id, document)| Some((document.place.bundle.as_deref()?, id)))
        .filter(|(folder, _)| !folder.is_empty())
        .collect();
    let mut shared = Shared { bundled: vec![Vec::new(); documents.len()], loose: Vec::new() };
    for asset in assets {
        let path = asset.file.path.as_str();
        let bundle =
            ancestors(path).skip(1).find_map(|folder| Some((folder, bundles.get(folder)?)));
        match bundle {
            None => shared.loose.extend(at_path(asset)),
            Some((folder, Some(id))) => {
                let beside = beside(&urls[*id], &path[folder.len()..]);
                shared.bundled[*id].extend(beside.map(|url| Published { asset, url }));
            }
            Some((_, None)) => {}
        }
    }
    shared
}

/// A file at its own path; `None` for Sass that only other Sass uses.
pub(super) fn at_path(asset: Asset) -> Option<Published> {
    let url = address::file(&asset.file.path)?;
    Some(Published { asset, url })
}

/// Where a file of a bundle is published whose page is at `url`.
fn beside(url: &UrlPath, path: &str) -> Option<UrlPath> {
    let page = url.plain();
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    address::file(&format!("{folder}{path}"))
}
