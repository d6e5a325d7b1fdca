//! What a document does and says, gathered in one walk: its outward links wherever they are kept, what
//! its HTML does, what it says in its author's own voice. Judges nothing.

mod call;
mod front;
mod outward;

use std::ops::Range;

use super::link::{Address, Confidence, Purpose, Table};
use super::markup::{self, Embed};
use super::prose::{Disclosure, Lexicon, Passages, Said};
use crate::document::markdown;
use crate::document::{Document, LinkKind};

pub use outward::{Fact, Outward, Whence};

/// What a document does and says. Ranges are bytes of the file.
#[derive(Debug)]
pub struct Evidence<'d> {
    /// The document.
    pub document: &'d Document,
    /// Links that lead out of the blog, in the order of their places.
    pub links: Vec<Outward>,
    /// Slots, forms, overlays.
    pub embeds: Vec<Embed>,
    /// Phrases, those that do not count too.
    pub said: Vec<Said>,
    /// Where it says who pays whom.
    pub disclosures: Vec<Disclosure>,
    /// The author's own words: no code, no quotation, no words of links.
    pub own_words: usize,
}
