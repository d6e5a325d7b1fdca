//! The picture that a document's front matter names.

use serde::Serialize;

use crate::diag::{Diagnostic, Findings};
use crate::document::{Document, LinkKind};
use crate::picture::Album;
use crate::site::{Resolved, Site, Target};
use crate::value::url::UrlPath;

/// A picture.
#[derive(Hash, Serialize)]
pub(super) struct ImageView {
    /// Its address, as it stands in a link.
    pub(super) url: String,
    /// Its address in the world.
    pub(super) permalink: String,
    /// In pixels, or none.
    pub(super) width: Option<u32>,
    /// In pixels, or none.
    pub(super) height: Option<u32>,
    /// Its copies in WebP as the value of `srcset`, or none.
    srcset: Option<String>,
}

/// The picture of a document published at `page`, resolved like any link of its body.
pub(super) fn view(
    site: &Site,
    album: &Album,
    document: &Document,
    page: &UrlPath,
) -> (Option<ImageView>, Findings) {
    let Some(written) = &document.front.image else {
        return (None, Findings::none());
    };
    let base = &site.config.base_url;
    let (url, size, srcset) = match site.resolve(document, page, written, LinkKind::Image) {
        Ok(Resolved::Internal { url, target: Target::Asset(size), .. }) => {
            let picture = album.picture(&url);
            (base.link(&url), size, picture.map(|picture| picture.srcset(base)))
        }
        Ok(Resolved::External) => (written.clone(), None, None),
        Ok(_) => return (None, no_picture(document, written).into()),
        Err(broken) => {
            let found = broken.at(document.front_span("image"), site.config.broken_links);
            return (None, found.into());
        }
    };
    let permalink = base.resolve(page, &url).unwrap_or_else(|| url.clone());
    let (width, height) = size.map(|size| (size.width, size.height)).unzip();
    (Some(ImageView { url, permalink, width, height, srcset }), Findings::none())
}

fn no_picture(document: &Document, written: &str) -> Diagnostic {
    Diagnostic::warning("front-matter/image", format!("`{written}` is no picture"))
        .at(document.front_span("image"))
        .help("name a picture beside the post, or one in `static/`")
}
