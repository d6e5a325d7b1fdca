//! Names that no other blog's reminders have, for what other programs keep: the ids of tasks and of
//! messages.

use crate::remind::Blog;
use crate::value::digest::Digest;

/// An id made of the blog's address and `parts`, at the blog's host: the same wherever it is made.
pub(super) fn id(blog: &Blog, parts: &[&str]) -> String {
    let all = [blog.url.as_str()].into_iter().chain(parts.iter().copied());
    format!("{}@{}", Digest::of_parts(all.map(str::as_bytes)).long(), host(blog))
}

/// The blog's host, in ASCII.
pub(super) fn host(blog: &Blog) -> String {
    let host = url::Url::parse(&blog.url).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| "localhost".to_owned())
}
