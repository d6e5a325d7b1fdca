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
use super::{Input, Place, Sink, Thread};
use crate::diag::Findings;

/// Tells what a Blogger export holds.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    xml::read(input, &["feed"], sink, feed)
}

/// What is remembered of a feed from one entry to the next.
#[derive(Default)]
struct Blog {
    /// The profiles of those who wrote its posts.
    owners: BTreeSet<String>,
    /// The posts that were told with an address.
    told: BTreeSet<String>,
    /// Comments that came before anybody who writes the blog was named.
    waiting: Vec<(Entry, Place)>,
}

fn feed(xml: &mut Reader<'_>, root: &Element, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut blog = Blog::default();
    let read = entries(xml, root, &mut blog, sink);
    blog.tell_waiting(sink)?;
    read
}

fn entries(
    xml: &mut Reader<'_>,
    root: &Element,
    blog: &mut Blog,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    while let Some(element) = xml.child(root)? {
        match element.name() {
            "author" => blog.owners.extend(entry::read_writer(xml, &element)?.url),
            "entry" => {
                let place = xml.place(element.line);
                blog.take(Entry::read(xml, &element)?, place, sink)?;
            }
            _ => {}
        }
    }
    Ok(())
}

impl Blog {
    /// Tells `entry` as soon as it can be said whether an owner wrote it.
    fn take(&mut self, entry: Entry, place: Place, sink: &mut dyn Sink) -> Result<(), Findings> {
        match entry.kind() {
            Type::Post => {
                self.owners.extend(entry.writer.url.clone());
                self.tell_thread(post::thread(entry, place), sink);
                self.tell_waiting(sink)
            }
            Type::Comment if self.owners.is_empty() => {
                self.waiting.push((entry, place));
                Ok(())
            }
            Type::Comment => self.tell_comment(entry, place, sink),
            Type::Other => Ok(()),
        }
    }

    fn tell_waiting(&mut self, sink: &mut dyn Sink) -> Result<(), Findings> {
        let waiting = std::mem::take(&mut self.waiting);
        waiting.into_iter().try_for_each(|(entry, place)| self.tell_comment(entry, place, sink))
    }

    fn tell_comment(
        &mut self,
        entry: Entry,
        place: Place,
        sink: &mut dyn Sink,
    ) -> Result<(), Findings> {
        if let Some(unknown) = comment::unknown_status(&entry, &place) {
            sink.problem(unknown);
        }
        // An export of the comments alone has the addresses of the posts all the same.
        let thread = comment::thread(&entry, &place);
        if !thread.urls.is_empty() && !self.told.contains(&thread.key) {
            self.tell_thread(thread, sink);
        }
        let is_owner = entry.writer.url.as_ref().is_some_and(|url| self.owners.contains(url));
        sink.row(comment::row(entry, is_owner, place))
    }

    fn tell_thread(&mut self, thread: Thread, sink: &mut dyn Sink) {
        if !thread.urls.is_empty() {
            self.told.insert(thread.key.clone());
        }
        sink.thread(thread);
    }
}
