//! HTTP as a server on one's own machine must speak it.
//!
//! 1. The [`gate`] takes connections, each in a thread of its own,
//! 2. the `inbox` reads a whole [`request::Request`], within bounds of size and time,
//! 3. somebody else makes a [`response::Response`] of it, for whom the [`guard`] lets in,
//! 4. the `outbox` sends it.

mod fit;
pub mod gate;
pub mod guard;
mod head;
mod inbox;
pub mod media;
mod outbox;
mod page;
mod range;
pub mod request;
pub mod response;
