//! What is published of all pictures, by address and by file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::work::Work;
use crate::build::output::Content;
use crate::picture::{Album, Picture, Variant};
use crate::site::Published;
use crate::source::File;
use crate::value::url::UrlPath;

/// What is published of all pictures.
#[derive(Default)]
pub(in crate::build) struct Prints {
    /// What pages may show.
    pub(in crate::build) album: Album,
    copies: BTreeMap<UrlPath, Content>,
    /// Instead of files, by these as people know them.
    plain: BTreeMap<String, Content>,
}

impl Prints {
    pub(super) fn of(works: Vec<(&Published, Arc<Work>)>) -> Self {
        let (mut pictures, mut copies) = (Vec::new(), BTreeMap::new());
        let mut plain = BTreeMap::new();
        for (published, work) in works {
            let made_of = work.made_of.short();
            let variants = work.copies.iter().filter_map(|(width, content)| {
                Some((Variant::of(&published.url, &made_of, *width)?, content.clone()))
            });
            let (variants, contents): (Vec<Variant>, Vec<Content>) = variants.unzip();
            copies.extend(variants.iter().map(|copy| copy.url.clone()).zip(contents));
            pictures.push((published.url.clone(), Picture { variants }));
            let shown = &published.asset.file.shown;
            plain.extend(work.plain.iter().map(|content| (shown.clone(), content.clone())));
        }
        Self { album: pictures.into_iter().collect(), copies, plain }
    }

    /// The copy at an address.
    pub(in crate::build) fn copy(&self, url: &UrlPath) -> Content {
        self.copies.get(url).cloned().unwrap_or_else(|| Content::Bytes(Vec::new().into()))
    }

    /// What is published of a file.
    pub(in crate::build) fn published(&self, file: &File) -> Content {
        self.plain.get(&file.shown).cloned().unwrap_or_else(|| Content::File(file.clone()))
    }
}
