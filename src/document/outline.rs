//! The headings of a document.

use std::ops::Range;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id it is linked by, unique within the document.
    pub id: String,
    /// Its words, without markup.
    pub text: String,
    /// From the start of the body.
    pub range: Range<usize>,
}
