//! How the community is doing: measured from what was said, over any period and month by month.
//!
//! Nothing here reads a clock, a disk or the network, and nothing knows how the terminal looks.

pub mod period;

pub use period::{Asked, Period};
