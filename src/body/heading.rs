//! Headings: each with its id, and a link to itself for those who want to pass it on.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel};

use super::setter::{Scope, Setter};
use crate::document::Heading;
use crate::value::html::escape;

impl<'a> Setter<'a> {
    pub(super) fn start_heading(
        &mut self,
        level: HeadingLevel,
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        range: &Range<usize>,
    ) -> Event<'a> {
        self.heading = self.outlined(range);
        let mut html = format!("<{level}");
        if let Some(heading) = self.heading {
            html += &format!(" id=\"{}\"", escape(&heading.id));
        }
        if !classes.is_empty() {
            html += &format!(" class=\"{}\"", escape(&classes.join(" ")));
        }
        for (name, value) in attributes {
            let value = value.as_deref().unwrap_or_default();
            html += &format!(" {}=\"{}\"", escape(name), escape(value));
        }
        Event::Html((html + ">").into())
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel) -> Event<'a> {
        let link = self.heading.take().map(|Heading { id, text, .. }| {
            let (id, text, phrase) = (escape(id), escape(text), self.phrase("link_to_section"));
            format!(" <a class=\"anchor\" href=\"#{id}\" aria-label=\"{phrase}: {text}\"></a>")
        });
        Event::Html(format!("{}</{level}>\n", link.unwrap_or_default()).into())
    }

    /// The heading of the document that stands at a place; none where no ids may be.
    fn outlined(&self, range: &Range<usize>) -> Option<&'a Heading> {
        let outline = &self.document.outline;
        let at = outline.binary_search_by_key(&range.start, |heading| heading.range.start);
        (self.scope == Scope::Whole).then(|| outline.get(at.ok()?)).flatten()
    }
}
