//! The owner's desk: what readers said, laid out to be judged, answered and set aside. The same for the
//! command line and for the pages of the preview; it knows neither.
//!
//! A [`Desk`] is the whole conversation, file by file; a [`Room`] is a desk with what was set aside and the
//! moment it is looked at. What is done there is written by [`mark`], [`aside::set`] and [`Asked::give`], and
//! told in words that a terminal and a page both can show.

pub mod aside;
mod asked;
mod drafts;
mod drawers;
mod given;
mod mark;
mod measured;
mod posts;
mod room;
mod suspects;
pub mod words;

pub use asked::Asked;
pub use drafts::Drafts;
pub use drawers::{Desk, Drawer, Said};
pub use given::Given;
pub use mark::mark;
pub use measured::measured;
pub use posts::Known;
pub use room::{Room, blog};
pub use suspects::{awaits_word, is_suspect, today};
