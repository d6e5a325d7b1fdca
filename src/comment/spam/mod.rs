//! What speaks for and against a comment being advertising: judged offline, without a network and
//! without a model that somebody else has trained, from the words, the links and the history of the
//! blog's own conversation.
//!
//! Everything that is known is told to a [`History`] first; then it is asked about one comment after
//! the other. What it finds are [reasons](super::Reason) with points, which the owner can add up.

mod bait;
mod bayes;
mod echo;
mod history;
mod key;
mod lexicon;
mod list;
mod people;
mod rules;
mod sketch;
mod specimen;
mod subject;
mod sum;
mod tongue;

pub use history::History;
pub use subject::{Subject, Vocabulary};
