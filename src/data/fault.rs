//! What parsers of every format say.

use std::ops::Range;

/// What a parser says of data it cannot read, or doubts.
#[derive(Debug)]
pub(super) struct SyntaxError {
    pub(super) message: String,
    /// From the start of the parsed text.
    pub(super) range: Option<Range<usize>>,
}
