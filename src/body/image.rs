//! Images: with their measures, so that the page does not jump, and loaded when they are needed.

use std::fmt::Write as _;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use pulldown_cmark::Event;

use super::Placed;
use super::inner::{inner, words};
use super::link::Written;
use super::setter::{Scope, Setter};
use crate::document::LinkKind;
use crate::site::{Resolved, Target};
use crate::value::html::escape;

/// What an author may write and an address may not hold.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'\\').add(b'`');

impl<'a> Setter<'a> {
    /// The image that has just begun.
    pub(super) fn image(
        &mut self,
        written: &Written,
        title: &str,
        events: &mut dyn Iterator<Item = Placed<'a>>,
    ) -> Event<'a> {
        let alt = words(inner(events));
        let src = utf8_percent_encode(&written.href, UNSAFE).to_string();
        let mut html = format!("<img src=\"{}\" alt=\"{}\"", escape(&src), escape(&alt));
        if !title.is_empty() {
            let _ = write!(html, " title=\"{}\"", escape(title));
        }
        if let Some(Target::Asset(Some(size))) = written.target {
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

    /// HTML of the theme, its images measured like the author's own.
    pub(super) fn with_measured_images(&mut self, html: String) -> String {
        if !html.contains("<img") {
            return html;
        }
        let measure = element!("img[src]", |image: &mut Element<'_, '_>| {
            let src = image.get_attribute("src").unwrap_or_default();
            if image.has_attribute("decoding") {
                return Ok(());
            }
            let known = self.setting.site.resolve(self.document, self.url, &src, LinkKind::Image);
            if let Ok(Resolved::Internal { target: Target::Asset(Some(size)), .. }) = known
                && !image.has_attribute("width")
                && !image.has_attribute("height")
            {
                image.set_attribute("width", &size.width.to_string())?;
                image.set_attribute("height", &size.height.to_string())?;
            }
            if self.is_below_the_fold() && !image.has_attribute("loading") {
                image.set_attribute("loading", "lazy")?;
            }
            image.set_attribute("decoding", "async")?;
            Ok(())
        });
        let settings = RewriteStrSettings::new().with_strict(false);
        rewrite_str(&html, settings.append_element_content_handler(measure)).unwrap_or(html)
    }
}
