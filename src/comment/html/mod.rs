//! Strangers' words made harmless: a body, a name, an address as a page may show them.
//!
//! Nothing that comes out of here runs, asks anybody for anything, hides, reaches out of its place or
//! tells an e-mail address, whatever went in. A body goes three ways: HTML is parsed and
//! [cut down](clean) to known elements, whose [pieces](piece) are [set](setter) anew on a [`sheet`];
//! Markdown becomes HTML first; and what has no markup is set as it is.

mod address;
mod bound;
mod clean;
mod element;
mod letters;
mod markdown;
mod name;
mod piece;
mod plain;
mod setter;
mod sheet;
mod veil;

pub use address::address;
pub use name::name;

use crate::comment::{Body, Markup};
use piece::Piece;

/// The words of a body as HTML that may stand in any page, inside an element that may hold paragraphs.
///
/// It holds `p`, `blockquote`, `pre`, `hr`, lists, tables, and elements for words within a line, without
/// attributes but the `href` and `rel` of a link, the `class` (`language-…`) of code and the `start` of a
/// list. Links lead to `http` and `https`; pictures are links to them; headings are bold; e-mail
/// addresses and telephone numbers are veiled. Setting what was set changes nothing.
pub fn body(body: &Body) -> String {
    match body.markup {
        Markup::Html => from_html(&body.text, false),
        Markup::Lines => from_html(&body.text, true),
        Markup::Markdown => from_html(&markdown::html(&body.text), false),
        Markup::Plain => from_words(&body.text),
    }
}

/// Words on one line, as text: without characters that turn or hide what stands beside them, e-mail
/// addresses and telephone numbers veiled.
pub fn line(words: &str) -> String {
    let words = letters::harmless(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    veil::veiled(&words.join(" ")).into_owned()
}

fn from_html(html: &str, has_lines: bool) -> String {
    if !html.contains(['<', '&']) {
        // To a parser this is one text and nothing else.
        set(vec![Piece::Words(html.into())], has_lines)
    } else if bound::is_bearable(html) {
        set(piece::pieces(&clean::clean(html)), has_lines)
    } else {
        from_words(&plain::without_tags(html))
    }
}

fn from_words(words: &str) -> String {
    set(vec![Piece::Words(words.into())], true)
}

fn set(mut pieces: Vec<Piece<'_>>, has_lines: bool) -> String {
    for piece in &mut pieces {
        if let Piece::Words(words) = piece {
            // Before an address is looked for: letters without width would hide it.
            *words = letters::harmless(words).into_owned().into();
        }
    }
    veil::veil(&mut pieces);
    setter::set(&pieces, has_lines)
}
