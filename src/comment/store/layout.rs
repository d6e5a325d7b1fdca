//! Which lines of a file belong to which comment, without reading any of it: so that one comment that
//! is no YAML hides no fault of another, and a comment that did not change keeps its lines.

use std::ops::Range;

/// Where the `-` of a comment stands in what hobnob writes.
pub(super) const INDENT: usize = 0;

/// One document of a file: everything around the list of comments, and the comments. All ranges are
/// bytes of the file, and whole lines.
#[derive(Debug)]
pub(super) struct Layout {
    /// What stands before the list, `comments:` included; everything where the list is not written one
    /// comment under the other.
    pub(super) head: Range<usize>,
    /// In the order written.
    pub(super) items: Vec<Item>,
    /// What stands behind the list.
    pub(super) behind: Range<usize>,
    /// The column of the `-` of each comment.
    pub(super) indent: usize,
}

/// One comment.
#[derive(Debug)]
pub(super) struct Item {
    /// Its own lines, from `- ` on, and the empty ones below.
    pub(super) lines: Range<usize>,
    /// The notes above it, which begin with `#`.
    pub(super) notes: Range<usize>,
}

impl Layout {
    /// The documents of a file that hold anything at all. What is above the first `---` belongs to the
    /// document below it, if it is only notes.
    pub(super) fn of(text: &str) -> Vec<Self> {
        let mut documents = Vec::new();
        let mut start = 0;
        for line in lines(text, 0..text.len()) {
            let is_head = start == 0 && is_empty(&text[..line.start]);
            if is_border(&text[line.clone()]) && !is_head {
                documents.push(start..line.start);
                let rest = &text[line.start + 3..line.end];
                start = if rest.trim().is_empty() { line.end } else { line.start + 3 };
            }
        }
        documents.push(start..text.len());
        documents.retain(|range| !is_empty(&text[range.clone()]));
        documents.into_iter().map(|range| Self::document(text, range)).collect()
    }

    /// What stands around the list, as far as there is anything.
    pub(super) fn heads(&self) -> impl Iterator<Item = &Range<usize>> {
        [&self.head, &self.behind].into_iter().filter(|range| !range.is_empty())
    }

    fn document(text: &str, range: Range<usize>) -> Self {
        let head = lines(text, range.clone()).find(|line| begins_list(&text[line.clone()]));
        let end = range.end;
        let whole = |head| Self { head, items: Vec::new(), behind: end..end, indent: INDENT };
        let Some(head) = head else { return whole(range) };
        let mut list = List::default();
        let mut end = range.end;
        for line in lines(text, head.end..range.end) {
            if !list.take(&text[line.clone()], line.clone()) {
                end = line.start;
                break;
            }
        }
        if list.items.is_empty() {
            return whole(range);
        }
        let indent = list.indent;
        let items = list.close(end);
        // Notes under the last comment belong to what follows.
        let behind = items.last().map_or(end, |item| item.lines.end)..range.end;
        Self { head: range.start..head.end, items, behind, indent }
    }
}

/// A list of comments while its lines are looked at.
#[derive(Default)]
struct List {
    items: Vec<Item>,
    /// The column of the `-`.
    indent: usize,
    /// Where notes began that may belong to the next comment.
    notes: Option<usize>,
    /// Where the first line of the list begins.
    start: Option<usize>,
}

impl List {
    /// Takes a line; false when it does not belong to the list any more.
    fn take(&mut self, line: &str, range: Range<usize>) -> bool {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let is_outside = self.items.is_empty() || indent <= self.indent;
        let start = *self.start.get_or_insert(range.start);
        if words.trim().is_empty() {
            return true;
        }
        if words.starts_with('#') && is_outside {
            self.notes.get_or_insert(range.start);
            return true;
        }
        let is_item =
            words.strip_prefix('-').is_some_and(|rest| rest.starts_with([' ', '\n', '\r']));
        if is_item && (self.items.is_empty() || indent == self.indent) {
            let above = if self.items.is_empty() { start } else { range.start };
            let notes = self.notes.take().unwrap_or(above)..range.start;
            self.end_last(notes.start);
            self.indent = indent;
            self.items.push(Item { lines: range.clone(), notes });
            return true;
        }
        if !is_outside {
            self.notes = None;
        }
        !is_outside
    }

    fn end_last(&mut self, end: usize) {
        if let Some(last) = self.items.last_mut() {
            last.lines.end = end;
        }
    }

    fn close(mut self, end: usize) -> Vec<Item> {
        let end = self.notes.unwrap_or(end);
        self.end_last(end);
        self.items
    }
}

/// The lines of a part of a text, each with its end.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    text[range].split_inclusive('\n').map(move |line| {
        let from = start;
        start += line.len();
        from..start
    })
}

/// `---` at the start of a line begins a document, whatever it stands in.
fn is_border(line: &str) -> bool {
    line.strip_prefix("---")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// `comments:` and nothing behind it but a note.
fn begins_list(line: &str) -> bool {
    let rest = line.strip_prefix("comments").and_then(|rest| rest.trim_start().strip_prefix(':'));
    rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim_start().starts_with('#'))
}

fn is_empty(document: &str) -> bool {
    let is_nothing = |line: &str| line.is_empty() || line.starts_with(['#', '%']);
    document.lines().all(|line| is_nothing(line.trim()) || line == "...")
}

/// Lines without the empty ones at their end.
pub(super) fn without_space_below(lines: &str) -> &str {
    let end = lines.trim_end().len();
    let line = lines[end..].find('\n').map_or(lines.len(), |at| end + at + 1);
    &lines[..line]
}
