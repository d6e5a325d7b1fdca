//! A picture of the blog: what its bytes are, which smaller copies are made of it, and how. Pure: it
//! knows no file, no address but those it is told, and no cache.
//!
//! 1. [`Format`] recognises a picture by its first bytes,
//! 2. [`location`] takes out of it where it was taken,
//! 3. [`develop`] decodes it, turns it upright, and makes the [`struct@Copy`]s that [`widths`] asks for,
//! 4. an [`Album`] says what pages may show of each picture.

mod album;
mod decode;
mod develop;
mod encode;
mod format;
pub mod location;
mod profile;
#[cfg(test)]
pub(crate) mod sample;
mod scale;

pub use album::{Album, Picture, Variant};
pub use decode::Fault;
pub use develop::{Copy, develop, widths};
pub use format::{Format, is_picture};

/// Counts the ways in which copies were ever made: those of another one are not taken for these.
pub const VERSION: u32 = 1;
