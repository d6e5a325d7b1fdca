//! The links of a document. Does not know where they lead.

use std::ops::Range;

use pulldown_cmark::{LinkType, Tag};

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Leads somewhere.
    Anchor,
    /// Shows an image.
    Image,
    /// `[[a page]]`.
    Wiki,
}

/// A link or an image as it is written. Those of the author's own HTML are left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it does.
    pub kind: LinkKind,
    /// The target as written, entities and escapes resolved; `mailto:` before an e-mail address.
    pub target: String,
    /// The words behind the target, `[a](b "words")`; empty when there are none.
    pub title: String,
    /// From the start of the body.
    pub range: Range<usize>,
}

impl Link {
    /// Whether the target is for another generator to fill in (`{{ site.url }}/about/`): it is
    /// published as it stands, and leads nowhere that could be checked.
    pub fn is_foreign(&self) -> bool {
        self.target.contains("{{") || self.target.contains("{%")
    }

    /// The link or image that an element is, if it is one.
    pub fn of(tag: &Tag<'_>, range: &Range<usize>) -> Option<Self> {
        let (kind, target, title) = match tag {
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                (LinkKind::Anchor, format!("mailto:{dest_url}"), title)
            }
            Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, title, .. } => {
                (LinkKind::Wiki, dest_url.to_string(), title)
            }
            Tag::Link { dest_url, title, .. } => (LinkKind::Anchor, dest_url.to_string(), title),
            Tag::Image { dest_url, title, .. } => (LinkKind::Image, dest_url.to_string(), title),
            _ => return None,
        };
        Some(Self { kind, target, title: title.to_string(), range: range.clone() })
    }
}
