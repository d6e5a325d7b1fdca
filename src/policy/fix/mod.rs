//! What `hobnob check --fix` does by itself: only what is safe, and not one byte besides.
//!
//! A paid link in HTML is marked as paid; a waiver that is over or unused is taken out, where what is
//! published and all other data stay as they are. The rest is its author's to decide.

mod comment;
mod draft;
mod front;
mod rel;

use std::ops::Range;

use super::finding::{Finding, Mend, Standing};
use super::rule::Rule;
use crate::config::Markdown;
use crate::document::Document;

/// A change of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The rule whose finding it mends.
    pub rule: Rule,
    /// The bytes of the file that go.
    pub range: Range<usize>,
    /// What comes instead.
    pub replacement: String,
}

/// The changes that mend what can be mended of `findings`, by place, none over another. What is
/// waived stays as it is.
pub fn fixes(document: &Document, findings: &[Finding], markdown: &Markdown) -> Vec<Fix> {
    let open = findings.iter().filter(|found| !matches!(found.standing, Standing::Waived(_)));
    let (mut items, mut comments, mut fixes) = (Vec::new(), Vec::new(), Vec::new());
    for hit in open.map(|found| &found.hit) {
        match (&hit.mend, &hit.range) {
            (Some(Mend::MarkPaid), Some(tag)) => fixes.extend(rel::fix(&document.text, tag)),
            (Some(Mend::Unlist(item)), _) => items.push(*item),
            (Some(Mend::Erase), Some(comment)) => comments.push(comment.clone()),
            _ => {}
        }
    }
    let lines = front::removals(document, items);
    let comments = comment::removals(document, &comments, markdown);
    let removal = |range| Fix { rule: Rule::Waiver, range, replacement: String::new() };
    fixes.extend(lines.into_iter().chain(comments).map(removal));
    fixes.sort_by_key(|fix| (fix.range.start, fix.range.end));
    fixes.dedup_by(|next, fix| next.range.start < fix.range.end || next == fix);
    fixes
}

/// `text` with `fixes`, which are sorted and do not overlap, as [`fixes`] gives them.
pub fn apply(text: &str, fixes: &[Fix]) -> String {
    let mut fixed = String::with_capacity(text.len());
    let mut at = 0;
    for fix in fixes {
        fixed.push_str(text.get(at..fix.range.start).unwrap_or_default());
        fixed.push_str(&fix.replacement);
        at = fix.range.end;
    }
    fixed.push_str(text.get(at..).unwrap_or_default());
    fixed
}

#[cfg(test)]
mod tests;
