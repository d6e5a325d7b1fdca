//! Where links inside the blog lead.

use std::collections::BTreeMap;

use super::{EntryId, Site};
use crate::diag::{Diagnostic, Severity, Span};
use crate::document::{Document, LinkKind};
use crate::source::Size;
use crate::value::url::UrlPath;

/// Every target a link can name, by what it is written as.
#[derive(Debug, Default)]
pub struct Routes {
    /// What lies at a path from `content/`: `posts/2026-03-01-hello.md`.
    by_path: BTreeMap<String, Target>,
}

/// What a link inside the blog leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A post or page.
    Entry(EntryId),
    /// A section, a number in [`Site::sections`].
    Section(usize),
    /// A file that is published as it is, with the size of an image.
    Asset(Option<Size>),
    /// A page that no file stands for: a tag, the archive, a feed.
    Made,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// To something on this blog.
    Internal {
        /// The address.
        url: UrlPath,
        /// What was written behind it, to be kept: `?a=b#part`, or empty.
        suffix: String,
        /// What is there.
        target: Target,
    },
    /// To a part of the document it stands in; the id without `#`, empty for the top.
    SamePage {
        /// As it was written, percent-encoded.
        fragment: String,
    },
    /// To somewhere else in the world: `https://…`, `//host/…`.
    External,
    /// To what is no page: `mailto:`, `tel:`, `data:`. It stays as it is written.
    Verbatim,
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// `link/broken`, `link/anchor`, `link/held` or `link/ambiguous`.
    pub code: &'static str,
    /// What is wrong, as a diagnostic says it.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

impl Broken {
    /// The finding for a link that stands at `span`; how much it matters is for
    /// [`Config::broken_links`](crate::config::Config::broken_links) to say.
    pub fn at(self, span: Span, severity: Severity) -> Diagnostic {
        let found = match severity {
            Severity::Error => Diagnostic::error(self.code, self.message),
            Severity::Warning => Diagnostic::warning(self.code, self.message),
        };
        found.at(span).maybe_help(self.help)
    }
}

impl Site {
    /// Where a link leads that stands in the document `from`, published at `url`.
    ///
    /// `target` is as written, entities and escapes resolved. Paths to Markdown files and assets are
    /// understood from the document's folder in `content/`, other relative links from its address,
    /// `@/…` from `content/` and `/…` from the blog's root.
    ///
    /// # Errors
    /// When nothing answers it, or nothing has the id it names.
    pub fn resolve(
        &self,
        from: &Document,
        url: &UrlPath,
        target: &str,
        kind: LinkKind,
    ) -> Result<Resolved, Broken> {
        unimplemented!("{from:?} {url:?} {target:?} {kind:?} {:?}", self.routes)
    }
}
