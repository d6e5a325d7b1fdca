//! Whose markup it is, by the first tag and by the names of its spaces.

use crate::import::comments::system::System;

/// The system that writes such tags. Well-formedness is not asked for: a stray byte, an undeclared
/// prefix must not hide whose it is.
pub(super) fn system(head: &str) -> Option<System> {
    // PHP's complaints stand before the export itself, in tags of their own.
    let head = head.find("<?xml").map_or(head, |at| &head[at..]);
    let has = |sign: &str| head.contains(sign);
    match root(head) {
        "disqus" => Some(System::Disqus),
        "rss" | "channel" | "item" if has("wordpress.org/export/") || has("<wp:") => {
            Some(System::WordPress)
        }
        "feed" | "entry" if has("google.com/blogger") || has("blogger.com") => {
            Some(System::Blogger)
        }
        _ if has("disqus.com/disqus-internals") && has("<thread") => Some(System::Disqus),
        _ => None,
    }
}

/// The name of the first tag that is one, without a prefix.
fn root(head: &str) -> &str {
    let tags = head.split('<').skip(1);
    let named = tags.filter(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()));
    let is_end = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let names = named.map(|tag| tag.split(is_end).next().unwrap_or_default());
    names.map(|name| name.rsplit(':').next().unwrap_or(name)).next().unwrap_or_default()
}
