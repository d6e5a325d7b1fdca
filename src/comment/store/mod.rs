//! One file of the store: conversations as YAML that people read, edit and compare.
//!
//! A file is the head of a conversation (`post`, `address`, `title`, `closed`) and its `comments`, each
//! with only what is not usual, the words last. An ordinary file holds one; `_unmatched.yaml` holds a
//! document for each, behind a line of `---`. What [`print()`] writes reads the same for the same
//! conversation, and whatever [`parse`] takes from it is what was printed, to the last character.
//!
//! Nothing private stands here, and [`parse`] refuses what looks like it. Knows no disk.

mod faults;
mod kept;
mod layout;
mod print;
mod read;
mod row;
#[cfg(test)]
pub(crate) mod tests;
mod words;

pub use print::{print, print_all};
pub use read::parse;
