//! Everything an export tells, for tests to look at.

use super::super::{Input, Row, Sink, Thread};
use crate::diag::{Diagnostic, Findings};

/// What was told, in order.
#[derive(Default)]
pub(in crate::import::comments) struct Told {
    pub(in crate::import::comments) threads: Vec<Thread>,
    pub(in crate::import::comments) rows: Vec<Row>,
    pub(in crate::import::comments) problems: Findings,
}

impl Sink for Told {
    fn thread(&mut self, thread: Thread) {
        self.threads.push(thread);
    }

    fn row(&mut self, row: Row) -> Result<(), Findings> {
        self.rows.push(row);
        Ok(())
    }

    fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }
}

/// A reader of one format.
pub(in crate::import::comments) type Read = fn(Input<'_>, &mut dyn Sink) -> Result<(), Findings>;

impl Told {
    /// What `read` tells of `xml`, and how it ends.
    pub(in crate::import::comments) fn by(read: Read, xml: &str) -> (Self, Result<(), Findings>) {
        let mut told = Self::default();
        let result = read(Input::new("export.xml", xml.as_bytes()), &mut told);
        (told, result)
    }
}
