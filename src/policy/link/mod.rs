//! What an address is for: a table of facts about hosts, paths and parameters, as data.
//!
//! An [`Address`] is taken apart once; [`Patterns`] knows which [`Pattern`]s it fits, each of which
//! says a [`Purpose`] and how sure it is. Whether that is wanted on a blog is not asked here.
//!
//! # How a pattern is written
//!
//! Ours stand in `patterns.yaml`, a blog's own in its `hobnob.yaml`, in the same form:
//!
//! ```yaml
//! policy:
//!   links:
//!     - {id: my-shop, name: My own shop, purpose: checkout, host: shop.example, path: /buy/*}
//!     - {id: their-tag, purpose: affiliate, confidence: likely, host: 'store.*', query: tag}
//! ```
//!
//! | key | means |
//! |---|---|
//! | `id` | a name of its own; one that we use replaces our pattern |
//! | `name` | whose links they are, for people; the id by default |
//! | `purpose` | one of [`Purpose::ALL`] |
//! | `confidence` | `certain` (the default), `likely`, or `weak`: never decides alone |
//! | `host`, `host_not` | `shop.example` with all below it, `=shop.example` without, `shop.*` under any public suffix, or an expression behind `~` |
//! | `path`, `path_not` | `/buy` begins so and ends the word there, `*` is any one part, `=/buy` is the whole path, or an expression behind `~` |
//! | `query`, `query_all` | names of parameters, one or all of which have a value |
//! | `value` | an expression that such a value satisfies |
//! | `scheme` | `bitcoin` and the like |
//!
//! Each may be one or a list, of which one must hold; all keys given must hold, and no `_not`.
//! Hosts, schemes and names of parameters are compared without case, paths and values with it.
//! Expressions are those of the `regex` crate, searched anywhere unless they say `^` and `$`.
//!
//! Beside `links`, a blog may list parts of the web, `shop.example` or `shop.example/books`: under
//! `shops` the owner's own, each a till, and under `allow` those whose links are for nothing.

mod address;
mod area;
mod expression;
mod host;
mod index;
mod path;
mod pattern;
mod patterns;
mod purpose;
mod read;

pub use address::Address;
pub use area::Area;
pub use pattern::Pattern;
pub use patterns::Patterns;
pub use purpose::{Confidence, Purpose};
