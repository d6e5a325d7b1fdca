//! How the community is doing: measured from what was said, over any period and month by month.
//!
//! The way of it: each conversation is told by itself, what was set aside counted in ([`tally`]); all
//! of them together are one book in order of time; a [`Period`] and each of its months is a slice of
//! it, counted into [`Figures`]; and a [`Report`] is what is shown of them, in one of the forms in
//! [`mod@print`].
//!
//! Nothing here reads a clock, a disk or the network, and nothing knows how the terminal looks. A
//! report has names and websites of people, and nothing else of them.

mod book;
mod figures;
pub mod giving;
mod list;
mod measure;
mod period;
pub mod print;
pub mod survival;
mod tally;
#[cfg(test)]
mod tests;
mod wait;

use jiff::{Timestamp, Zoned};

use crate::remind::{Blog, Post};

pub use figures::{Figures, Value, Welcome};
pub use measure::{Frame, measure};
pub use period::{Asked, Moments, Period};
pub use survival::{Survival, Within};
pub use tally::{Clerk, Note, Tally, Voice};
pub use wait::{Outcome, Wait};

/// How the community is doing.
#[derive(Clone, Debug)]
pub struct Report {
    /// Of which blog.
    pub blog: Blog,
    /// The moment it is true at, in the blog's zone.
    pub now: Zoned,
    /// Of which days.
    pub period: Period,
    /// All of it.
    pub whole: Figures,
    /// Month by month, from the first to the last, those in which nothing was said too.
    pub months: Vec<Month>,
    /// How long people waited who asked in the period.
    pub survival: Survival,
    /// Who waits longest of those, at most ten.
    pub longest: Vec<Waiting>,
    /// What nobody answered of what people wanted to know, the oldest first, at most ten.
    pub questions: Vec<Waiting>,
    /// Posts that started to be talked about, the most talked about first, at most ten.
    pub started: Vec<Talked>,
    /// Posts that fell silent, the latest first, at most ten.
    pub silent: Vec<Talked>,
    /// Posts that nobody has said a word about, the latest first, at most ten.
    pub unheard: Vec<Unheard>,
    /// Who came most, at most ten.
    pub came_most: Vec<Reader>,
    /// What had to be assumed, a sentence each.
    pub assumed: Vec<String>,
}

/// A month, as far as it is in the period.
#[derive(Clone, Debug)]
pub struct Month {
    /// Its days.
    pub days: Period,
    /// What was said in it.
    pub figures: Figures,
}

/// Somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The id of the comment.
    pub id: String,
    /// Under which post.
    pub post: Post,
    /// Where the comment stands.
    pub url: String,
    /// Who they are.
    pub name: String,
    /// Since when.
    pub since: Timestamp,
}

/// A post that people talked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talked {
    /// Which.
    pub post: Post,
    /// How many comments there are, the owners' too.
    pub comments: usize,
    /// When the talk started, or fell silent.
    pub at: Timestamp,
}

/// A post that came out, and nobody said a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unheard {
    /// Which.
    pub post: Post,
    /// When it came out.
    pub at: Timestamp,
}

/// Somebody who came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// As they last signed.
    pub name: String,
    /// Their own site.
    pub website: Option<String>,
    /// How many comments there are of theirs in the period.
    pub comments: usize,
    /// Under how many posts.
    pub posts: usize,
    /// When they first spoke on the blog.
    pub first: Timestamp,
}
