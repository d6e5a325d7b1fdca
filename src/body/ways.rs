//! Where the links of a document lead: asked of the site, and noted, so that whoever keeps its body can ask
//! again whether all is as it was. Nothing else of the site but its configuration comes into a body.

use std::cell::RefCell;

use super::Setting;
use crate::config::Config;
use crate::document::{Document, LinkKind};
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
    /// Whether the site still says the same, of a document as it stands on the page at `url`.
    pub fn holds(&self, site: &Site, document: &Document, url: &UrlPath) -> bool {
        let (way, _) = found(site, document, url, &self.written, self.kind);
        way.ok() == self.way
    }
}

/// The ways that lead from one document.
pub(super) struct Ways<'a> {
    site: &'a Site,
    document: &'a Document,
    url: &'a UrlPath,
    asked: RefCell<Vec<Question>>,
}

impl<'a> Ways<'a> {
    pub(super) fn from(document: &'a Document, url: &'a UrlPath, setting: Setting<'a>) -> Self {
        Self { site: setting.site, document, url, asked: RefCell::default() }
    }

    /// Where a link leads.
    pub(super) fn find(&self, written: &str, kind: LinkKind) -> Result<Way, Broken> {
        let (way, is_certain) = found(self.site, self.document, self.url, written, kind);
        if !is_certain {
            let told = way.as_ref().ok().cloned();
            self.asked.borrow_mut().push(Question { written: written.to_owned(), kind, way: told });
        }
        way
    }

    pub(super) fn config(&self) -> &'a Config {
        &self.site.config
    }

    /// All that was asked for.
    pub(super) fn asked(self) -> Vec<Question> {
        self.asked.into_inner()
    }
}

/// Where a link leads, and whether it does so whatever else is on the blog.
fn found(
    site: &Site,
    document: &Document,
    url: &UrlPath,
    written: &str,
    kind: LinkKind,
) -> (Result<Way, Broken>, bool) {
    let as_written = || Way { href: written.to_owned(), size: None };
    match site.resolve(document, url, written, kind) {
        Ok(Resolved::Internal { url, suffix, target }) => {
            let href = site.config.base_url.link(&url) + &suffix;
            let size = if let Target::Asset(size) = target { size } else { None };
            (Ok(Way { href, size }), false)
        }
        Ok(Resolved::SamePage { fragment }) => {
            (Ok(Way { href: format!("#{fragment}"), size: None }), true)
        }
        Ok(Resolved::External) => (Ok(as_written()), true),
        Ok(Resolved::Verbatim) => (Ok(as_written()), false),
        Err(broken) => (Err(broken), false),
    }
}
