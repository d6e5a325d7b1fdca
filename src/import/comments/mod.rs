//! Comments from other systems.
//!
//! An export is read once, from its first byte to its last, and told to a [`Sink`] piece by piece:
//! which [`Thread`]s it has and which [`Row`]s, in whatever order they stand. A reader of a format
//! remembers no more than it must, and decides nothing that needs the blog: posts, owners, copies
//! and advertising are settled afterwards.

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
