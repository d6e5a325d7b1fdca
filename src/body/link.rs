//! Links: where they lead is the site's to say; here it is written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::setter::Setter;
use super::ways::Way;
use crate::document::{Link, LinkKind};

impl<'a> Setter<'a> {
    pub(super) fn start_link(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Event<'a> {
        let href = self.target(&tag, range).href;
        self.is_linked = true;
        let Tag::Link { title, id, .. } = tag else {
            return Event::Start(tag);
        };
        // The writer would put `mailto:` before an e-mail address once more.
        Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url: href.into(), title, id })
    }

    /// Where the link or image that `tag` begins leads.
    pub(super) fn target(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Way {
        match Link::of(tag, range) {
            Some(link) if link.is_foreign() => Way::as_written(&link.target),
            Some(link) => self.resolved(&link.target, link.kind, range),
            None => Way::as_written(""),
        }
    }

    /// Where something leads that is written at `range`; as it is written where it leads nowhere,
    /// which is told.
    pub(super) fn resolved(&mut self, written: &str, kind: LinkKind, range: &Range<usize>) -> Way {
        self.ways.find(written, kind).unwrap_or_else(|broken| {
            self.found(broken.at(self.span(range), self.ways.config().broken_links));
            Way::as_written(written)
        })
    }
}
