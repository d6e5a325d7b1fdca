//! From a file to its conversations.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::faults;
use super::layout::Layout;
use super::row::Row;
use super::words::parse_truth;
use crate::comment::{Comment, Conversation, Topic};
use crate::data::yaml;
use crate::diag::{Diagnostic, Findings, Span, Text};

/// Reads a file of the store: one conversation, or one a document. The order of keys and of comments
/// is free, and so is quoting; comments come back in order of time.
///
/// # Errors
/// Everything that is wrong in the file, each with its line and the comment it is in: what is no YAML,
/// keys that nobody knows, words that make no sense, private things, two comments with one id.
pub fn parse(text: &Arc<Text>) -> Result<Vec<Conversation>, Findings> {
    let documents = Layout::of(&text.content);
    let read: Option<Vec<Read>> =
        documents.iter().map(|layout| Read::of(&text.content, layout)).collect();
    let Some(read) = read else {
        return Err(faults::of(text, &documents));
    };
    let repeated = repeated(text, &read);
    if repeated.is_empty() {
        Ok(read.into_iter().map(Read::finish).collect())
    } else {
        Err(repeated)
    }
}

/// Reads the lines of one comment; `None` where anything is wrong with them.
pub(super) fn item(lines: &str) -> Option<Comment> {
    let [row] = yaml::shaped::<[Row; 1]>(lines)?;
    row.comment().ok()
}

/// A document, read, with the place of each comment.
pub(super) struct Read {
    conversation: Conversation,
    places: Vec<Range<usize>>,
}

impl Read {
    /// Reads a document of a text; `None` where anything is wrong with it.
    pub(super) fn of(text: &str, layout: &Layout) -> Option<Self> {
        let mut conversation =
            Conversation { topic: Topic::default(), is_closed: false, comments: Vec::new() };
        let mut places = Vec::new();
        for range in layout.heads() {
            let head = yaml::shaped::<Option<Head>>(&text[range.clone()])?.unwrap_or_default();
            let comments = head.fill(&mut conversation)?;
            places.extend(comments.iter().map(|_| range.clone()));
            conversation.comments.extend(comments);
        }
        for each in &layout.items {
            conversation.comments.push(item(&text[each.lines.clone()])?);
            places.push(each.lines.clone());
        }
        Some(Self { conversation, places })
    }

    /// With its comments in order.
    pub(super) fn finish(self) -> Conversation {
        let mut conversation = self.conversation;
        conversation.sort();
        conversation
    }
}

/// What stands around the list of comments; the list itself where it is written in brackets.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Head {
    post: Option<String>,
    address: Option<String>,
    title: Option<String>,
    closed: Option<String>,
    comments: Option<Vec<Row>>,
}

impl Head {
    /// Puts what it says where it belongs, and leaves its comments.
    fn fill(self, conversation: &mut Conversation) -> Option<Vec<Comment>> {
        let Topic { document, address, title } = &mut conversation.topic;
        let places = [(document, self.post), (address, self.address), (title, self.title)];
        for (place, words) in places {
            words.into_iter().for_each(|words| *place = words);
        }
        if let Some(closed) = self.closed {
            conversation.is_closed = parse_truth(closed.trim())?;
        }
        self.comments.unwrap_or_default().into_iter().map(|row| row.comment().ok()).collect()
    }
}

/// Two comments with one id.
fn repeated(text: &Arc<Text>, read: &[Read]) -> Findings {
    let mut first: HashMap<&str, &Range<usize>> = HashMap::new();
    let mut findings = Findings::none();
    let all = read.iter().flat_map(|read| read.conversation.comments.iter().zip(&read.places));
    for (comment, place) in all {
        let Some(first) = first.insert(&comment.id, place) else { continue };
        let span = |place: &Range<usize>| Span::new(text, place.clone()).narrowed(&comment.id);
        let found = format!("two comments have the id `{}`", comment.id);
        let found = Diagnostic::error("comments/id", found).at(span(place));
        let found = found.label(span(first), "the other one");
        findings.push(found.help("delete one of them, or give it an id of its own"));
    }
    findings
}
