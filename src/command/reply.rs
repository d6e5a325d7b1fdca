//! `hobnob reply`

use clap::Args;

use super::Global;
use super::console::Console;
use crate::diag::{Findings, Outcome};

/// TODO-Reply
#[derive(Debug, Args)]
pub(super) struct Reply {}

impl Reply {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}
