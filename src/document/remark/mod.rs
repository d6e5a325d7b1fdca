//! What an author says to hobnob alone: `<!-- hobnob-allow RULE: reason -->`, about the block that
//! comes next. It is read, and never [published]. Does not know which rules there are.

mod comment;
mod published;
mod remarks;

use std::ops::Range;

pub use published::published;
pub(super) use remarks::Remarks;

/// The word that a remark begins with.
const WORD: &str = "hobnob-allow";

/// A comment that speaks to hobnob. Ranges count from the start of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What it says behind its first word, without white space around.
    pub words: String,
    /// The whole comment.
    pub range: Range<usize>,
    /// What it is about: the next block in the same quotation, list item or text; where its own block
    /// of HTML goes on behind it, the rest of that; inside a line, the block it stands in. `None` when
    /// nothing follows.
    pub block: Option<Range<usize>>,
}
