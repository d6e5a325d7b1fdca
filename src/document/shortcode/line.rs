//! The lines of a body that look like shortcodes, wherever they stand: it is Markdown's to say which
//! of them are code.

use std::ops::Range;

use super::arguments::{self, Malformed};
use crate::data::Map;

/// A line that looks like a shortcode, without the marks of the lists and quotations around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From the first colon to the last character that is not white space.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `::name{…}`
    Leaf(String, Map),
    /// `:::name{…}`
    Open(String, Map),
    /// `:::`
    Close,
    /// `::: name`, as other generators open a container.
    Foreign,
    /// A name and a brace, and something wrong behind them; `at` counts from the start of the body.
    Malformed(Malformed),
}

/// Every line of `body` that looks like a shortcode.
pub(super) fn find(body: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some(found) = body[at..].find("::") {
        let colons = at + found;
        let start = body[at..colons].rfind('\n').map_or(at, |newline| at + newline + 1);
        let end = body[colons..].find('\n').map_or(body.len(), |newline| colons + newline);
        if is_margin(&body[start..colons]) {
            let words = body[colons..end].trim_end();
            let range = colons..colons + words.len();
            lines.extend(kind(words, colons).map(|kind| Line { range, kind }));
        }
        at = end;
    }
    lines
}

fn kind(words: &str, start: usize) -> Option<Kind> {
    let rest = words.trim_start_matches(':');
    let is_container = words.len() - rest.len() > 2;
    let name_end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
    let (name, braces) = rest.split_at(name_end.unwrap_or(rest.len()));
    let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic()) && braces.starts_with('{');
    match (is_container, is_named) {
        (true, false) if rest.is_empty() => Some(Kind::Close),
        (true, false) => Some(Kind::Foreign),
        (false, false) => None,
        (_, true) => Some(match arguments::parse(braces) {
            Ok(arguments) if is_container => Kind::Open(name.to_owned(), arguments),
            Ok(arguments) => Kind::Leaf(name.to_owned(), arguments),
            Err(fault) => {
                let at = start + words.len() - braces.len() + fault.at;
                Kind::Malformed(Malformed { at, ..fault })
            }
        }),
    }
}

/// Whether all before a shortcode on its line are indentation and the marks of quotations and lists.
fn is_margin(mut before: &str) -> bool {
    loop {
        before = before.trim_start_matches([' ', '\t', '>']);
        let digits = before.trim_start_matches(|c: char| c.is_ascii_digit());
        let mark = match before.len() - digits.len() {
            0 => before.strip_prefix(['-', '*', '+']),
            1..=9 => digits.strip_prefix(['.', ')']),
            _ => None,
        };
        match mark {
            Some(rest) if rest.starts_with([' ', '\t']) => before = rest,
            _ => return before.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body: &str) -> Vec<&str> {
        find(body).into_iter().map(|line| &body[line.range]).collect()
    }

    #[test]
    fn a_shortcode_has_its_line_to_itself() {
        let body =
            "::a{}\nb ::c{}\n  > - 1. ::d{x=1} \t\r\n- ::::e{}\n:::\n::: f\n::g\n:h{}\n-::i{}\n";
        assert_eq!(found(body), ["::a{}", "::d{x=1}", "::::e{}", ":::", "::: f"]);
    }

    #[test]
    fn paths_of_programs_are_not_shortcodes() {
        for body in ["std::vec{}", "::std::vec{}", "::", "a\n::Name {}\n", "::1{}"] {
            assert_eq!(found(body), [""; 0], "{body}");
        }
    }
}
