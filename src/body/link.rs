//! Links: where they lead is the site's to say; here it is written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::setter::Setter;
use crate::document::{Link, LinkKind};
use crate::site::{Resolved, Target};

/// A link as it is written into the page.
pub(super) struct Written {
    /// The address, not yet escaped for HTML.
    pub(super) href: String,
    /// What it leads to, if it is on this blog.
    pub(super) target: Option<Target>,
}

impl<'a> Setter<'a> {
    pub(super) fn start_link(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Event<'a> {
        let href = self.target(&tag, range).href;
        let Tag::Link { title, id, .. } = tag else {
            return Event::Start(tag);
        };
        // The writer would put `mailto:` before an e-mail address once more.
        Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url: href.into(), title, id })
    }

    /// Where the link or image that `tag` begins leads.
    pub(super) fn target(&mut self, tag: &Tag<'a>, range: &Range<usize>) -> Written {
        match Link::of(tag, range) {
            Some(link) if link.is_foreign() => Written { href: link.target, target: None },
            Some(link) => self.resolved(&link.target, link.kind, range),
            None => Written { href: String::new(), target: None },
        }
    }

    /// Where something leads that is written at `range`; as it is written where it leads nowhere,
    /// which is told.
    pub(super) fn resolved(
        &mut self,
        written: &str,
        kind: LinkKind,
        range: &Range<usize>,
    ) -> Written {
        let site = self.setting.site;
        let as_written = |target| Written { href: written.to_owned(), target };
        match site.resolve(self.document, self.url, written, kind) {
            Ok(Resolved::Internal { url, suffix, target }) => {
                Written { href: site.config.base_url.link(&url) + &suffix, target: Some(target) }
            }
            Ok(Resolved::SamePage { fragment }) => {
                Written { href: format!("#{fragment}"), target: None }
            }
            Ok(Resolved::External | Resolved::Verbatim) => as_written(None),
            Err(broken) => {
                self.found(broken.at(self.span(range), site.config.broken_links));
                as_written(None)
            }
        }
    }
}
