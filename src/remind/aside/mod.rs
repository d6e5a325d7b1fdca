//! What the owner set aside: comments that need no answer, or not yet. A file of lines beside the
//! comments, only ever added to, so that what two machines wrote is merged by keeping both; a line says
//! what was done to which comment and when, and nothing of any person.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::diag::{Findings, Text};

/// The file, from the folder of comments.
pub const FILE: &str = "_aside.ndjson";

/// What is done with a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It was answered elsewhere, or a nod was enough: it counts as answered.
    Acknowledge,
    /// It comes back at this moment, or as soon as its writer speaks again.
    Snooze {
        /// When.
        until: Timestamp,
    },
    /// No answer will come.
    Close,
    /// Whatever was done to it before, it waits again.
    Reopen,
}

/// What was done, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub act: Act,
    /// When.
    pub at: Timestamp,
}

/// Everything that was set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: BTreeMap<String, Entry>,
    baseline: Option<Timestamp>,
}

impl Ledger {
    /// Reads the file.
    ///
    /// # Errors
    /// Every line that is wrong.
    pub fn parse(text: &Arc<Text>) -> Result<Self, Findings> {
        let _ = text;
        Ok(Self::default())
    }

    /// What was last done with a comment.
    pub fn entry(&self, id: &str) -> Option<Entry> {
        self.entries.get(id).copied()
    }

    /// The moment before which everything was let go, if one was set.
    pub fn baseline(&self) -> Option<Timestamp> {
        self.baseline
    }
}
