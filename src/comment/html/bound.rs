//! How much markup a body may have. The standard's way of mending tag soup opens elements again that
//! were never closed, in every paragraph: a megabyte can be made to take gigabytes and hours. No letter
//! that a person wrote comes near these bounds.

use super::element::{Role, element};

/// The most bytes of one tag: its attributes are compared with each other.
const LONGEST_TAG: usize = 16_000;
/// The most pairs of an element that stays open and a tag that comes after it.
const MOST_STEPS: usize = 10_000_000;
/// The most pairs of an element that is opened again and a tag that may do it.
const MOST_COPIES: usize = 250_000;

/// What a scan that understands nothing counts; never less than there is.
#[derive(Default)]
struct Count {
    tags: usize,
    /// Tags that begin an element with something in it.
    holders: usize,
    /// Those of them within lines, but the plain pairs `<b>words</b>`.
    spans: usize,
    has_table: bool,
    has_long_tag: bool,
}

/// Whether `html` can be parsed in a time and a space that are in proportion to it.
pub(super) fn is_bearable(html: &str) -> bool {
    let mut count = Count::default();
    let mut rest = html;
    while let Some((_, markup)) = rest.split_once('<') {
        count.see(markup);
        if count.is_too_much() {
            return false;
        }
        rest = markup;
    }
    true
}

impl Count {
    fn see(&mut self, markup: &str) {
        self.tags += 1;
        let length = markup.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = markup[..length].to_ascii_lowercase();
        if name.is_empty() {
            return;
        }
        let role = element(&name).map(|(role, _)| role);
        let is_empty = matches!(role, Some(Role::Break | Role::Rule | Role::Picture));
        let end = tag_end(markup);
        let is_span = matches!(role, None | Some(Role::Span));
        let is_pair = end.is_some_and(|end| is_plain_pair(&markup[end..], &name));
        self.holders += usize::from(!is_empty);
        self.spans += usize::from(is_span && !is_pair);
        self.has_table |= name == "table";
        self.has_long_tag |= end.is_none() && markup.len() > LONGEST_TAG;
    }

    /// What is out of place in a table is put before it, one by one.
    fn is_too_much(&self) -> bool {
        let holders = if self.has_table { self.tags } else { self.holders };
        self.has_long_tag
            || holders.saturating_mul(self.tags) > MOST_STEPS
            || self.spans.saturating_mul(self.tags) > MOST_COPIES
    }
}

/// Where the tag ends that begins `markup`, if that is not too far off.
fn tag_end(markup: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = 0;
    for (at, byte) in markup.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
        before = if byte.is_ascii_whitespace() { before } else { byte };
    }
    None
}

/// Whether `behind` is words and then the end of `name`.
fn is_plain_pair(behind: &str, name: &str) -> bool {
    let end = behind.split_once('<').and_then(|(_, markup)| markup.strip_prefix('/'));
    end.and_then(|end| end.get(..name.len())).is_some_and(|end| end.eq_ignore_ascii_case(name))
}
