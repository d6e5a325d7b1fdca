//! What HTML does: where it leads, what it loads, and what it does to the reader: slots, forms,
//! overlays. Every part has its bytes. Whether that is wanted on a blog is not asked here.
//!
//! It is read from two places: from the raw HTML of a post, which [`RawHtml`] takes out of the
//! Markdown in a walk made by others, and from a whole page as it is published, where the theme and
//! the shortcodes have had their say. Of many pages most hold nothing, which a first look shows.
//!
//! # How a pattern is written
//!
//! Ours stand in `patterns.yaml`, a blog's own in its `hobnob.yaml`, in the same form:
//!
//! ```yaml
//! policy:
//!   embeds:
//!     - {id: house-ad, name: House advertisement, kind: ad-slot, element: [div, aside], token: house-ad}
//!     - {id: our-till, kind: checkout, attribute: data-our-till}
//!     - {id: nag, kind: popup, text: ['setTimeout(', 'showNag(']}
//! ```
//!
//! | key | means |
//! |---|---|
//! | `id` | a name of its own; one that we use replaces our pattern |
//! | `name` | what it is, for people; the id by default |
//! | `kind` | one of [`Kind::ALL`] |
//! | `element` | the element's name |
//! | `attribute` | an attribute that it has; `class` by default where a token is asked for |
//! | `token` | one word of the attribute's value: `ad-slot`, `ad-*` |
//! | `value` | the whole value, as it is written: `*//widgets.example/*` |
//! | `holds` | what stands inside: `sign-up`, `checkout`, `offer`, or `outward` for what leads to another host |
//! | `text` | words of a script, in their order and near one another |
//! | `without` | words that the script has nowhere |
//! | `host` | whose it is: where `allow` in the policy names that host, the pattern fits nothing |
//!
//! Each may be one or a list, of which one must hold, but all words of `text` and none of
//! `without`; all keys given must hold. Case does not matter, and `*` is anything. What an element
//! is by the address it loads is told by the patterns of [`link`](super::link).

mod embed;
mod form;
mod glob;
mod index;
mod kind;
mod link;
mod loaded;
mod look;
mod overlay;
mod pattern;
mod patterns;
mod raw;
mod read;
mod script;
mod settle;
mod tag;
mod words;

pub use embed::Embed;
pub use kind::Kind;
pub use link::{Anchor, Resource};
pub use pattern::Pattern;
pub use patterns::Patterns;
pub use raw::RawHtml;
pub use tag::opening;

use super::link::Patterns as Links;

/// What some HTML does. Ranges are bytes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// Its links, in the order of their places.
    pub anchors: Vec<Anchor>,
    /// What it loads, in the order of their places.
    pub resources: Vec<Resource>,
    /// What it does to the reader, in the order of their places.
    pub embeds: Vec<Embed>,
}

impl Markup {
    /// Reads HTML, however wrong it is.
    pub fn read(html: &str, patterns: &Patterns, links: &Links) -> Self {
        let tags = tag::tags(html);
        Self {
            anchors: Anchor::all(&tags, html.len()),
            resources: tags.iter().flat_map(Resource::of).collect(),
            embeds: embed::embeds(html, &tags, patterns, links),
        }
    }
}

/// The embeds of a whole page: those that [`Markup::read`] finds, at little cost where there are
/// none.
pub fn embeds(page: &str, patterns: &Patterns, links: &Links) -> Vec<Embed> {
    if !patterns.may_be_in(page) {
        return Vec::new();
    }
    embed::embeds(page, &tag::tags(page), patterns, links)
}
