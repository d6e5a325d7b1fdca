//! A document's Markdown as HTML: set once, shared by page, list and feed. Knows the site (for
//! links), and no template but by the [`Components`] it is handed.

pub mod highlight;
mod toc;

use crate::diag::Findings;
use crate::document::Document;
use crate::site::Site;
use crate::value::url::UrlPath;

pub use toc::TocEntry;

/// A document's Markdown as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Body {
    /// All of it. Links are as they stand on the page (`/blog/posts/…`).
    pub html: String,
    /// The summary: of the front matter, else what stands before `<!-- more -->`, else the first
    /// paragraph.
    pub summary: String,
    /// Whether there is more than the summary.
    pub has_more: bool,
    /// The headings as a tree.
    pub toc: Vec<TocEntry>,
}

/// The bodies of a whole site.
#[derive(Debug, Default)]
pub struct Bodies {
    /// One for each of [`Site::entries`].
    pub entries: Vec<Body>,
    /// One for each of [`Site::sections`]; empty where a section has no document.
    pub sections: Vec<Body>,
}

/// Whoever can make a shortcode into HTML: the theme's components.
pub trait Components: Sync {
    /// The HTML of the component `name`, given its arguments and, of a container, its inner HTML.
    ///
    /// # Errors
    /// In words, with help, when there is no such component or an argument is wrong.
    fn set(
        &self,
        name: &str,
        arguments: &crate::data::Map,
        inner: Option<&str>,
    ) -> Result<String, ComponentError>;
}

/// Why a shortcode could not be set.
#[derive(Clone, Debug)]
pub struct ComponentError {
    /// What is wrong, as a diagnostic says it.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

/// Sets one document of a site as it stands on the page at `url`.
///
/// # Errors
/// Every broken link and wrong shortcode at once.
pub fn set(
    document: &Document,
    url: &UrlPath,
    site: &Site,
    components: &dyn Components,
) -> Result<(Body, Findings), Findings> {
    let _ = (document, url, site, components);
    unimplemented!()
}

/// Markdown as CommonMark 0.31.2 has it, and nothing else.
pub fn commonmark(markdown: &str) -> String {
    unimplemented!("{markdown}")
}
