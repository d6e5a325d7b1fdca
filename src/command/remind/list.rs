//! `hobnob remind`: the agenda, in the form asked for.

use clap::Args;

use crate::command::Global;
use crate::command::console::Console;
use crate::diag::{Findings, Outcome};

/// See who waits for an answer, and whom to answer first
#[derive(Debug, Args)]
pub(super) struct List {}

impl List {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}
