//! WordPress's export, WXR 1.0 to 1.2: an RSS feed with the authors at its head and the comments in
//! their posts. Disqus takes comments in the same form, without most of the numbers.
//!
//! The format is what `wp-admin/includes/export.php` prints. An export in several files is read file
//! by file: each repeats the head.

mod authors;
mod comment;
mod item;
mod moment;
mod words;

use self::authors::Authors;
use self::item::Item;
use super::xml::{self, Element, Reader};
use super::{Input, Sink};
use crate::diag::Findings;

/// Tells what a WXR file holds.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    xml::read(input, &["rss", "channel", "item"], sink, |xml, root, sink| {
        part(xml, root, &mut Authors::default(), sink)
    })
}

/// Reads one part of a feed, or all of it. People cut exports into pieces, so that a channel or a
/// post may stand alone.
fn part(
    xml: &mut Reader<'_>,
    element: &Element,
    authors: &mut Authors,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    match element.name() {
        "author" => authors.read(xml, element),
        "item" => item(xml, element, authors, sink),
        "rss" | "channel" => {
            while let Some(child) = xml.child(element)? {
                part(xml, &child, authors, sink)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Reads one post, and tells what is whole of it even where it breaks off.
fn item(
    xml: &mut Reader<'_>,
    element: &Element,
    authors: &Authors,
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    let mut item = Item::default();
    let read = item.read(xml, element);
    item.tell(&xml.place(element.line), authors, sink)?;
    read
}
