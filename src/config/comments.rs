//! `comments`: who answers here, and how readers may.

use super::answer::{self, Answer};
use crate::data::Table;
use crate::diag::Severity;

/// The conversation, as the owner wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comments {
    /// `owners`: everybody whose comments are the blog's own answers.
    pub owners: Vec<Owner>,
    /// `answer`: the ways to answer that a page offers, in the order written; none by default.
    pub answers: Vec<Answer>,
    /// `feeds`: whether there are feeds of comments, in the formats of all feeds; so by default.
    pub feeds: bool,
    /// `feed_limit`: how many comments each holds, 50 by default.
    pub feed_limit: usize,
    /// `people`: whether the people who take part have a page; so by default.
    pub people: bool,
    /// `people_follow`: whether search engines may follow the links to their sites there; not by default.
    pub people_follow: bool,
}

impl Default for Comments {
    fn default() -> Self {
        Self {
            owners: Vec::new(),
            answers: Vec::new(),
            feeds: true,
            feed_limit: 50,
            people: true,
            people_follow: false,
        }
    }
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

impl Comments {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let Some(mut inner) = table.table("comments") else {
            return Self::default();
        };
        let usual = Self::default();
        let comments = Self {
            owners: owners(&mut inner),
            answers: answer::read(&mut inner),
            feeds: inner.bool("feeds").unwrap_or(usual.feeds),
            feed_limit: inner.count("feed_limit", 1).unwrap_or(usual.feed_limit),
            people: inner.bool("people").unwrap_or(usual.people),
            people_follow: inner.bool("people_follow").unwrap_or(usual.people_follow),
        };
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
