//! Feeds: what those who subscribe receive, in full. Knows the site and the plan; bodies are handed
//! in as HTML with absolute addresses.

use crate::config::FeedFormat;
use crate::page::FeedScope;
use crate::site::{EntryId, Site};

/// Prints a feed. `content` gives the whole body of an entry as HTML in which every address is
/// absolute.
pub fn print(
    site: &Site,
    scope: FeedScope,
    format: FeedFormat,
    entries: &[EntryId],
    content: &dyn Fn(EntryId) -> String,
) -> String {
    let _ = (site, scope, format, entries, content);
    unimplemented!()
}
