//! Comments from other systems.
//!
//! An export is read once, from its first byte to its last, and told to a [`Sink`] piece by piece:
//! which [`Thread`]s it has and which [`Row`]s, in whatever order they stand. A reader of a format
//! remembers no more than it must, and decides nothing that needs the blog: posts, owners, copies
//! and advertising are settled afterwards.

mod blogger;
mod bluesky;
mod card;
mod commento;
mod csv;
mod day;
mod detect;
mod disqus;
mod field;
mod ghost;
mod github;
mod guess;
mod input;
mod isso;
mod json;
mod link;
mod mastodon;
mod name;
mod open;
mod posts;
mod records;
mod remark42;
mod row;
pub mod settle;
mod sink;
mod staticman;
mod system;
mod webmention;
mod wordpress;
mod xml;

use crate::diag::Findings;

pub use input::Input;
pub use open::Export;
pub use posts::Post;
pub use row::{Moment, Place, Row, Thread, Writer};
pub use sink::Sink;
pub use system::System;

/// What a user says of an export that the export does not.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Headings of a table with the field that each is: `("Kommentar", "body")`.
    pub fields: Vec<(String, String)>,
}

/// Whether a word is what the fields of a comment are called in [`Options::fields`].
pub fn is_field(word: &str) -> bool {
    name::Field::of_word(word).is_some()
}

/// Reads an export and tells it to `sink`. `progress` is called now and then with the number of
/// bytes that were read from disk, out of [`Export::size`].
///
/// # Errors
/// When a file of it cannot be read to its end, with the place; the others are read all the same,
/// and what was told before stays told.
pub fn read(
    export: &Export,
    options: &Options,
    sink: &mut dyn Sink,
    progress: &dyn Fn(u64),
) -> Result<(), Findings> {
    match export.system() {
        System::Staticman => staticman::read(export, sink, progress),
        system => export.each(progress, &mut |input| read_file(system, input, options, sink)),
    }
}

/// Tells `sink` what one file of an export of `system` holds.
///
/// # Errors
/// When the input cannot be read to its end: with the file and the line. What was told before that
/// stays told.
fn read_file(
    system: System,
    input: Input<'_>,
    options: &Options,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    match system {
        System::WordPress => wordpress::read(input, sink),
        System::Disqus => disqus::read(input, sink),
        System::Blogger => blogger::read(input, sink),
        System::Webmention => webmention::read(input, sink),
        System::Discussions | System::Issues => github::read(input, sink),
        System::Mastodon => mastodon::read(input, sink),
        System::Bluesky => bluesky::read(input, sink),
        System::Isso => isso::read(input, sink),
        System::Remark42 => remark42::read(input, sink),
        System::Commento => commento::read(input, sink),
        System::Ghost => ghost::read(input, sink),
        System::Csv => csv::read(input, options, sink),
        System::Json => json::read(input, sink),
        // One file of these means nothing without those beside it.
        System::Staticman => Ok(()),
    }
}
