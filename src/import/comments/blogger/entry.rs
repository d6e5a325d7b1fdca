//! One `entry` of a feed: a post, a page, a comment, a template or a setting.

use super::super::Writer;
use super::super::xml::{Element, Reader, filled};
use crate::diag::Findings;

/// An entry as Blogger has it: what the two forms of export say, in one.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) content: String,
    pub(super) published: String,
    pub(super) writer: Writer,
    /// The old export's word for what it is: the end of a category, `kind#post`.
    category: String,
    /// Takeout's word for it: `POST`.
    word: String,
    /// `LIVE`, `DRAFT` …; empty in the old export, which has no drafts of comments.
    pub(super) status: String,
    /// When it was thrown away, if it was.
    pub(super) trashed: String,
    /// Takeout's path of a post.
    pub(super) filename: String,
    /// The post that a comment stands under, by id and by address.
    pub(super) post: String,
    pub(super) post_address: String,
    /// Takeout's comment that this one answers.
    pub(super) answers: String,
    /// The old export's: its address in a feed.
    pub(super) related: String,
    /// Its own address.
    pub(super) alternate: String,
    pub(super) is_removed: bool,
}

/// What an entry is.
pub(super) enum Type {
    /// A post or a page.
    Post,
    /// A comment.
    Comment,
    /// A template, a setting.
    Other,
}

impl Entry {
    /// Reads the one in `element`.
    pub(super) fn read(xml: &mut Reader<'_>, element: &Element) -> Result<Self, Findings> {
        let mut entry = Self::default();
        while let Some(child) = xml.child(element)? {
            match child.name() {
                "author" => entry.writer = read_writer(xml, &child)?,
                "category" | "link" | "in-reply-to" | "extendedProperty" => entry.note(&child),
                // The words of a post are long, and nobody asks for them.
                "content" if matches!(entry.kind(), Type::Post) => {}
                name => {
                    if let Some(field) = entry.field(name) {
                        *field = xml.text(&child)?;
                    }
                }
            }
        }
        Ok(entry)
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "id" => &mut self.id,
            "title" => &mut self.title,
            "content" | "summary" => &mut self.content,
            "published" => &mut self.published,
            "type" => &mut self.word,
            "status" => &mut self.status,
            "trashed" => &mut self.trashed,
            "filename" => &mut self.filename,
            "parent" => &mut self.post,
            "inReplyTo" => &mut self.answers,
            _ => return None,
        })
    }

    /// Takes what the attributes of `tag` say.
    fn note(&mut self, tag: &Element) {
        let href = || tag.attribute("href").to_owned();
        match (tag.name(), tag.attribute("rel"), tag.attribute("name")) {
            ("link", "related", _) => self.related = href(),
            ("link", "alternate", _) => self.alternate = href(),
            ("in-reply-to", ..) => {
                self.post = tag.attribute("ref").to_owned();
                self.post_address = href();
            }
            ("extendedProperty", _, "blogger.contentRemoved") => {
                self.is_removed = tag.attribute("value") != "false";
            }
            ("category", ..) => {
                if let Some((_, kind)) = tag.attribute("term").split_once("/2008/kind#") {
                    self.category = kind.to_owned();
                }
            }
            _ => {}
        }
    }

    /// What it is. A feed of comments alone does not say; but there, everything answers a post.
    pub(super) fn kind(&self) -> Type {
        match (self.category.as_str(), self.word.as_str()) {
            ("comment", _) | (_, "COMMENT") => Type::Comment,
            ("post" | "page", _) | (_, "POST" | "PAGE") => Type::Post,
            ("", "") if !self.post.is_empty() => Type::Comment,
            _ => Type::Other,
        }
    }
}

/// Whoever an `author` element names. Blogger gives everybody the address of nobody.
pub(super) fn read_writer(xml: &mut Reader<'_>, author: &Element) -> Result<Writer, Findings> {
    let mut writer = Writer::default();
    while let Some(field) = xml.child(author)? {
        match field.name() {
            "name" => writer.name = xml.text(&field)?,
            "uri" => writer.url = filled(xml.text(&field)?),
            "email" => writer.email = filled(xml.text(&field)?),
            _ => {}
        }
    }
    writer.email = writer.email.filter(|email| !email.eq_ignore_ascii_case("noreply@blogger.com"));
    writer.account = writer.url.as_deref().and_then(profile);
    Ok(writer)
}

/// The number in `https://www.blogger.com/profile/NUMBER`.
fn profile(uri: &str) -> Option<String> {
    let (host, number) = uri.split_once("/profile/")?;
    filled(number.trim_end_matches('/').to_owned()).filter(|_| host.ends_with("blogger.com"))
}

/// The number at the end of an id or of an address in a feed:
/// `tag:blogger.com,1999:blog-7.post-12` and `…/feeds/7/3/comments/default/12` are `12`.
pub(super) fn number(id: &str) -> &str {
    let last = id.rsplit('/').next().unwrap_or(id);
    last.rsplit_once("post-").map_or(last, |(_, number)| number)
}
