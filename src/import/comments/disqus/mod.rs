//! Disqus's export: the threads of a forum and their posts, in one list each, in any order. A post
//! names its thread and the post that it answers by number.

pub(super) mod identifier;
mod links;
mod post;
mod thread;

use super::xml::{self, Element, Reader};
use super::{Input, Sink, Writer};
use crate::diag::Findings;
use crate::value::html;

/// Tells what a Disqus export holds.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    xml::read(input, &["disqus"], sink, export)
}

fn export(xml: &mut Reader<'_>, root: &Element, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut forum = String::new();
    while let Some(element) = xml.child(root)? {
        match element.name() {
            "category" => read_forum(xml, &element, &mut forum)?,
            "thread" => sink.thread(thread::read(xml, &element, &mut forum)?),
            "post" => sink.row(post::read(xml, &element, &forum)?)?,
            _ => {}
        }
    }
    Ok(())
}

fn read_forum(
    xml: &mut Reader<'_>,
    category: &Element,
    forum: &mut String,
) -> Result<(), Findings> {
    while let Some(field) = xml.child(category)? {
        if field.name() == "forum" {
            *forum = xml.text(&field)?;
        }
    }
    Ok(())
}

/// Whoever an `author` element names.
fn read_writer(
    xml: &mut Reader<'_>,
    author: &Element,
    writer: &mut Writer,
) -> Result<(), Findings> {
    while let Some(field) = xml.child(author)? {
        let text = xml.text(&field)?;
        let filled = Some(&text).filter(|text| !text.is_empty());
        match field.name() {
            "name" => writer.name = html::unescape(&text).trim().to_owned(),
            "email" => writer.email = filled.cloned(),
            "username" => writer.account = filled.cloned(),
            "link" | "url" => writer.url = filled.cloned(),
            _ => {}
        }
    }
    Ok(())
}
