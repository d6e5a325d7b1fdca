//! Images: with their measures, so that the page does not jump, with smaller copies for smaller screens,
//! and loaded when they are needed.

use std::cell::Cell;
use std::fmt::Write as _;
use std::ops::Range;

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::{CowStr, Event, Tag};

use super::Placed;
use super::inner::{inner, words};
use super::setter::{Scope, Setter};
use super::ways::Way;
use crate::diag::Diagnostic;
use crate::document::LinkKind;
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
    fn before(&self, way: &Way) -> Option<String> {
        let copies = way.picture.as_ref()?.srcset(&self.ways.config().base_url);
        let sizes = self.components.picture_sizes();
        Some(format!(
            "<picture><source type=\"image/webp\" srcset=\"{}\" sizes=\"{}\">",
            escape(&copies),
            escape(sizes)
        ))
    }

    /// Counts an image. The first of a document is seen at once: to wait for it would be slower.
    fn is_below_the_fold(&mut self) -> bool {
        self.images += 1;
        self.images > 1 || self.scope != Scope::Whole
    }

    /// Tells that there is nothing for those who do not see an image.
    pub(super) fn lacks_words(&mut self, range: &Range<usize>, help: &str) {
        let found = "this picture has no words for those who do not see it";
        let found = Diagnostic::warning("picture/alt", found).at(self.span(range));
        self.found(found.help(help));
    }

    /// HTML that a component has made around `inside`, its images measured like the author's own.
    /// What is inside stays as it is: its images have their measures already.
    pub(super) fn with_measured_images(
        &mut self,
        html: String,
        inside: Option<&str>,
        range: &Range<usize>,
    ) -> String {
        let inside = inside.filter(|inside| !inside.is_empty());
        let parts = inside.and_then(|inside| Some((html.split_once(inside)?, inside)));
        match parts {
            Some(((before, after), inside)) => {
                let before = self.measured(before.into(), range);
                let after = self.measured(after.into(), range);
                format!("{before}{inside}{after}")
            }
            None => self.measured(html.into(), range).into_string(),
        }
    }

    /// HTML whose images are measured, and have their copies beside them. An author who writes `alt=""`
    /// says that there is nothing to be said.
    pub(super) fn measured<'h>(&mut self, html: CowStr<'h>, range: &Range<usize>) -> CowStr<'h> {
        if !html.contains("<img") {
            return html;
        }
        let (chosen, wordless) = (Cell::new(false), Cell::new(None));
        let choose = element!("picture img, img[srcset]", |_: &mut Element<'_, '_>| {
            chosen.set(true);
            Ok(())
        });
        let measure = element!("img[src]", |image: &mut Element<'_, '_>| {
            let is_lazy = self.is_below_the_fold() && !image.has_attribute("loading");
            let src = image.get_attribute("src").unwrap_or_default();
            let way = self.ways.find(&src, LinkKind::Image).ok();
            complete(image, way.as_ref(), is_lazy)?;
            if !image.has_attribute("alt") && wordless.get().is_none() {
                wordless.set(Some(image.source_location().bytes().start));
            }
            let has_own = chosen.replace(false);
            if let Some(before) = way.filter(|_| !has_own).and_then(|way| self.before(&way)) {
                image.before(&before, ContentType::Html);
                image.after(AFTER, ContentType::Html);
            }
            Ok(())
        });
        let settings = RewriteStrSettings::new().with_strict(false);
        let settings = settings.append_element_content_handler(choose);
        let measured = rewrite_str(&html, settings.append_element_content_handler(measure));
        if let Some(at) = wordless.get() {
            // Where nothing was made of it, it stands in the file as it stands here.
            let is_verbatim = html.len() == range.len();
            let range = if is_verbatim { range.start + at..range.end } else { range.clone() };
            self.lacks_words(
                &range,
                "write what it shows: `alt=\"A ferry in fog\"`; or `alt=\"\"` for nothing",
            );
        }
        measured.map_or(html, CowStr::from)
    }
}

/// What stands behind an image that has copies.
const AFTER: &str = "</picture>";

/// Adds what an image does not say itself.
fn complete(
    image: &mut Element<'_, '_>,
    way: Option<&Way>,
    is_lazy: bool,
) -> Result<(), lol_html::errors::AttributeNameError> {
    let size = way.and_then(|way| way.size);
    if let Some(size) =
        size.filter(|_| !["width", "height"].iter().any(|it| image.has_attribute(it)))
    {
        image.set_attribute("width", &size.width.to_string())?;
        image.set_attribute("height", &size.height.to_string())?;
    }
    if is_lazy {
        image.set_attribute("loading", "lazy")?;
    }
    if !image.has_attribute("decoding") {
        image.set_attribute("decoding", "async")?;
    }
    Ok(())
}
