//! Images: with their measures, so that the page does not jump, with smaller copies for smaller screens,
//! and loaded when they are needed.

use std::fmt::Write as _;
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::{Event, Tag};

use super::Placed;
use super::inner::{inner, words};
use super::setter::{Scope, Setter};
use super::ways::Way;
use crate::diag::Diagnostic;
use crate::value::html::escape;

/// What an author may write and an address may not hold.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'`');

impl<'a> Setter<'a> {
    /// The image that has just begun with `tag`.
    pub(super) fn image(
        &mut self,
        tag: &Tag<'a>,
        range: &Range<usize>,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> String {
        let way = self.target(tag, range);
        let alt = words(inner(events));
        if alt.trim().is_empty() {
            self.lacks_words(
                range,
                "write what it shows between the brackets: `![A ferry in fog](…)`",
            );
        }
        let src = utf8_percent_encode(&way.href, UNSAFE).to_string();
        let mut html = format!("<img src=\"{}\" alt=\"{}\"", escape(&src), escape(&alt));
        if let Tag::Image { title, .. } = tag
            && !title.is_empty()
        {
            let _ = write!(html, " title=\"{}\"", escape(title));
        }
        if let Some(size) = way.size {
            let _ = write!(html, " width=\"{}\" height=\"{}\"", size.width, size.height);
        }
        if self.is_below_the_fold() {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\">");
        let html = match self.before(&way) {
            Some(before) => before + &html + AFTER,
            None => html,
        };
        // A link is read by what stands in it.
        let leads =
            self.galleries > 0 && !self.is_linked && way.size.is_some() && !alt.trim().is_empty();
        if leads { format!("<a href=\"{}\">{html}</a>", escape(&src)) } else { html }
    }

    /// The paragraph that has just begun, which is nothing but an image with a title: that is its caption.
    pub(super) fn captioned(
        &mut self,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> Option<Event<'a>> {
        let mut inside = inner(events);
        let (Event::Start(Tag::Image { link_type, dest_url, title, id }), range) = inside.next()?
        else {
            return None;
        };
        let untitled = Tag::Image { link_type, dest_url, title: "".into(), id };
        // The image's own end is not to be taken for the paragraph's.
        let image = self.image(&untitled, &range, &mut inside);
        inside.for_each(drop);
        let caption = escape(&title);
        let html = format!("<figure>{image}<figcaption>{caption}</figcaption></figure>\n");
        Some(Event::Html(html.into()))
    }

    /// What stands before an image that has copies; none where it has none.
    pub(super) fn before(&self, way: &Way) -> Option<String> {
        let copies = way.picture.as_ref()?.srcset(&self.ways.config().base_url);
        let sizes = self.components.picture_sizes();
        Some(format!(
            "<picture><source type=\"image/webp\" srcset=\"{}\" sizes=\"{}\">",
            escape(&copies),
            escape(sizes)
        ))
    }

    /// Counts an image. The first of a document is seen at once: to wait for it would be slower.
    pub(super) fn is_below_the_fold(&mut self) -> bool {
        self.images += 1;
        self.images > 1 || self.scope != Scope::Whole
    }

    /// Tells that there is nothing for those who do not see an image.
    pub(super) fn lacks_words(&mut self, range: &Range<usize>, help: &str) {
        let found = "this picture has no words for those who do not see it";
        let found = Diagnostic::warning("picture/alt", found).at(self.span(range));
        self.found(found.help(help));
    }
}

/// What stands behind an image that has copies.
pub(super) const AFTER: &str = "</picture>";
