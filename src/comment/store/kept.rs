//! What a file had before: the lines of its comments, and the notes that people wrote between them.

use std::collections::HashMap;

use super::layout::{Item, Layout};
use super::read::{self, Read};
use super::{layout, print};
use crate::comment::{Comment, Conversation, Topic};

/// The lines of a file, by what they are about.
pub(super) struct Kept<'a> {
    text: &'a str,
    documents: Vec<Document>,
    /// By id.
    comments: HashMap<String, Known>,
}

/// One document, with its comments only in their lines.
struct Document {
    layout: Layout,
    /// Whether its comments stand one under the other.
    has_items: bool,
    frame: Conversation,
}

/// One comment with its lines.
struct Known {
    comment: Comment,
    item: Item,
    indent: usize,
}

impl<'a> Kept<'a> {
    /// What can be read of a file; the rest is not kept.
    pub(super) fn of(text: &'a str) -> Self {
        let mut kept = Self { text, documents: Vec::new(), comments: HashMap::new() };
        for mut layout in Layout::of(text) {
            let (indent, has_items) = (layout.indent, !layout.items.is_empty());
            for item in std::mem::take(&mut layout.items) {
                if let Some(comment) = read::item(&text[item.lines.clone()]) {
                    let known = Known { comment, item, indent };
                    kept.comments.insert(known.comment.id.clone(), known);
                }
            }
            if let Some(read) = Read::of(text, &layout) {
                kept.documents.push(Document { layout, has_items, frame: read.finish() });
            }
        }
        kept
    }

    /// The document of a conversation, as much as possible in the lines it had; `None` where these do
    /// not make the same conversation.
    pub(super) fn print(&self, conversation: &Conversation) -> Option<String> {
        let document =
            self.documents.iter().find(|known| same(&known.frame.topic, &conversation.topic));
        let mut text = self.head(document, conversation);
        let indent = document.map_or(layout::INDENT, |known| known.layout.indent);
        for (at, comment) in conversation.comments.iter().enumerate() {
            if at > 0 && !text.ends_with("\n\n") {
                text.push('\n');
            }
            text.push_str(&self.item(comment, indent));
        }
        if let Some(document) = document {
            text.push_str(&self.text[document.layout.behind.clone()]);
        }
        let [layout] = <[Layout; 1]>::try_from(Layout::of(&text)).ok()?;
        (Read::of(&text, &layout)?.finish() == *conversation).then_some(text)
    }

    fn head(&self, document: Option<&Document>, conversation: &Conversation) -> String {
        let Some(Document { layout, has_items, frame }) = document else {
            return print::head(conversation);
        };
        let lines = &self.text[layout.head.clone()];
        let is_same =
            frame.topic == conversation.topic && frame.is_closed == conversation.is_closed;
        if is_same && *has_items && !conversation.comments.is_empty() {
            return lines.to_owned();
        }
        let is_note = |line: &&str| line.trim().is_empty() || line.starts_with('#');
        let notes: String = lines.split_inclusive('\n').take_while(is_note).collect();
        notes + &print::head(conversation)
    }

    fn item(&self, comment: &Comment, indent: usize) -> String {
        let Some(known) = self.comments.get(&comment.id) else {
            return print::item(comment, indent);
        };
        let notes = &self.text[known.item.notes.clone()];
        let lines = &self.text[known.item.lines.clone()];
        if known.comment == *comment && known.indent == indent {
            return format!("{notes}{}", layout::without_space_below(lines));
        }
        format!("{notes}{}", print::item(comment, indent))
    }
}

/// Whether two heads are about one post.
fn same(one: &Topic, other: &Topic) -> bool {
    one.document == other.document && (!one.document.is_empty() || one.address == other.address)
}
