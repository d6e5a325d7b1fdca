//! The blog while it is written: built in memory, built again with every change, and shown to its author
//! alone.
//!
//! 1. A [`Preview`] builds, and holds the last [`Edition`] that could be built beside what is
//!    wrong with one that could not,
//! 2. [`watch`] says when a file has changed, and [`run`] has every change built,
//! 3. [`http`] lets in whoever may come, within limits of time and size,
//! 4. [`answer`] says what is at an address: a page of the edition, a page of the desk, or what an open page
//!    asks for to stay alive,
//! 5. `live` is that page's script, and what it is told: whether to load anew, what is wrong, what the
//!    policy says.
//!
//! Nothing of it is ever in a built site: what a preview shows besides is put into a page as it goes out.

pub mod answer;
mod edition;
pub mod http;
mod live;
mod preview;
mod rounds;
#[cfg(test)]
mod sample;
mod server;
pub mod watch;

pub use edition::{Edition, Leaf, Written};
pub use preview::{Clock, FindBlog, Outlook, Preview, Rebuilt, State};
pub use rounds::{Round, run};
pub use server::Server;

#[cfg(test)]
mod tests;
