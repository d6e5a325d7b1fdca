//! Where the links of a document lead: asked of the site, and noted, so that whoever keeps its body can ask
//! again whether all is as it was. Nothing else of the site but its configuration comes into a body.

use std::cell::RefCell;
use std::sync::Arc;

use super::Setting;
use crate::config::Config;
use crate::document::{Document, LinkKind};
use crate::picture::{Album, Picture};
use crate::site::{Broken, Resolved, Site, Target};
use crate::source::Size;
use crate::value::url::UrlPath;

/// Where a link leads, as it is written into the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// The address, not yet escaped for HTML.
    pub(super) href: String,
    /// The measures of an image on this blog.
    pub(super) size: Option<Size>,
    /// The copies of one.
    pub(super) picture: Option<Arc<Picture>>,
}

impl Way {
    /// To wherever that may lead.
    pub(super) fn as_written(written: &str) -> Self {
        Self { href: written.to_owned(), size: None, picture: None }
    }
}

/// What a body asked the site, and what it was told.
#[derive(Clone, Debug)]
pub struct Question {
    written: String,
    kind: LinkKind,
    /// `None` where it leads nowhere.
    way: Option<Way>,
}

impl Question {
    /// Whether the words of another document have a part in the answer: those in which a link names a place.
    pub fn is_of_words(&self) -> bool {
        self.written.contains('#')
    }

    /// Whether the site still says the same, of a document as it stands on the page at `url`.
    pub fn holds(&self, site: &Site, album: &Album, document: &Document, url: &UrlPath) -> bool {
        let ways = Ways { site, album, document, url, asked: RefCell::default() };
        let (way, _) = ways.found(&self.written, self.kind);
        way.ok() == self.way
    }
}

/// The ways that lead from one document.
pub(super) struct Ways<'a> {
    site: &'a Site,
    album: &'a Album,
    document: &'a Document,
    url: &'a UrlPath,
    asked: RefCell<Vec<Question>>,
}

impl<'a> Ways<'a> {
    pub(super) fn from(document: &'a Document, url: &'a UrlPath, setting: Setting<'a>) -> Self {
        let Setting { site, album, .. } = setting;
        Self { site, album, document, url, asked: RefCell::default() }
    }

    /// Where a link leads.
    pub(super) fn find(&self, written: &str, kind: LinkKind) -> Result<Way, Broken> {
        let (way, is_certain) = self.found(written, kind);
        if !is_certain {
            let told = way.as_ref().ok().cloned();
            self.asked.borrow_mut().push(Question { written: written.to_owned(), kind, way: told });
        }
        way
    }

    /// Where a link leads, and whether it does so whatever else is on the blog.
    fn found(&self, written: &str, kind: LinkKind) -> (Result<Way, Broken>, bool) {
        match self.site.resolve(self.document, self.url, written, kind) {
            Ok(Resolved::Internal { url, suffix, target }) => {
                let href = self.site.config.base_url.link(&url) + &suffix;
                let size = if let Target::Asset(size) = target { size } else { None };
                let picture = self.album.picture(&url).filter(|_| kind == LinkKind::Image);
                (Ok(Way { href, size, picture: picture.cloned() }), false)
            }
            Ok(Resolved::SamePage { fragment }) => {
                (Ok(Way::as_written(&format!("#{fragment}"))), true)
            }
            Ok(Resolved::External) => (Ok(Way::as_written(written)), true),
            Ok(Resolved::Verbatim) => (Ok(Way::as_written(written)), false),
            Err(broken) => (Err(broken), false),
        }
    }

    pub(super) fn config(&self) -> &'a Config {
        &self.site.config
    }

    /// All that was asked for.
    pub(super) fn asked(self) -> Vec<Question> {
        self.asked.into_inner()
    }
}
