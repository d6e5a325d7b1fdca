//! Runs of code as HTML, as few spans as show the same.

use std::borrow::Cow;

use super::token::Token;

/// Code being written.
pub(super) struct Spans {
    html: String,
    open: Option<&'static str>,
}

impl Spans {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes), open: None }
    }

    /// Adds a run. Space has no colour: it stays in whichever span is open.
    pub(super) fn push(&mut self, text: &str, token: Token) {
        if !text.trim_start().is_empty() {
            self.switch(class(text, token));
        }
        self.html.push_str(&entities(text));
    }

    pub(super) fn finish(mut self) -> String {
        self.switch(None);
        self.html
    }

    fn switch(&mut self, class: Option<&'static str>) {
        if self.open == class {
            return;
        }
        if self.open.is_some() {
            self.html.push_str("</span>");
        }
        if let Some(class) = class {
            self.html.push_str("<span class=\"");
            self.html.push_str(class);
            self.html.push_str("\">");
        }
        self.open = class;
    }
}

/// An operator that is a word reads like any other keyword; a sign needs no colour.
fn class(text: &str, token: Token) -> Option<&'static str> {
    match token {
        Token::Plain => None,
        Token::Operator if text.starts_with(|c: char| c.is_alphabetic()) => Token::Keyword.class(),
        other => other.class(),
    }
}

/// Inside an element only these three need escaping; code is full of quotes.
pub(super) fn entities(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}
