//! What a document says to its reader: passages in the author's own voice, and the phrases in them.
//! Knows nothing of rules and points, and not where a link leads.
//!
//! 1. [`Gatherer`] turns the events of a body into [`Passages`]: words without markup, each with its
//!    bytes in the file, and whose words they are,
//! 2. [`Lexicon`] finds phrases that sell in them, and tells of each who says it,
//! 3. [`disclosure`] finds where a post says that somebody pays for it,
//! 4. [`language`] tells whether the words are of a language that has a lexicon.

mod bare;
pub mod disclosure;
mod element;
mod fold;
mod gather;
pub mod lexicon;
pub mod language;
mod mapped;
mod markup;
mod passage;
mod quotation;
mod sentence;
mod specimen;
pub mod voice;

pub use disclosure::{Clarity, Disclosure, Paid};
pub use gather::Gatherer;
pub use lexicon::{Family, Lexicon, OwnPhrase, Said};
pub use passage::{Hyperlink, Kind, Passage, Passages};
pub use voice::{Gate, Standing};

#[cfg(test)]
mod pairs;
