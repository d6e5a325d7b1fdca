//! One `wp:comment`.

use super::super::xml::{Element, Reader, filled};
use super::super::{Place, Row, Writer};
use super::{moment, words};
use crate::comment::{Body, Markup, Status};
use crate::diag::Findings;
use crate::value::html;

/// A comment as WXR has it: every field is text, and any may be missing.
#[derive(Default)]
pub(super) struct Comment {
    pub(super) email: String,
    /// The number of a registered user, `0` for everybody else.
    pub(super) user: String,
    pub(super) approved: String,
    /// The line of its tag.
    pub(super) line: usize,
    id: String,
    author: String,
    url: String,
    ip: String,
    agent: String,
    date: String,
    date_gmt: String,
    content: String,
    kind: String,
    parent: String,
    /// The account that Disqus's dialect gives instead of a number.
    remote: String,
    /// What the Webmention plugins know of it.
    response: String,
    source: String,
}

impl Comment {
    /// Reads the one in `element`.
    pub(super) fn read(xml: &mut Reader<'_>, element: &Element) -> Result<Self, Findings> {
        let mut comment = Self { line: element.line, ..Self::default() };
        while let Some(child) = xml.child(element)? {
            match child.name() {
                "commentmeta" => comment.read_meta(xml, &child)?,
                "remote" => comment.read_remote(xml, &child)?,
                name => {
                    if let Some(field) = comment.field(name) {
                        *field = xml.text(&child)?;
                    }
                }
            }
        }
        Ok(comment)
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "comment_id" => &mut self.id,
            "comment_author" => &mut self.author,
            "comment_author_email" => &mut self.email,
            "comment_author_url" => &mut self.url,
            "comment_author_IP" => &mut self.ip,
            "comment_agent" => &mut self.agent,
            "comment_date" => &mut self.date,
            "comment_date_gmt" => &mut self.date_gmt,
            "comment_content" => &mut self.content,
            "comment_approved" => &mut self.approved,
            "comment_type" => &mut self.kind,
            "comment_parent" => &mut self.parent,
            "comment_user_id" => &mut self.user,
            _ => return None,
        })
    }

    /// One thing that a plugin knows of the comment. Most is private (Akismet keeps whole requests),
    /// so only what is asked for is read.
    fn read_meta(&mut self, xml: &mut Reader<'_>, meta: &Element) -> Result<(), Findings> {
        let mut key = String::new();
        while let Some(child) = xml.child(meta)? {
            match (child.name(), key.as_str()) {
                ("meta_key", _) => key = xml.text(&child)?,
                ("meta_value", "semantic_linkbacks_type") => self.response = xml.text(&child)?,
                (
                    "meta_value",
                    "semantic_linkbacks_source" | "webmention_source_url" | "source_url",
                ) => self.source = xml.text(&child)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_remote(&mut self, xml: &mut Reader<'_>, remote: &Element) -> Result<(), Findings> {
        while let Some(child) = xml.child(remote)? {
            if child.name() == "id" {
                self.remote = xml.text(&child)?;
            }
        }
        Ok(())
    }

    /// Whether no registered user wrote it.
    pub(super) fn is_guest(&self) -> bool {
        matches!(self.user.as_str(), "" | "0")
    }

    /// The same as the import has it: under the post `thread`, on a blog whose clock is `offset`
    /// seconds ahead of UTC.
    pub(super) fn into_row(
        self,
        thread: &str,
        offset: Option<i32>,
        is_owner: bool,
        place: Place,
    ) -> Row {
        let date = moment::read(&self.date_gmt, &self.date, offset);
        let said = words::status(&self.approved).unwrap_or(Status::Unknown);
        let (kind, status) = words::kind(&self.kind, &self.response, said);
        let written = if self.date_gmt.is_empty() { &self.date } else { &self.date_gmt };
        let digest = || Row::digest_id(thread, &self.author, written, &self.content);
        let url = filled(self.source.clone());
        let url = url.or_else(|| filled(self.url.clone()).filter(|_| kind.is_mention()));
        Row {
            id: filled(self.id.clone()).unwrap_or_else(digest),
            thread: thread.to_owned(),
            parent: filled(self.parent.clone()).filter(|parent| parent != "0"),
            kind,
            status,
            is_owner,
            date,
            edited: None,
            body: Body { markup: Markup::Lines, text: self.content.clone() },
            url,
            is_acknowledged: false,
            is_labelled_spam: false,
            place,
            writer: self.into_writer(),
        }
    }

    fn into_writer(self) -> Writer {
        let account = if self.is_guest() { self.remote } else { self.user };
        Writer {
            name: html::unescape(&self.author).trim().to_owned(),
            url: filled(self.url).filter(|url| !matches!(url.as_str(), "http://" | "https://")),
            account: filled(account),
            email: filled(self.email),
            ip: filled(self.ip),
            agent: filled(self.agent),
            is_bot: false,
        }
    }
}
