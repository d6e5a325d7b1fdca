//! Markdown as CommonMark 0.31.2 has it, to the byte of the official suite. Knows no blog.

use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};

/// Markdown as CommonMark 0.31.2 has it, and nothing else.
///
/// ```
/// assert_eq!(hobnob::body::commonmark("*Hello*"), "<p><em>Hello</em></p>\n");
/// ```
pub fn commonmark(markdown: &str) -> String {
    let mut written = String::with_capacity(markdown.len() * 3 / 2);
    let mut spelling = Spelling::default();
    let events = Parser::new(markdown).flat_map(|event| spelling.of(event));
    html::push_html(&mut written, events);
    written
}

/// What the suite writes in another way than the parser's own HTML, though browsers read both
/// alike: quotation marks in text as entities, and a line break between `<li>` and a block of HTML.
#[derive(Default)]
struct Spelling {
    images: usize,
    item_opens: bool,
}

impl Spelling {
    fn of<'a>(&mut self, event: Event<'a>) -> impl Iterator<Item = Event<'a>> + use<'a> {
        let after_item = std::mem::replace(&mut self.item_opens, false);
        let mut broken = false;
        match &event {
            Event::Start(Tag::Item) => self.item_opens = true,
            Event::Start(Tag::HtmlBlock) => broken = after_item,
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            _ => {}
        }
        let line_break = broken.then(|| Event::Html("\n".into()));
        // The text of an image becomes an attribute, where the parser escapes quotes itself.
        let event = if self.images == 0 { quoted(event) } else { event };
        line_break.into_iter().chain([event])
    }
}

fn quoted(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) if text.contains('"') => Event::InlineHtml(entities(&text).into()),
        Event::Code(text) if text.contains('"') => {
            Event::InlineHtml(format!("<code>{}</code>", entities(&text)).into())
        }
        other => other,
    }
}

fn entities(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}
