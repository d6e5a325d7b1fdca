//! What an import brought, as digests: a field that no longer has its digest was changed by the owner.
//!
//! White space at the ends of lines does not count: editors take it away.

use jiff::Timestamp;

use crate::comment::{Body, Comment, Origin};
use crate::value::digest::Digest;

/// The digests of a comment as it came.
pub(super) fn of(comment: &Comment) -> Origin {
    Origin {
        author: author(&comment.author.name, comment.author.url.as_deref(), comment.is_owner),
        body: body(&comment.body, comment.edited),
        status: digest([comment.status.name()]),
        place: place(comment),
    }
}

/// Of who said it.
pub(super) fn author(name: &str, url: Option<&str>, is_owner: bool) -> String {
    digest([name.trim(), url.unwrap_or_default(), if is_owner { "owner" } else { "" }])
}

fn body(body: &Body, edited: Option<Timestamp>) -> String {
    let lines: Vec<&str> = body.text.trim().lines().map(str::trim_end).collect();
    let markup = format!("{:?}", body.markup);
    digest([&*markup, &second(edited), &lines.join("\n")])
}

fn place(comment: &Comment) -> String {
    let words = |word: &Option<String>| word.clone().unwrap_or_default();
    let (parent, url) = (words(&comment.parent), words(&comment.url));
    let date = second(comment.date);
    let place = [&*parent, comment.kind.name(), &date, &url];
    // Said only where it is so: what was brought before anybody asked for it keeps its digest.
    digest(place.into_iter().chain(comment.is_acknowledged.then_some("acknowledged")))
}

fn second(moment: Option<Timestamp>) -> String {
    moment.map(|moment| moment.as_second().to_string()).unwrap_or_default()
}

fn digest<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    Digest::of_parts(parts.into_iter().map(str::as_bytes)).short()
}
