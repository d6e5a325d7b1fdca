//! One `thread`: a page that Disqus was shown under.

use super::super::Thread;
use super::super::xml::{Element, Reader, filled};
use super::identifier;
use crate::diag::Findings;
use crate::value::html;

/// Reads the one in `element`, and whose `forum` it belongs to.
pub(super) fn read(
    xml: &mut Reader<'_>,
    element: &Element,
    forum: &mut String,
) -> Result<Thread, Findings> {
    let place = xml.place(element.line);
    let mut thread = Thread { key: element.attribute("id").to_owned(), place, ..Thread::default() };
    let mut written = String::new();
    while let Some(field) = xml.child(element)? {
        match field.name() {
            "id" => written = xml.text(&field)?,
            "forum" => *forum = xml.text(&field)?,
            "link" => thread.urls.extend(filled(xml.text(&field)?)),
            "title" => thread.title = filled(html::unescape(&xml.text(&field)?).into_owned()),
            "isClosed" => thread.is_closed = xml.text(&field)? == "true",
            _ => {}
        }
    }
    identifier::add(&written, &mut thread);
    if thread.key.is_empty() {
        thread.key = written;
    }
    Ok(thread)
}
