//! Data files of every kind as one [`Value`], and [`Table`] to take known keys out of one.
//!
//! The only reader of YAML, TOML, JSON and CSV: configuration, front matter, theme manifests and
//! the blog's own `data/` all come through here, so all their errors look alike.

mod csv;
mod fault;
mod file;
mod json;
mod key;
pub mod scalar;
mod table;
mod toml;
pub mod yaml;

pub use file::{DataFile, Format, Written};
pub use key::Key;
pub use table::Table;

/// Data without a place: text, numbers, lists and maps, in the order they were written.
pub type Value = serde_json::Value;

/// A map of [`Value`]s in the order they were written.
pub type Map = serde_json::Map<String, Value>;
