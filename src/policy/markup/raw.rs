//! The HTML that an author wrote into Markdown, without the Markdown. Code is none of it.

use std::ops::Range;

use pulldown_cmark::Event;

/// Gathers the places of raw HTML while a body is read.
#[derive(Debug, Default)]
pub struct RawHtml {
    /// In their order, none touching the next.
    places: Vec<Range<usize>>,
}

impl RawHtml {
    /// Takes the next event and its bytes.
    pub fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if !matches!(event, Event::Html(_) | Event::InlineHtml(_)) {
            return;
        }
        match self.places.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => self.places.push(range.clone()),
        }
    }

    /// `markdown`, every byte outside raw HTML a space, so that what is found in it has its place in
    /// `markdown`. `None` when it holds no raw HTML.
    pub fn finish(self, markdown: &str) -> Option<String> {
        if self.places.is_empty() {
            return None;
        }
        let mut html = String::with_capacity(markdown.len());
        for place in self.places {
            blank(&mut html, place.start);
            html.push_str(markdown.get(place).unwrap_or_default());
        }
        blank(&mut html, markdown.len());
        Some(html)
    }
}

/// Fills up to `length` bytes with spaces.
fn blank(html: &mut String, length: usize) {
    html.extend(std::iter::repeat_n(' ', length.saturating_sub(html.len())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::markdown;

    fn raw(text: &str) -> Option<String> {
        let mut raw = RawHtml::default();
        for (event, range) in markdown::events(text, pulldown_cmark::Options::empty()) {
            raw.see(&event, &range);
        }
        raw.finish(text)
    }

    #[test]
    fn everything_else_is_blank_and_stays_where_it_is() {
        let text = "Grüße, <b class='x'>*du*</b>\n\n> <div\n> id=a>\n> ö\n> </div>\n\n`<i>` &lt;\n";
        let html = raw(text).unwrap();
        assert_eq!(html.len(), text.len());
        assert_eq!(
            html.split_whitespace().collect::<Vec<_>>(),
            ["<b", "class='x'>", "</b>", "<div", "id=a>", "ö", "</div>"]
        );
        for word in ["<b", "id=a>", "ö", "</div>"] {
            assert_eq!(html.find(word), text.rfind(word), "{word}");
        }
    }

    #[test]
    fn code_and_plain_words_hold_none() {
        for text in ["a < b", "    <script>\n", "```\n<b>\n```\n", "`<b>`", "<https://a.example>"] {
            assert_eq!(raw(text), None, "{text}");
        }
    }
}
