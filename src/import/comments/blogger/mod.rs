//! Blogger's export, an Atom feed of everything: the old one, which tells posts and comments apart by
//! a category, and Takeout's `feed.atom`, which does it by `blogger:type` and has no addresses.
//!
//! Both name a post and a comment `tag:blogger.com,1999:blog-B.post-N`; the number is the id here, so
//! that both exports of one blog agree.

mod comment;
mod entry;
mod post;

use std::collections::BTreeSet;

use self::entry::{Entry, Type};
use super::xml::{self, Element, Reader};
use super::{Input, Place, Sink};
use crate::diag::Findings;

/// Tells what a Blogger export holds.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    xml::read(input, "feed", sink, feed)
}

/// What is remembered of a feed from one entry to the next.
#[derive(Default)]
struct Blog {
    /// The profiles of those who wrote its posts.
    owners: BTreeSet<String>,
    /// The posts that were told with an address.
    told: BTreeSet<String>,
}

fn feed(xml: &mut Reader<'_>, root: &Element, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut blog = Blog::default();
    while let Some(element) = xml.child(root)? {
        match element.name() {
            "author" => {
                blog.owners.extend(entry::read_writer(xml, &element)?.url);
            }
            "entry" => {
                let place = xml.place(element.line);
                tell(Entry::read(xml, &element)?, place, &mut blog, sink)?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn tell(entry: Entry, place: Place, blog: &mut Blog, sink: &mut dyn Sink) -> Result<(), Findings> {
    match entry.kind() {
        Type::Post => {
            blog.owners.extend(entry.writer.url.clone());
            let thread = post::thread(entry, place);
            if !thread.urls.is_empty() {
                blog.told.insert(thread.key.clone());
            }
            sink.thread(thread);
        }
        Type::Comment => {
            if let Some(unknown) = comment::unknown_status(&entry, &place) {
                sink.problem(unknown);
            }
            // An export of the comments alone has the addresses of the posts all the same.
            let thread = comment::thread(&entry, &place);
            if !thread.urls.is_empty() && blog.told.insert(thread.key.clone()) {
                sink.thread(thread);
            }
            let is_owner = entry.writer.url.as_ref().is_some_and(|url| blog.owners.contains(url));
            sink.row(comment::row(entry, is_owner, place))?;
        }
        Type::Other => {}
    }
    Ok(())
}
