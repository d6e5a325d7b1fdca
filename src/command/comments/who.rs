//! Whom somebody means who names a reader: by name, site or e-mail address, or by a comment.

use std::collections::{BTreeMap, BTreeSet};

use clap::Args;

use crate::comment::private::Private;
use crate::comment::{Author, Comment, Key, Sign, Status, html, identity, site};
use crate::desk::{Desk, Said};
use crate::diag::{Diagnostic, Findings};

/// A reader, or several.
#[derive(Debug, Args)]
pub(super) struct Who {
    /// Who: their name, site or e-mail address, or the id of a comment of theirs
    #[arg(value_name = "PERSON")]
    person: String,
    /// Where several people are meant by that: all of them
    #[arg(long)]
    all: bool,
}

/// All that these people are recognised by, under each of their signatures.
pub(super) fn signs(desk: &Desk, people: &BTreeMap<String, Author>) -> BTreeSet<Sign> {
    let authors = desk.said().map(|said| &said.comment.author);
    let theirs = authors.filter(|author| people.contains_key(&identity(author)));
    theirs.flat_map(Sign::all).collect()
}

impl Who {
    /// Those who are meant, by their identity.
    ///
    /// # Errors
    /// When that is nobody, or several who were not asked for.
    pub(super) fn meant(
        &self,
        desk: &Desk,
        private: &Private,
        key: &Key,
    ) -> Result<BTreeMap<String, Author>, Findings> {
        let contacts = private.contacts()?;
        let left: BTreeSet<&str> = contacts.with_email(&self.person).collect();
        let person = key.person(&self.person);
        let is_meant = |comment: &Comment| {
            let is_key = person.is_some() && comment.author.person == person;
            is_key || left.contains(comment.id.as_str()) || self.names(comment)
        };
        let readers = desk.said().map(|said| said.comment).filter(|comment| !comment.is_owner);
        let meant = readers.filter(|comment| is_meant(comment));
        let people: BTreeMap<String, Author> =
            meant.map(|comment| (identity(&comment.author), comment.author.clone())).collect();
        match people.len() {
            0 => Err(self.nobody().into()),
            1 => Ok(people),
            _ if self.all => Ok(people),
            several => Err(self.several(desk, &people, several).into()),
        }
    }

    /// Whether a comment is by somebody of this name or site, or is the one meant.
    fn names(&self, comment: &Comment) -> bool {
        let wanted = self.person.trim();
        let is_name = html::name(&comment.author.name).eq_ignore_ascii_case(wanted);
        let home = comment.author.url.as_deref().map(site);
        comment.status != Status::Forgotten
            && !wanted.is_empty()
            && (is_name || comment.id == wanted || home.is_some_and(|home| home == site(wanted)))
    }

    fn nobody(&self) -> Diagnostic {
        let found = format!("nobody here is called `{}`", self.person);
        Diagnostic::setup("comments/person", found)
            .help("name them as they signed, by their site or e-mail address, or by a comment's id")
            .help("`hobnob comments find NAME` shows who signed how")
    }

    fn several(
        &self,
        desk: &Desk,
        people: &BTreeMap<String, Author>,
        several: usize,
    ) -> Diagnostic {
        let example = |wanted: &String| {
            let theirs = |said: &Said<'_>| identity(&said.comment.author) == *wanted;
            let more = desk.said().filter(theirs).skip(1).count();
            let first = desk.said().find(theirs).map(|said| said.comment.id.clone());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("one wrote `{}`{more}", first.unwrap_or_default())
        };
        let mut examples: Vec<String> = people.keys().map(example).collect();
        // Keys of people are in no order that means anything.
        examples.sort();
        let found = format!("`{}` may be {several} people", self.person);
        Diagnostic::setup("comments/person", found)
            .because(examples.join("; "))
            .help("say who by the id of a comment of theirs, or take all of them with `--all`")
    }
}
