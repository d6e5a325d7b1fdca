//! `hobnob remind ack`, `snooze`, `close`, `reopen` and `baseline`: what needs no answer, or not yet.

mod baseline;
mod named;
mod snooze;
mod tell;

use clap::Args;

use crate::command::Global;
use crate::command::console::Console;
use crate::diag::{Findings, Outcome};
use crate::remind::aside::Act;

pub(super) use baseline::Baseline;
use named::Named;
pub(super) use snooze::Snooze;

/// Count comments as answered: they were, elsewhere, or a nod was enough
#[derive(Debug, Args)]
pub(super) struct Ack {
    #[command(flatten)]
    named: Named,
}

/// Let comments go: no answer will come
#[derive(Debug, Args)]
pub(super) struct Close {
    #[command(flatten)]
    named: Named,
}

/// Take comments up again, whatever was done with them
#[derive(Debug, Args)]
pub(super) struct Reopen {
    #[command(flatten)]
    named: Named,
}

impl Ack {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        self.named.run(global, console, |_| Ok(Act::Acknowledge))
    }
}

impl Close {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        self.named.run(global, console, |_| Ok(Act::Close))
    }
}

impl Reopen {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        self.named.run(global, console, |_| Ok(Act::Reopen))
    }
}
