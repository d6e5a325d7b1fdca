//! What to say of a file that nobody recognises.

use super::{Look, Shape, look, text};
use crate::diag::Diagnostic;
use crate::import::comments::csv;
use crate::import::comments::system::System;

/// The most names that a message repeats.
const MOST_NAMES: usize = 8;

/// Says what was seen, and what to do.
pub(in crate::import::comments) fn unknown(name: &str, head: &[u8]) -> Diagnostic {
    let words = text(head);
    let (seen, help) = match look(head, &words) {
        Look::Empty => ("there is nothing in it".to_owned(), "export once more"),
        Look::Sqlite => ("it is a database".to_owned(), FROM),
        Look::Binary => ("it is neither text nor a database that hobnob knows".to_owned(), AGAIN),
        Look::Json(shape) => (keys(&shape), FROM),
        Look::Markup => markup(&words),
        Look::Words => table(&words),
    };
    Diagnostic::setup("import/unknown", "this is no export that hobnob knows")
        .in_file(name)
        .because(seen)
        .help(help)
        .help(format!("`--from` takes {}", choices()))
}

const FROM: &str = "if you know whose export it is, say it with `--from`";
const AGAIN: &str = "name the file that the other system gave you";

/// What `--from` takes.
pub(in crate::import::comments) fn choices() -> String {
    let names = System::ALL.map(|(name, _)| format!("`{name}`"));
    names.join(", ")
}

fn keys(shape: &Shape) -> String {
    let keys: Vec<&str> = shape.paths().take(MOST_NAMES).collect();
    format!("it is JSON with the keys `{}`", keys.join("`, `"))
}

fn markup(words: &str) -> (String, &'static str) {
    let lower = words.to_lowercase();
    if lower.contains("<html") || lower.contains("<!doctype html") {
        ("it is a web page".to_owned(), "download the export itself, not the page that shows it")
    } else if lower.contains("<rss") || lower.contains("<feed") {
        ("it is a feed, which holds no comments".to_owned(), "use the export of the other system")
    } else {
        ("it is XML of a kind that hobnob has not met".to_owned(), FROM)
    }
}

fn table(words: &str) -> (String, &'static str) {
    let first: Vec<String> = csv::first_line(words).into_iter().take(MOST_NAMES).collect();
    if first.len() < 2 {
        return ("it is text".to_owned(), FROM);
    }
    let seen = format!("it may be a table with the headings `{}`", first.join("`, `"));
    (
        seen,
        "say with `--from csv --map HEADING=FIELD` which of them is what: `body`, `name`, `date`",
    )
}
