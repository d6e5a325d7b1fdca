//! The words everything else is said in: slugs, addresses, dates, languages, digests and escaped HTML and XML.
//!
//! Each is a small value with one way to make it. Nothing here knows a blog.

pub mod date;
pub mod days;
pub mod digest;
pub mod fold;
pub mod html;
pub mod language;
pub mod phrase;
pub mod plural;
pub mod shell;
pub mod slug;
pub mod suggest;
pub mod url;
pub mod xml;
