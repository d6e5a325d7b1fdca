//! One file understood: its front matter, its place in the blog, and what its Markdown holds, every
//! part with its byte range. Knows no other document, no theme and no HTML.
//!
//! 1. [`place`] reads role, section and slug out of the path,
//! 2. [`front_matter`] takes the head apart,
//! 3. [`markdown`] turns the body into events, the same for everyone who reads it,
//! 4. [`outline`], [`link`] and [`prose`] keep what the rest of the blog needs to know of them.

pub mod front_matter;
pub mod link;
pub mod markdown;
pub mod outline;
pub mod place;
pub mod prose;
pub mod shortcode;

use std::ops::Range;
use std::sync::Arc;

use crate::config::Config;
use crate::data::Written;
use crate::diag::{Findings, Span, Text};
use crate::source::Source;

pub use front_matter::{Comments, FrontMatter, Sponsor};
pub use link::{Link, LinkKind};
pub use outline::Heading;
pub use place::{Place, Role};
pub use prose::Prose;

/// A file of `content/`, parsed. Nothing in it depends on another file or on the clock.
#[derive(Debug)]
pub struct Document {
    /// The whole file, under the path people know (`content/posts/a.md`).
    pub text: Arc<Text>,
    /// Where it stands in `content/`, and what follows from that.
    pub place: Place,
    /// What its author says about it.
    pub front: FrontMatter,
    /// Where the front matter is written, if there is any.
    pub head: Option<Written>,
    /// The bytes of the body in `text`.
    pub body: Range<usize>,
    /// The title: of the front matter, else the first heading of level 1, else the file's name.
    pub title: String,
    /// Headings in their order, ids unique within the document.
    pub outline: Vec<Heading>,
    /// Links and images in their order.
    pub links: Vec<Link>,
    /// What it says, counted, and where its summary ends.
    pub prose: Prose,
}

impl Document {
    /// Parses a file.
    ///
    /// # Errors
    /// Every fault of the front matter at once; a body cannot be at fault.
    pub fn parse(source: &Source, config: &Config) -> Result<(Self, Findings), Findings> {
        unimplemented!("{source:?} {config:?}")
    }

    /// The Markdown of the body as written.
    pub fn markdown(&self) -> &str {
        self.text.content.get(self.body.clone()).unwrap_or_default()
    }

    /// A place in the file; `range` counts from the start of the body.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(&self.text, self.body.start + range.start..self.body.start + range.end)
    }

    /// Where a key's value stands in the front matter; the file when it is not there.
    pub fn front_span(&self, key: &str) -> Span {
        match &self.head {
            Some(head) => head.value_span(key),
            None => Span::new(&self.text, 0..0),
        }
    }
}
