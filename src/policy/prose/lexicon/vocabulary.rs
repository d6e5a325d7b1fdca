//! Words of one kind, looked for together: not to be told, only to be known.

use std::ops::Range;

use regex::Regex;

use super::notation;

/// Words and phrases of which any will do.
#[derive(Debug)]
pub(in crate::policy::prose) struct Vocabulary(Option<Regex>);

impl Vocabulary {
    /// Any of the phrases, in the notation of a lexicon.
    pub(in crate::policy::prose) fn of(phrases: &[String]) -> Self {
        Self::made("", phrases, "")
    }

    /// Any of the phrases, where a text begins with it.
    pub(in crate::policy::prose) fn at_start(phrases: &[String]) -> Self {
        Self::made(r#"\A[ "'”’*]*"#, phrases, "")
    }

    /// Any of the phrases, where a text ends with it.
    pub(in crate::policy::prose) fn at_end(phrases: &[String]) -> Self {
        Self::made("", phrases, r"[ ,:—–-]*\z")
    }

    fn made(start: &str, phrases: &[String], end: &str) -> Self {
        let patterns = phrases.iter().filter_map(|phrase| notation::read(phrase).ok());
        let any: Vec<String> = patterns.map(|pattern| pattern.whole).collect();
        Self(Regex::new(&format!("{start}(?:{}){end}", any.join("|"))).ok())
    }

    /// Whether `folded` holds one of them.
    pub(in crate::policy::prose) fn is_in(&self, folded: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(folded))
    }

    /// Where all of them are within a part of `folded`.
    pub(in crate::policy::prose) fn all<'a>(
        &'a self,
        folded: &'a str,
        part: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let text = folded.get(..part.end).unwrap_or_default();
        let mut at = part.start;
        std::iter::from_fn(move || {
            let found = self.0.as_ref()?.find_at(text, at.min(text.len()))?.range();
            at = text.ceil_char_boundary(found.end.max(found.start + 1));
            Some(found)
        })
    }
}
