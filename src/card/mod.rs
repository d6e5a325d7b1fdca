//! The card of a page: the picture that other sites show when somebody passes on its address.
//!
//! 1. [`Letters`] are the fonts that cards are set in: ours, and the blog's own before them,
//! 2. [`fit()`] breaks words into lines as large as their box allows,
//! 3. a template makes of them an SVG, which is none of this module's business,
//! 4. [`draw`] makes that a PNG.
//!
//! Knows no blog, no file and no font of the machine it runs on: the same words make the same card.

mod fit;
mod letters;
mod palette;
mod piece;
mod png;

pub use fit::{Fitted, Room, fit};
pub use letters::{Letters, Weight, script};
pub use png::{NotDrawn, draw};

/// How wide a card is, in pixels.
pub const WIDTH: u32 = 1200;

/// How high a card is, in pixels.
pub const HEIGHT: u32 = 630;

/// Counts the ways in which cards were drawn so far: what an older one drew is drawn again.
pub const WAY: u8 = 1;
