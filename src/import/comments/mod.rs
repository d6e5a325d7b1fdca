//! Comments from other systems.
//!
//! An export is read once, from its first byte to its last, and told to a [`Sink`] piece by piece:
//! which [`Thread`]s it has and which [`Row`]s, in whatever order they stand. A reader of a format
//! remembers no more than it must, and decides nothing that needs the blog: posts, owners, copies
//! and advertising are settled afterwards.

mod field;
mod input;
mod posts;
mod row;
mod sink;
mod system;

pub use input::Input;
pub use posts::Post;
pub use row::{Moment, Place, Row, Thread, Writer};
pub use sink::Sink;
pub use system::System;

use crate::diag::{Diagnostic, Findings};

/// Tells `sink` what an export of `system` holds.
///
/// # Errors
/// When the input cannot be read to its end: with the file and the line. What was told before that
/// stays told.
pub fn read(system: System, input: Input<'_>, _sink: &mut dyn Sink) -> Result<(), Findings> {
    match system {
        _ => {
            let message = format!("exports of {} are not read yet", system.name());
            Err(Diagnostic::setup("import/system", message).in_file(&*input.name).into())
        }
    }
}
