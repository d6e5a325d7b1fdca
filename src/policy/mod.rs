//! The policy: what a post sells, told with the line and the reason, and posts that sell nothing left
//! alone. Judges one document at a time, from what was parsed, never from raw text, then the blog as a
//! whole. Knows no theme.
//!
//! 1. [`link`] knows what an address is for: a table of facts, in the form a blog's own take,
//! 2. [`markup`] finds what the author's own HTML does: slots, forms, overlays,
//! 3. [`prose`] finds what the author says to the reader, in the author's own voice,
//! 4. [`rule`] names what is looked for, each rule with its page and its defaults,
//! 5. [`setting`] is what the blog's owner made of these defaults,
//! 6. [`finding`] is what a rule found, and whether it counts; a [`waiver`] or the [`baseline`] may
//!    take it out, and [`fix`] may mend it,
//! 7. [`score`] adds the findings up to a verdict,
//! 8. [`balance`] weighs the documents of a blog together, and [`added`] sees what pages show that no
//!    document holds.

// Listed from the ground up: a room knows only those above it.
pub mod link;
pub mod markup;
pub mod prose;
pub mod rule;
pub mod setting;
pub mod finding;
pub mod waiver;
pub mod baseline;
pub mod evidence;
mod check;
pub mod score;
pub mod judge;
mod sum;
mod tell;
pub mod fix;
pub mod balance;
pub mod added;
