//! One `item`: a post, a page or a picture with its comments.

use percent_encoding::percent_decode_str;

use super::super::disqus::identifier;
use super::super::xml::{Element, Reader, filled};
use super::super::{Place, Sink, Thread};
use super::authors::Authors;
use super::comment::Comment;
use super::{moment, words};
use crate::diag::{Diagnostic, Findings};
use crate::value::html;

/// An item as WXR has it, without its words.
#[derive(Default)]
pub(super) struct Item {
    id: String,
    link: String,
    guid: String,
    title: String,
    slug: String,
    date: String,
    date_gmt: String,
    comment_status: String,
    identifiers: Vec<String>,
    comments: Vec<Comment>,
}

impl Item {
    /// Reads the one in `element`, up to its end or as far as it goes.
    pub(super) fn read(&mut self, xml: &mut Reader<'_>, element: &Element) -> Result<(), Findings> {
        while let Some(child) = xml.child(element)? {
            match child.name() {
                "comment" => self.comments.push(Comment::read(xml, &child)?),
                "thread_identifier" => self.identifiers.push(xml.text(&child)?),
                name => {
                    // Podcasts and shops have further titles and links: the post's own come first.
                    if let Some(field) = self.field(name).filter(|field| field.is_empty()) {
                        *field = xml.text(&child)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "post_id" => &mut self.id,
            "link" => &mut self.link,
            "guid" => &mut self.guid,
            "title" => &mut self.title,
            "post_name" => &mut self.slug,
            "post_date" => &mut self.date,
            "post_date_gmt" => &mut self.date_gmt,
            "comment_status" => &mut self.comment_status,
            _ => return None,
        })
    }

    /// Tells the post and its comments. A post without comments is none of the conversation's
    /// business, and most items are pictures.
    pub(super) fn tell(
        mut self,
        place: &Place,
        authors: &Authors,
        sink: &mut dyn Sink,
    ) -> Result<(), Findings> {
        let comments = std::mem::take(&mut self.comments);
        if comments.is_empty() {
            return Ok(());
        }
        let thread = self.into_thread(place.clone());
        let (key, offset) = (thread.key.clone(), thread.offset);
        sink.thread(thread);
        for comment in comments {
            let place = Place { line: comment.line, ..place.clone() };
            if words::status(&comment.approved).is_none() {
                sink.problem(unknown_status(&comment.approved, &place));
            }
            let is_owner = authors.wrote(&comment);
            sink.row(comment.into_row(&key, offset, is_owner, place))?;
        }
        Ok(())
    }

    fn into_thread(self, place: Place) -> Thread {
        let mut thread = Thread {
            key: self.key(&place),
            ids: filled(self.id).filter(|id| !is_none(id)).into_iter().collect(),
            urls: filled(self.link).into_iter().collect(),
            slug: filled(percent_decode_str(&self.slug).decode_utf8_lossy().into_owned()),
            file: None,
            title: filled(html::unescape(&self.title).trim().to_owned()),
            is_closed: self.comment_status == "closed",
            offset: moment::offset(&self.date_gmt, &self.date),
            place,
        };
        let identifiers = self.identifiers.iter().chain([&self.guid]);
        identifiers.for_each(|written| identifier::add(written, &mut thread));
        thread
    }

    /// What rows call the post: what there is that no other post of the file has. The numbers of
    /// several blogs are the same, their addresses are not.
    fn key(&self, place: &Place) -> String {
        if !is_none(&self.id) && !self.link.is_empty() {
            return format!("{} {}", self.id, self.link);
        }
        let all = [&self.id, &self.link, &self.guid];
        let mut known = all.into_iter().chain(&self.identifiers).chain([&self.title]);
        let key = known.find(|key| !is_none(key)).cloned();
        key.unwrap_or_else(|| format!("line {}", place.line))
    }
}

fn is_none(id: &str) -> bool {
    matches!(id, "" | "0")
}

fn unknown_status(word: &str, place: &Place) -> Diagnostic {
    let message = format!("`{word}` is no status of WordPress's: the comment waits for your leave");
    Diagnostic::warning("import/status", message).at(place.span())
}
