//! The pictures that a document shows.

use std::cell::RefCell;

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::{Resolved, Site, Target};
use crate::document::{Document, LinkKind};
use crate::value::url::UrlPath;

impl Site {
    /// The addresses of this blog's files that a document published at `url` shows as pictures: in its
    /// Markdown, by shortcodes, in its own HTML and in its front matter. Some may be named in mere examples.
    pub fn shown(&self, document: &Document, url: &UrlPath) -> Vec<UrlPath> {
        let own = document.links.iter().filter(|link| link.kind == LinkKind::Image);
        let own = own.map(|link| link.target.clone());
        let called = document.calls.iter().filter_map(|call| call.arguments.get("src")?.as_str());
        let first = document.front.image.iter().cloned();
        let written = own.chain(called.map(str::to_owned)).chain(first).chain(raw(document));
        let there = |written: String| match self.resolve(document, url, &written, LinkKind::Image) {
            Ok(Resolved::Internal { url, target: Target::Asset(_), .. }) => Some(url),
            _ => None,
        };
        written.filter_map(there).collect()
    }
}

/// What images of its author's own HTML name.
fn raw(document: &Document) -> Vec<String> {
    let words = document.markdown();
    if !words.contains("<img") {
        return Vec::new();
    }
    let found = RefCell::new(Vec::new());
    let note = element!("img[src]", |image: &mut Element<'_, '_>| {
        found.borrow_mut().extend(image.get_attribute("src"));
        Ok(())
    });
    let settings = RewriteStrSettings::new().with_strict(false);
    let _ = rewrite_str(words, settings.append_element_content_handler(note));
    found.take()
}
