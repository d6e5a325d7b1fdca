//! `hobnob report`

use clap::Args;

use super::Global;
use super::console::Console;
use crate::diag::{Findings, Outcome};

/// TODO-Report
#[derive(Debug, Args)]
pub(super) struct Report {}

impl Report {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}
