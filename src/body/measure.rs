//! Images in HTML that is no Markdown, its author's own or a component's: they get what those of Markdown have,
//! as far as nobody said otherwise.

use std::cell::Cell;
use std::ops::Range;

use lol_html::errors::AttributeNameError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use pulldown_cmark::CowStr;

use super::image::AFTER;
use super::setter::Setter;
use crate::document::LinkKind;

impl Setter<'_> {
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

    /// HTML whose images are measured, and have their copies beside them. One without `alt` is told; an
    /// author who writes `alt=""` says that there is nothing to be said.
    pub(super) fn measured<'h>(&mut self, html: CowStr<'h>, range: &Range<usize>) -> CowStr<'h> {
        if !html.contains("<img") {
            return html;
        }
        let (has_copies, wordless) = (Cell::new(false), Cell::new(None));
        let choose = element!("picture img, img[srcset]", |_: &mut Element<'_, '_>| {
            has_copies.set(true);
            Ok(())
        });
        let complete = element!("img[src]", |image: &mut Element<'_, '_>| {
            if !image.has_attribute("alt") && wordless.get().is_none() {
                wordless.set(Some(image.source_location().bytes().start));
            }
            Ok(self.complete(image, has_copies.replace(false))?)
        });
        let settings = RewriteStrSettings::new().with_strict(false);
        let settings = settings.append_element_content_handler(choose);
        let measured = rewrite_str(&html, settings.append_element_content_handler(complete));
        if let Some(at) = wordless.get() {
            // Where nothing was made of it, it stands in the file as it stands here.
            let is_verbatim = html.len() == range.len();
            let range = if is_verbatim { range.start + at..range.end } else { range.clone() };
            self.lacks_words(
                &range,
                "write what it shows, `alt=\"A ferry in fog\"`, or `alt=\"\"`",
            );
        }
        measured.map_or(html, CowStr::from)
    }

    /// Adds what an image does not say itself.
    fn complete(
        &mut self,
        image: &mut Element<'_, '_>,
        has_copies: bool,
    ) -> Result<(), AttributeNameError> {
        let src = image.get_attribute("src").unwrap_or_default();
        let way = self.ways.find(&src, LinkKind::Image).ok();
        let is_measured = ["width", "height"].iter().any(|name| image.has_attribute(name));
        if let Some(size) = way.as_ref().and_then(|way| way.size).filter(|_| !is_measured) {
            image.set_attribute("width", &size.width.to_string())?;
            image.set_attribute("height", &size.height.to_string())?;
        }
        if self.is_below_the_fold() && !image.has_attribute("loading") {
            image.set_attribute("loading", "lazy")?;
        }
        if !image.has_attribute("decoding") {
            image.set_attribute("decoding", "async")?;
        }
        if let Some(before) = way.filter(|_| !has_copies).and_then(|way| self.before(&way)) {
            image.before(&before, ContentType::Html);
            image.after(AFTER, ContentType::Html);
        }
        Ok(())
    }
}
