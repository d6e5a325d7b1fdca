//! `hobnob remind ack`, `snooze`, `close` and `baseline`: what needs no answer, or not yet.

use clap::Args;

use crate::command::Global;
use crate::command::console::Console;
use crate::diag::{Findings, Outcome};

/// TODO-Ack
#[derive(Debug, Args)]
pub(super) struct Ack {}

impl Ack {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}

/// TODO-Snooze
#[derive(Debug, Args)]
pub(super) struct Snooze {}

impl Snooze {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}

/// TODO-Close
#[derive(Debug, Args)]
pub(super) struct Close {}

impl Close {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}

/// TODO-Baseline
#[derive(Debug, Args)]
pub(super) struct Baseline {}

impl Baseline {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let _ = (global, console);
        Ok(Outcome::Done)
    }
}
