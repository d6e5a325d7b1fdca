//! `comments`: who answers here, and how readers may.

use crate::data::Table;
use crate::diag::Severity;

/// The conversation, as the owner wants it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comments {
    /// `owners`: everybody whose comments are the blog's own answers.
    pub owners: Vec<Owner>,
    /// `answer`: the ways to answer that a page offers, in the order written; none by default.
    pub answers: Vec<Answer>,
}

/// Somebody who answers for the blog, under all the names they have in other systems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// `names`: as they signed.
    pub names: Vec<String>,
    /// `emails`: their addresses; never shown.
    pub emails: Vec<String>,
    /// `websites`: their sites; a host is enough.
    pub websites: Vec<String>,
    /// `accounts`: user names, handles and numbers, alone or with their system: `github:mara`.
    pub accounts: Vec<String>,
}

/// A way for readers to answer. None asks anything of a third party before the reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// `mail`: an e-mail address to write to.
    Mail(String),
    /// `discussion`: an address where people talk; `{title}`, `{path}` and `{url}` stand for the post's.
    Discussion(String),
    /// `webmention`: the endpoint that takes them.
    Webmention(String),
    /// `form`: an endpoint that takes a form.
    Form(String),
}

impl Comments {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let Some(mut inner) = table.table("comments") else {
            return Self::default();
        };
        let comments = Self { owners: owners(&mut inner), answers: answers(&mut inner) };
        table.absorb(inner.finish(Severity::Error));
        comments
    }
}

fn owners(table: &mut Table<'_>) -> Vec<Owner> {
    let mut owners = Vec::new();
    for mut owner in table.tables("owners") {
        let mut list = |key| owner.strings(key).unwrap_or_default();
        owners.push(Owner {
            names: list("names"),
            emails: list("emails"),
            websites: list("websites"),
            accounts: list("accounts"),
        });
        table.absorb(owner.finish(Severity::Error));
    }
    owners
}

/// From the words of a key to the way it is.
type Way = fn(String) -> Answer;

/// Every way to answer, by its key.
const WAYS: [(&str, Way); 4] = [
    ("mail", Answer::Mail),
    ("discussion", Answer::Discussion),
    ("webmention", Answer::Webmention),
    ("form", Answer::Form),
];

fn answers(table: &mut Table<'_>) -> Vec<Answer> {
    let Some(mut inner) = table.table("answer") else {
        return Vec::new();
    };
    let written: Vec<&str> = inner.keys().collect();
    let mut ways: Vec<_> = WAYS.iter().collect();
    ways.sort_by_key(|(key, _)| written.iter().position(|each| each == key));
    let answers = ways.into_iter().filter_map(|(key, way)| inner.string(key).map(way)).collect();
    table.absorb(inner.finish(Severity::Error));
    answers
}
