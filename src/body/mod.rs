//! A document's Markdown as HTML: set once, shared by page, list and feed. Knows the site (for
//! links), and no template but by the [`Components`] it is handed.
//!
//! 1. [`set`] reads the events of a document,
//! 2. a `setter` makes HTML of what is more than CommonMark, with one file for each such thing, and
//!    leaves the rest to the Markdown library,
//! 3. [`TocEntry`] and the summary are made beside it,
//! 4. paid links are marked, whoever wrote them,
//! 5. [`absolute`] and [`minify`] finish HTML for feeds and pages.
//!
//! A theme styles these classes: `anchor` (a heading's own link, an empty element), `footnote-ref`,
//! `footnotes` and `footnote-back`, `alert` with `alert-note`, `alert-tip`, `alert-important`,
//! `alert-warning` or `alert-caution` and an `alert-title` inside, `hl` (a block of code), `table`
//! (around a wide one), `align-left`, `align-center` and `align-right` (cells), `task` (a checkbox),
//! and `math-display` (around a formula that stands alone).

mod absolute;
mod alert;
mod caption;
mod code;
mod commonmark;
mod footnote;
mod heading;
pub mod highlight;
mod image;
mod inner;
mod link;
mod math;
mod measure;
mod minify;
mod rel;
mod setter;
mod shortcode;
mod summary;
mod table;
mod toc;
mod ways;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use crate::diag::Findings;
use crate::document::{Document, markdown, remark};
use crate::picture::Album;
use crate::policy::link::Patterns;
use crate::site::Site;
use crate::value::digest::Known;
use crate::value::url::UrlPath;
use rel::Paid;
use setter::{Scope, Setter};
use ways::Ways;

pub use absolute::absolute;
pub use commonmark::commonmark;
pub use minify::minify;
pub use toc::TocEntry;
pub use ways::Question;

/// An event of a document with its bytes, from the start of the body.
type Placed<'a> = (Event<'a>, Range<usize>);

/// A document's Markdown as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Body {
    /// All of it. Links are as they stand on the page (`/blog/posts/…`).
    pub html: String,
    /// The summary: of the front matter, else what stands before `<!-- more -->`, else the first
    /// paragraph. It has no ids and no relative links, so that many may stand on one page.
    pub summary: String,
    /// Whether there is more than the summary.
    pub has_more: bool,
    /// The headings as a tree, but for the one that became the title.
    pub toc: Vec<TocEntry>,
}

/// A body, with what the site was asked for it: all else that it is made of is its document, its address,
/// and the [`Setting`] but for the site.
#[derive(Debug)]
pub struct Asked {
    /// The body.
    pub body: Body,
    /// What was asked.
    pub questions: Vec<Question>,
}

/// The bodies of a whole site.
#[derive(Debug, Default)]
pub struct Bodies {
    /// One for each of [`Site::entries`].
    pub entries: Vec<Arc<Known<Body>>>,
    /// One for each of [`Site::sections`]; empty where a section has no document.
    pub sections: Vec<Arc<Known<Body>>>,
    /// For each of [`Site::entries`] the HTML of every turn of its thread, as harmless as
    /// [`crate::comment::html::body`] makes it; empty where one is not shown.
    pub comments: Vec<Arc<Vec<String>>>,
}

/// Whoever can make a shortcode into HTML and knows the words around the author's own: the theme.
pub trait Components: Sync {
    /// The HTML of the component `name`, given its arguments, of a container its inner HTML, and
    /// the language (BCP 47) of the text it stands in. Arguments that name a file or page (`src`, `href`, `poster`) come as addresses on the blog.
    ///
    /// # Errors
    /// In words, with help, when there is no such component or an argument is wrong.
    fn set(
        &self,
        name: &str,
        arguments: &crate::data::Map,
        inner: Option<&str>,
        language: &str,
    ) -> Result<String, ComponentError>;

    /// How wide images in a text are shown, as the value of `sizes` (HTML, 4.8.4.2.2): `100vw`.
    fn picture_sizes(&self) -> &str;

    /// The words for `key`, one of [`PHRASES`], in a language (BCP 47). Plain text, not HTML.
    fn phrase(&self, key: &str, language: &str) -> String;
}

/// The keys a body asks [`Components::phrase`] for: the titles of alerts, the label of the
/// footnotes, of a footnote's way back (before its number) and of a heading's own link (before the
/// heading's words), of what scrolls (a table, a block of code, a formula), and of a task that is done or still open.
pub const PHRASES: [&str; 13] = [
    "note",
    "tip",
    "important",
    "warning",
    "caution",
    "footnotes",
    "back_to_text",
    "link_to_section",
    "table",
    "code",
    "formula",
    "task_done",
    "task_open",
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
    /// The copies of its pictures.
    pub album: &'a Album,
    /// Makes shortcodes.
    pub components: &'a dyn Components,
    /// Knows which links somebody pays for.
    pub links: &'a Patterns,
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
) -> Result<(Asked, Findings), Findings> {
    let ways = Ways::from(document, url, setting);
    let masked = document.masked();
    let options = markdown::options(&setting.site.config.markdown);
    let events = remark::published(&masked, markdown::events(&masked, options));
    let setter = |scope| Setter::new(document, &ways, setting, scope);
    let (html, mut findings) = setter(Scope::Whole).set(&events);
    let (summary, found) = summary::set(document, &events, options, setter);
    findings.absorb(found);
    let paid = Paid::of(document, setting);
    let (html, opening) = (paid.marked(html), paid.marked(summary.html));
    let title = document.title_heading.as_ref();
    let outline = document.outline.iter().filter(|heading| Some(&heading.range) != title);
    let toc = toc::tree(outline);
    let opening = absolute::rooted(&opening, url, &setting.site.config.base_url);
    let body = Body { html, summary: opening, has_more: summary.has_more, toc };
    findings.or_value(Asked { body, questions: ways.asked() })
}
