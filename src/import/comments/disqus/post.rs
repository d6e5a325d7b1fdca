//! One `post`: what somebody said.

use super::super::xml::{Element, Reader, filled};
use super::super::{Row, Writer, field};
use super::{links, read_writer};
use crate::comment::{Body, Kind, Status};
use crate::diag::Findings;

/// A post as Disqus has it.
#[derive(Default)]
struct Post {
    /// Its number with the system that it was imported from.
    remote: String,
    message: String,
    created: String,
    deleted: String,
    spam: String,
    approved: String,
    ip: String,
    forum: String,
    thread: String,
    parent: String,
    writer: Writer,
}

/// Reads the one in `element`, of `forum` where it does not say so itself.
pub(super) fn read(xml: &mut Reader<'_>, element: &Element, forum: &str) -> Result<Row, Findings> {
    let mut post = Post { forum: forum.to_owned(), ..Post::default() };
    while let Some(child) = xml.child(element)? {
        match child.name() {
            "author" => read_writer(xml, &child, &mut post.writer)?,
            "thread" => post.thread = child.attribute("id").to_owned(),
            "parent" => post.parent = child.attribute("id").to_owned(),
            name => {
                if let Some(field) = post.field(name) {
                    *field = xml.text(&child)?;
                }
            }
        }
    }
    let id = filled(element.attribute("id").to_owned());
    Ok(Row { place: xml.place(element.line), ..post.into_row(id) })
}

impl Post {
    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "id" => &mut self.remote,
            "message" => &mut self.message,
            "createdAt" => &mut self.created,
            "isDeleted" => &mut self.deleted,
            "isSpam" => &mut self.spam,
            "isApproved" => &mut self.approved,
            "ipAddress" => &mut self.ip,
            "forum" => &mut self.forum,
            _ => return None,
        })
    }

    fn into_row(self, id: Option<String>) -> Row {
        let digest =
            || Row::digest_id(&self.thread, &self.writer.name, &self.created, &self.message);
        let id = id.or_else(|| filled(self.remote.clone())).unwrap_or_else(digest);
        let status = self.status();
        // What was taken back is not kept, even where Disqus still has it.
        let words =
            if status == Status::Deleted { String::new() } else { links::as_typed(&self.message) };
        Row {
            id,
            is_owner: self.is_owner(),
            thread: self.thread,
            parent: filled(self.parent),
            kind: Kind::Comment,
            status,
            date: field::moment(&self.created),
            edited: None,
            body: Body::html(words),
            url: None,
            is_acknowledged: false,
            is_labelled_spam: false,
            place: Default::default(),
            writer: Writer { ip: filled(self.ip), ..self.writer },
        }
    }

    fn status(&self) -> Status {
        let is_true = |word: &str| matches!(word, "true" | "True" | "1");
        if is_true(&self.deleted) {
            Status::Deleted
        } else if is_true(&self.spam) {
            Status::Spam
        } else if self.approved.is_empty() || is_true(&self.approved) {
            Status::Published
        } else {
            Status::Pending
        }
    }

    /// Whether the one account wrote it that has the forum's own name.
    fn is_owner(&self) -> bool {
        let account = self.writer.account.as_deref().unwrap_or_default();
        !account.is_empty() && account.eq_ignore_ascii_case(&self.forum)
    }
}
