//! The links of a document.

use std::ops::Range;

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Leads somewhere.
    Anchor,
    /// Shows an image.
    Image,
    /// `[[a page]]`.
    Wiki,
}

/// A link or an image as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it does.
    pub kind: LinkKind,
    /// The target as written, entities and escapes resolved.
    pub target: String,
    /// From the start of the body.
    pub range: Range<usize>,
}
