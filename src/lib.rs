//! hobnob, a static blog generator for people who blog to meet people.
//!
//! # One post's way
//!
//! A [`source::Source`] is bytes with a name. Parsed, it becomes a [`document::Document`]: front
//! matter, body, outline and links, every part with its place in the file. The [`policy`] judges
//! each of them for what it sells, under the blog owner's settings. All documents together
//! are assembled, with what readers answered to them (a [`comment::Conversation`] each), into one
//! [`site::Site`], which never changes again. From then on the work is making: a [`body::Body`] is a
//! document's Markdown as HTML, set once and shared by page, list and feed; the [`page`] plan says every address the site will have before anything is rendered; a
//! page rendered is an [`build::Artifact`], a path with bytes; and the output writes what changed
//! and removes what it wrote earlier and no longer plans.
//!
//! What readers said goes a second way, to the owner alone: each conversation is judged for who waits,
//! and becomes a [`remind::Agenda`] or a [`report::Report`]; a [`reply`] goes back into the store. All of
//! that lies on the [`desk`], where commands and pages do the same things.
//!
//! While a post is written, [`serve`] makes the same site over and over, with what the last [`build`]
//! remembers, and holds it in memory.
//!
//! Each arrow is a function from finished values to a new one. Nothing is written back, so there is
//! no lock, no order to remember, and a cache key is simply everything that went in.
//!
//! # The floors
//!
//! The modules are listed **from the ground up; a module imports only what stands above it in this
//! list**. `tests/architecture.rs` holds every import against it. What a module must not know
//! follows from where it stands: the site cannot know the theme, the theme cannot know the disk.

// — words —
pub mod value;
pub mod diag;
pub mod data;
// — inputs —
pub mod config;
pub mod source;
// — one thing understood —
pub mod picture;
pub mod document;
pub mod policy;
pub mod comment;
pub mod import;
// — the whole —
pub mod site;
pub mod frame;
pub mod remind;
pub mod reply;
pub mod report;
// — making —
pub mod body;
pub mod page;
pub mod feed;
pub mod index;
pub mod card;
pub mod render;
// — doing —
pub mod build;
pub mod desk;
pub mod serve;
pub mod command;
