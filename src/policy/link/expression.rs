//! A regular expression of a pattern, compiled when it is first needed: most never are.

use std::sync::OnceLock;

use regex::Regex;

/// A regular expression, in the syntax of the `regex` crate.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    text: String,
    compiled: OnceLock<Result<Regex, String>>,
}

impl Expression {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), compiled: OnceLock::new() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Why it is no regular expression, in words, if it is none.
    pub(super) fn fault(&self) -> Option<&str> {
        self.regex().err()
    }

    /// Whether it is found anywhere in `words`. One that is faulty is found nowhere.
    pub(super) fn is_in(&self, words: &str) -> bool {
        self.regex().is_ok_and(|regex| regex.is_match(words))
    }

    fn regex(&self) -> Result<&Regex, &str> {
        let compiled = self.compiled.get_or_init(|| Regex::new(&self.text).map_err(reason));
        compiled.as_ref().map_err(String::as_str)
    }
}

/// The last line of what the library says: the ones before it repeat the expression.
#[expect(clippy::needless_pass_by_value, reason = "it is handed to `map_err`")]
fn reason(error: regex::Error) -> String {
    let message = error.to_string();
    let last = message.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").trim_end_matches('.').to_owned()
}
