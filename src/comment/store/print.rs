//! From a conversation to its file.

use std::fmt::Write as _;

use super::kept::Kept;
use super::layout::INDENT;
use super::words;
use crate::comment::{Comment, Conversation, Kind, Markup, Status, Topic};
use crate::data::scalar;
use crate::diag::Text;

/// Writes a conversation as the file that [`parse`](super::parse) reads. Comments that are in `before`
/// just as they are here keep the lines they have there, and all keep the notes above them.
pub fn print(conversation: &Conversation, before: Option<&Text>) -> String {
    print_all(std::slice::from_ref(conversation), before)
}

/// Writes several conversations into one file.
pub fn print_all(conversations: &[Conversation], before: Option<&Text>) -> String {
    let plain = |conversation: &Conversation| document(conversation);
    let kept = before.map(|text| Kept::of(&text.content));
    let print = |conversation: &Conversation| match &kept {
        Some(kept) => kept.print(conversation).unwrap_or_else(|| plain(conversation)),
        None => plain(conversation),
    };
    conversations.iter().map(print).collect::<Vec<_>>().join("---\n")
}

fn document(conversation: &Conversation) -> String {
    let mut text = head(conversation);
    for (at, comment) in conversation.comments.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        text.push_str(&item(comment, INDENT));
    }
    text
}

/// The lines above the comments.
pub(super) fn head(conversation: &Conversation) -> String {
    let Topic { document, address, title } = &conversation.topic;
    let mut text = String::new();
    for (key, words) in [("post", document), ("address", address), ("title", title)] {
        if !words.is_empty() {
            let _ = writeln!(text, "{key}: {}", scalar::line(words));
        }
    }
    if conversation.is_closed {
        text.push_str("closed: true\n");
    }
    let list = if conversation.comments.is_empty() { "comments: []\n" } else { "comments:\n" };
    text + list
}

/// The lines of one comment whose `-` stands at column `indent`.
pub(super) fn item(comment: &Comment, indent: usize) -> String {
    let first = format!("{:indent$}- id: {}\n", "", scalar::line(&comment.id));
    let mut lines = Lines { text: first, indent: indent + 2 };
    lines.words("parent", comment.parent.as_deref());
    lines.bare("kind", (comment.kind != Kind::default()).then(|| comment.kind.name()));
    lines.bare("status", (comment.status != Status::default()).then(|| comment.status.name()));
    lines.bare("mark", comment.mark.map(|mark| mark.name()));
    lines.bare("date", comment.date);
    lines.bare("edited", comment.edited);
    let author = &comment.author;
    lines.words("author", Some(&*author.name).filter(|name| !name.is_empty()));
    lines.words("url", author.url.as_deref());
    lines.words("person", author.person.as_deref());
    lines.bare("owner", comment.is_owner.then_some("true"));
    lines.bare("acknowledged", comment.is_acknowledged.then_some("true"));
    lines.words("source", comment.url.as_deref());
    lines.words("suspicion", comment.judgement.as_ref().map(words::judgement).as_deref());
    let odd = (!comment.oddities.is_empty()).then(|| words::oddities(&comment.oddities));
    lines.bare("odd", odd);
    lines.words("origin", comment.origin.as_ref().map(words::origin).as_deref());
    lines.body(comment);
    lines.text
}

/// The lines of a comment while they are written.
struct Lines {
    text: String,
    /// The column of the keys.
    indent: usize,
}

impl Lines {
    fn bare(&mut self, key: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            let _ = writeln!(self.text, "{:1$}{key}: {value}", "", self.indent);
        }
    }

    fn words(&mut self, key: &str, words: Option<&str>) {
        self.bare(key, words.map(scalar::line));
    }

    fn body(&mut self, comment: &Comment) {
        let body = &comment.body;
        let is_usual = body.text.is_empty() && body.markup == Markup::default();
        let key = Markup::ALL.iter().find(|(_, markup)| *markup == body.markup);
        if let Some((key, _)) = key.filter(|_| !is_usual) {
            self.bare(key, Some(scalar::block(&body.text, self.indent)));
        }
    }
}
