//! Images: with their measures, so that the page does not jump, and loaded when they are needed.

use std::fmt::Write as _;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::Event;

use super::Placed;
use super::inner::{inner, words};
use super::setter::{Scope, Setter};
use super::ways::Way;
use crate::document::LinkKind;
use crate::value::html::escape;

/// What an author may write and an address may not hold.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'`');

impl<'a> Setter<'a> {
    /// The image that has just begun.
    pub(super) fn image(
        &mut self,
        way: &Way,
        title: &str,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> Event<'a> {
        let alt = words(inner(events));
        let src = utf8_percent_encode(&way.href, UNSAFE).to_string();
        let mut html = format!("<img src=\"{}\" alt=\"{}\"", escape(&src), escape(&alt));
        if !title.is_empty() {
            let _ = write!(html, " title=\"{}\"", escape(title));
        }
        if let Some(size) = way.size {
            let _ = write!(html, " width=\"{}\" height=\"{}\"", size.width, size.height);
        }
        if self.is_below_the_fold() {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\">");
        Event::InlineHtml(html.into())
    }

    /// Counts an image. The first of a document is seen at once: to wait for it would be slower.
    fn is_below_the_fold(&mut self) -> bool {
        self.images += 1;
        self.images > 1 || self.scope != Scope::Whole
    }

    /// HTML that a component has made around `inside`, its images measured like the author's own.
    /// What is inside stays as it is: its images have their measures already.
    pub(super) fn with_measured_images(&mut self, html: String, inside: Option<&str>) -> String {
        let inside = inside.filter(|inside| !inside.is_empty());
        let parts = inside.and_then(|inside| Some((html.split_once(inside)?, inside)));
        match parts {
            Some(((before, after), inside)) => {
                self.measured(before) + inside + &self.measured(after)
            }
            None => self.measured(&html),
        }
    }

    fn measured(&mut self, html: &str) -> String {
        if !html.contains("<img") {
            return html.to_owned();
        }
        let measure = element!("img[src]", |image: &mut Element<'_, '_>| {
            let src = image.get_attribute("src").unwrap_or_default();
            if let Ok(Way { size: Some(size), .. }) = self.ways.find(&src, LinkKind::Image)
                && !image.has_attribute("width")
                && !image.has_attribute("height")
            {
                image.set_attribute("width", &size.width.to_string())?;
                image.set_attribute("height", &size.height.to_string())?;
            }
            if self.is_below_the_fold() && !image.has_attribute("loading") {
                image.set_attribute("loading", "lazy")?;
            }
            if !image.has_attribute("decoding") {
                image.set_attribute("decoding", "async")?;
            }
            Ok(())
        });
        let settings = RewriteStrSettings::new().with_strict(false);
        let measured = rewrite_str(html, settings.append_element_content_handler(measure));
        measured.unwrap_or_else(|_| html.to_owned())
    }
}
