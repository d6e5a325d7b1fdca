//! The store as an import sees it: the shelf, who was forgotten, and what is private.

use crate::comment::forgotten::Forgotten;
use crate::comment::private::{Contact, Contacts, Private};
use crate::comment::shelf::{self, Changes, Shelf, Stage};
use crate::comment::{Author, Conversation, Key};
use crate::diag::Findings;
use crate::import::comments::settle::Store;

/// The blog's comments, and what is to become of them.
pub(super) struct Library<'a> {
    shelf: &'a Shelf,
    key: &'a Key,
    forgotten: Forgotten,
    /// The files that there are.
    files: Vec<String>,
    /// What waits; `None` when nothing is to be written.
    stage: Option<Stage<'a>>,
    contacts: Contacts,
}

impl<'a> Library<'a> {
    /// Opens the shelf. In a rehearsal, nothing is ever written.
    pub(super) fn open(
        shelf: &'a Shelf,
        key: &'a Key,
        is_rehearsal: bool,
    ) -> Result<Self, Findings> {
        let stage = (!is_rehearsal).then(|| shelf.stage());
        let (files, findings) = shelf.files();
        let ((), _) = findings.or_value(())?;
        let forgotten = shelf.text(shelf::FORGOTTEN)?;
        Ok(Self {
            shelf,
            key,
            forgotten: forgotten
                .map(|text| Forgotten::parse(&text))
                .transpose()?
                .unwrap_or_default(),
            files: files.into_iter().map(|file| file.path).collect(),
            stage,
            contacts: Contacts::default(),
        })
    }

    /// Writes what waits. What is private goes first: that does no harm alone.
    pub(super) fn commit(self, private: Option<&Private>) -> Result<Changes, Findings> {
        let Some(stage) = self.stage else {
            return Ok(Changes::default());
        };
        if let Some(private) = private {
            private.keep(&self.contacts)?;
        }
        stage.commit()
    }

    /// Begins with the contacts that were kept before.
    pub(super) fn remember(&mut self, contacts: Contacts) {
        self.contacts = contacts;
    }
}

impl Store for Library<'_> {
    fn files(&self) -> Vec<String> {
        self.files.clone()
    }

    fn read(&self, file: &str) -> Result<Vec<Conversation>, Findings> {
        self.shelf.read_file(file)
    }

    fn stage(&mut self, file: &str, all: Vec<Conversation>) -> Result<(), Findings> {
        match &mut self.stage {
            Some(stage) => stage.put(file, &all).map(|_| ()),
            None => Ok(()),
        }
    }

    fn keep(&mut self, id: &str, contact: &Contact) -> Result<(), Findings> {
        self.contacts.insert(id, contact.clone());
        Ok(())
    }

    fn has_forgotten(&self, author: &Author, id: &str) -> bool {
        self.forgotten.knows(self.key, author, id)
    }
}
