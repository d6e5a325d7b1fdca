//! What a comment of the owner's quotes, and what it links to.

use std::collections::HashMap;

use super::talk::{Said, Talk};
use crate::comment::anchor;
use crate::value::fold::fold;

/// The shortest quotation that tells whose words it has, in characters.
const SHORTEST: usize = 25;

/// Marks that open a quotation, with those that close it.
const MARKS: [(char, &[char]); 6] = [
    ('"', &['"']),
    ('“', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«']),
    ('「', &['」']),
];

/// What a comment quotes, folded: its quotations, lines behind a `>`, and what stands in quotation
/// marks, as far as it is long enough.
pub(super) fn quotations(said: &Said<'_>) -> Vec<String> {
    let reading = &said.spoken().reading;
    let behind = reading.words.lines().filter_map(|line| line.trim_start().strip_prefix('>'));
    let pieces = reading.quoted.lines().chain(behind).chain(marked(&reading.words));
    pieces.map(fold).filter(|piece| piece.trim().chars().count() >= SHORTEST).collect()
}

/// What stands in quotation marks, within a line.
fn marked(words: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for line in words.lines() {
        let mut rest = line;
        while let Some((at, ends)) = opening(rest) {
            rest = rest[at..].trim_start_matches(|c| MARKS.iter().any(|(mark, _)| *mark == c));
            let Some(end) = rest.find(ends) else { continue };
            pieces.push(&rest[..end]);
            rest = rest[end..]
                .get(rest[end..].chars().next().map_or(0, char::len_utf8)..)
                .unwrap_or_default();
        }
    }
    pieces
}

fn opening(text: &str) -> Option<(usize, &'static [char])> {
    let find = |(at, c): (usize, char)| {
        MARKS.iter().find(|(mark, _)| *mark == c).map(|(_, ends)| (at, *ends))
    };
    text.char_indices().find_map(find)
}

/// Whether a reader's comment holds one of these quotations.
pub(super) fn is_quoted(said: &Said<'_>, quotations: &[String]) -> bool {
    !quotations.is_empty()
        && quotations.iter().any(|piece| said.spoken().folded().contains(piece.trim()))
}

/// Where links to the comments of a conversation lead.
pub(super) struct Targets<'a> {
    by_anchor: HashMap<String, usize>,
    by_address: HashMap<&'a str, usize>,
}

impl<'a> Targets<'a> {
    /// Of every comment: its anchor here, those that other systems have for it, and its own address.
    pub(super) fn of(talk: &Talk<'a>) -> Self {
        let mut targets = Self { by_anchor: HashMap::new(), by_address: HashMap::new() };
        for (number, said) in talk.said.iter().enumerate() {
            let id = said.comment.id.as_str();
            let native = id.split_once(':').map_or(id, |(_, native)| native);
            let others =
                ["comment-", "c", "isso-", "li-comment-", "issuecomment-", "discussioncomment-"];
            targets.by_anchor.insert(anchor(id), number);
            for prefix in others {
                targets.by_anchor.entry(format!("{prefix}{native}")).or_insert(number);
            }
            targets.by_address.extend(said.comment.url.as_deref().map(|url| (url, number)));
        }
        targets
    }

    /// The comments that another links to.
    pub(super) fn linked(&self, said: &Said<'_>) -> Vec<usize> {
        let anchors = fragments(&said.comment.body.text);
        let anchors = anchors.filter_map(|anchor| self.by_anchor.get(anchor));
        let links = said.spoken().reading.links.iter();
        let links = links.filter_map(|link| self.by_address.get(link.address.as_str()));
        anchors.chain(links).copied().collect()
    }
}

/// What stands behind each `#` of a body: a link within a page is none to whoever reads for words.
fn fragments(body: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    body.split('#').skip(1).map(move |rest| {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        rest[..end].trim_end_matches('.')
    })
}
