//! The owner's answer to a comment, from the words to the store.
//!
//! A comment that [may be answered](refusal) is shown to its answerer in a [`draft`], with all that
//! belongs to it below a line. What stands above that line is judged by the [policy](judge()): an
//! answer that sells is the worst answer. Signed by one of those who [answer for the blog](Signatures),
//! it is an [`Answer`], which [`post`] puts below the comment it is for; and where that comment lives
//! [`Elsewhere`], its writer is told where to say it, too.
//!
//! Knows no editor, no terminal and no clock, and posts nothing to anybody.

mod answer;
pub mod draft;
mod elsewhere;
mod judge;
mod post;
mod refusal;
mod signature;

pub use answer::Answer;
pub use elsewhere::Elsewhere;
pub use judge::judge;
pub use post::{is_given, post};
pub use refusal::{doubts, refusal};
pub use signature::{Signature, Signatures};
