//! Who listens to an export being read.

use super::row::{Row, Thread};
use crate::diag::{Diagnostic, Findings};

/// Takes what an export holds, in whatever order it stands there.
pub trait Sink {
    /// A post.
    fn thread(&mut self, thread: Thread);

    /// A comment.
    ///
    /// # Errors
    /// When it cannot be kept: a full disk.
    fn row(&mut self, row: Row) -> Result<(), Findings>;

    /// Something that was odd, and how it was taken: a warning with its file and line.
    fn problem(&mut self, problem: Diagnostic);
}
