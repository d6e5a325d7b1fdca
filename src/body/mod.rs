//! A document's Markdown as HTML: set once, shared by page, list and feed. Knows the site (for
//! links), and no template but by the [`Components`] it is handed.

mod absolute;
mod commonmark;
pub mod highlight;
mod minify;
mod toc;

use crate::diag::Findings;
use crate::document::Document;
use crate::site::Site;
use crate::value::url::UrlPath;

pub use absolute::absolute;
pub use commonmark::commonmark;
pub use minify::minify;
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

/// Whoever can make a shortcode into HTML and knows the words around the author's own: the theme.
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

    /// The words for `key`, one of [`PHRASES`], in a language (BCP 47). Plain text, not HTML.
    fn phrase(&self, key: &str, language: &str) -> String;
}

/// The keys a body asks [`Components::phrase`] for: the titles of alerts, the heading above the
/// footnotes, the label of a footnote's way back (before its number), and the label of a heading's
/// own link (before the heading's words).
pub const PHRASES: [&str; 8] = [
    "note",
    "tip",
    "important",
    "warning",
    "caution",
    "footnotes",
    "back_to_text",
    "link_to_section",
];

/// Why a shortcode could not be set.
#[derive(Clone, Debug)]
pub struct ComponentError {
    /// What is wrong, as a diagnostic says it.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

/// Whoever colours code: [`highlight::block`], or a memory of earlier blocks around it. Takes the
/// language as written behind the fence and the code; gives the HTML inside of `<code>`.
pub type Highlighter<'a> = dyn Fn(&str, &str) -> String + Sync + 'a;

/// What bodies of a site are set with, besides the documents themselves.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Answers what links lead to.
    pub site: &'a Site,
    /// Makes shortcodes.
    pub components: &'a dyn Components,
    /// Colours code.
    pub highlighter: &'a Highlighter<'a>,
}

/// Sets one document of a site as it stands on the page at `url`.
///
/// # Errors
/// Every broken link and wrong shortcode at once.
pub fn set(
    document: &Document,
    url: &UrlPath,
    setting: Setting<'_>,
) -> Result<(Body, Findings), Findings> {
    let _ = (document, url, setting.site);
    unimplemented!()
}
