//! How writers can be reached, by comment: a line of JSON each, in order of id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a writer left beside their words. It is not to be printed, so it cannot be.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Their e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where they wrote from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// With which program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
}

/// Contacts by the id of the comment.
#[derive(Default)]
pub struct Contacts(BTreeMap<String, Contact>);

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    id: String,
    #[serde(flatten)]
    contact: Contact,
}

impl Contacts {
    /// Reads what was printed; else the number of the first line that was not.
    pub(super) fn parse(words: &str) -> Result<Self, usize> {
        let lines = words.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let contact = |(at, line): (usize, &str)| match serde_json::from_str::<Line>(line) {
            Ok(line) => Ok((line.id, line.contact)),
            Err(_) => Err(at + 1),
        };
        lines.map(contact).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn print(&self) -> String {
        let line = |(id, contact): (&String, &Contact)| {
            let line = Line { id: id.clone(), contact: contact.clone() };
            serde_json::to_string(&line).unwrap_or_default() + "\n"
        };
        self.0.iter().map(line).collect()
    }

    /// Remembers a contact, if it holds anything.
    pub fn insert(&mut self, id: &str, contact: Contact) {
        if contact != Contact::default() {
            self.0.insert(id.to_owned(), contact);
        }
    }

    /// The contact left with a comment.
    pub fn of(&self, id: &str) -> Option<&Contact> {
        self.0.get(id)
    }

    /// Forgets the contact left with a comment; whether there was one.
    pub fn forget(&mut self, id: &str) -> bool {
        self.0.remove(id).is_some()
    }

    /// The ids of all comments whose writer left this e-mail address.
    pub fn with_email<'a>(&'a self, email: &'a str) -> impl Iterator<Item = &'a str> {
        let has = |contact: &Contact| {
            contact.email.as_ref().is_some_and(|known| known.eq_ignore_ascii_case(email.trim()))
        };
        self.0.iter().filter(move |(_, contact)| has(contact)).map(|(id, _)| id.as_str())
    }
}
