//! The plainest page there is, for when there is no better one.

use crate::value::html::escape;

/// A page of a title and a few words, both text. A line of words is a paragraph.
pub(super) fn notice(title: &str, words: &str) -> String {
    let words: String = words.lines().map(|line| format!("<p>{}</p>\n", escape(line))).collect();
    page(title, &words)
}

/// A page of a title and of words whose lines and columns count, both text.
pub(super) fn print(title: &str, words: &str) -> String {
    page(title, &format!("<pre>{}</pre>\n", escape(words)))
}

fn page(title: &str, inside: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n{inside}</main>\n</body>\n</html>\n"
    )
}
