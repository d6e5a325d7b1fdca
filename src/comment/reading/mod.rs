//! A body as people and rules see it: its words, with links, code and quotations told apart. Says
//! nothing of what is harmless, and writes no HTML.

mod bbcode;
mod reader;

use pulldown_cmark::{Options, html};

use super::{Body, Markup};
use crate::document::markdown;
use crate::value::html::escape;

/// What can be read of a body, in plain words without markup. Blanks in a row are one; a line ends
/// where a block, a row or a `<br>` does, and where the markup keeps lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What the writer says, the words of links too.
    pub words: String,
    /// Where it leads: links, and addresses that stand bare outside code, in their order.
    pub links: Vec<Link>,
    /// Code, a piece a line.
    pub code: String,
    /// What the writer quotes.
    pub quoted: String,
    /// How many links are written in the brackets of forums, `[url=…]`, which no blog understands.
    pub bbcode: usize,
}

/// A link in a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written: mostly `https://…`, but it may be anything.
    pub address: String,
    /// What it is on; of a bare address, the address itself.
    pub text: String,
    /// What its writer says of it, in lower case: `nofollow`.
    pub rel: String,
}

impl Link {
    /// Whether its text is its address, perhaps cut short or without its beginning.
    pub fn is_bare(&self) -> bool {
        let short = self.text.trim().trim_end_matches(['…', '.', '/']);
        let address = self.address.trim();
        let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
        let starts = |whole: &str| {
            whole.get(..short.len()).is_some_and(|start| start.eq_ignore_ascii_case(short))
        };
        let known = [address, bare, bare.trim_start_matches("www.")];
        short.contains('.') && known.into_iter().any(starts)
    }
}

impl Reading {
    /// Reads a body of any markup, however wrong, in time proportional to its length.
    pub fn of(body: &Body) -> Self {
        match body.markup {
            Markup::Html => reader::read(&body.text, reader::Lines::Flow),
            Markup::Lines => reader::read(&body.text, reader::Lines::Stand),
            Markup::Plain => reader::read(&escape(&body.text), reader::Lines::Stand),
            Markup::Markdown => reader::read(&from_markdown(&body.text), reader::Lines::Flow),
        }
    }
}

/// Markdown as HTML, to be read and never shown.
fn from_markdown(text: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let mut written = String::with_capacity(text.len() * 2);
    html::push_html(&mut written, markdown::events(text, options).map(|(event, _)| event));
    written
}

#[cfg(test)]
mod tests;
