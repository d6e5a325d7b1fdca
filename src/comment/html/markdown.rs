//! Markdown as HTML, which is not yet harmless.

use pulldown_cmark::{Event, Options, Parser, html};

/// Markdown with tables and strikethrough; a line's end is a break, as writers of comments mean it.
pub(super) fn html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(markdown, options).map(|event| match event {
        Event::SoftBreak => Event::HardBreak,
        other => other,
    });
    let mut set = String::with_capacity(markdown.len() * 5 / 4);
    html::push_html(&mut set, events);
    set
}
