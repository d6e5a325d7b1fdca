//! Nobody is left waiting: who still waits for an answer, since when, and whom to answer first.
//!
//! The way of it: each conversation is judged by itself ([`standing`]); what one person said under one
//! post and nobody answered is gathered into one [`Exchange`]; without what the owner set [`aside`]
//! they are [`Pending`]; each becomes a [`Reminder`] with a due date and a priority; and an [`Agenda`]
//! is what is shown of them, in one of the forms in [`mod@print`].
//!
//! Nothing here reads a clock, a disk or the network, and nothing knows how the terminal looks.

pub mod agenda;
pub mod aside;
mod band;
mod due;
mod exchange;
mod filter;
mod heard;
pub mod hour;
mod intent;
pub mod packed;
mod pending;
mod people;
pub mod print;
mod priority;
mod promise;
#[cfg(test)]
pub(crate) mod sample;
pub mod standing;
pub mod summary;
pub mod wait;

pub use agenda::{Agenda, Blog, Person, Post, Reminder, Settled};
pub use band::Band;
pub use due::Facts;
pub(crate) use exchange::person;
pub use exchange::{Exchange, Judged};
pub use filter::Filter;
pub use heard::Heard;
pub use hour::{Hour, Visit};
pub use intent::Intent;
pub use pending::{Pending, Reach};
pub use people::{Acquaintance, Familiarity, People, is_regular};
pub use priority::{Case, Priority, Term};
pub use promise::Promise;
pub use standing::{Confidence, Rule, Standing, State};
