//! Strangers' words made harmless: a body, a name, an address as a page may show them.
//!
//! Nothing that comes out of here runs, asks anybody for anything, hides, reaches out of its place or
//! tells an e-mail address, whatever went in.

mod address;
mod clean;
mod markdown;
mod name;

pub use address::address;
pub use name::name;

use crate::comment::{Body, Markup};
use crate::value::html::escape;

/// The words of a body as HTML that may stand in any page inside a block element.
pub fn body(body: &Body) -> String {
    match body.markup {
        Markup::Html => clean::clean(&body.text),
        Markup::Lines | Markup::Plain => paragraphs(&body.text),
        Markup::Markdown => clean::clean(&markdown::html(&body.text)),
    }
}

fn paragraphs(text: &str) -> String {
    let parts = text.split("\n\n").filter(|part| !part.trim().is_empty());
    parts
        .map(|part| {
            let lines: Vec<_> = part.trim().lines().map(escape).collect();
            format!("<p>{}</p>", lines.join("<br>"))
        })
        .collect()
}
