//! `hobnob remind`: who waits for an answer, and what is set aside.

mod aside;
mod list;
mod terminal;
mod why;

use clap::{Args, Subcommand};

use super::Global;
use super::console::Console;
use crate::diag::{Findings, Outcome};

/// See who waits for an answer, and whom to answer first
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Remind {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    list: list::List,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Count comments as answered: they were, elsewhere, or a nod was enough
    Ack(aside::Ack),
    /// Set comments aside for a while, or until their writer speaks again
    Snooze(aside::Snooze),
    /// Let comments go: no answer will come
    Close(aside::Close),
    /// Take comments up again, whatever was done with them
    Reopen(aside::Reopen),
    /// Let everything go that is older than a date
    Baseline(aside::Baseline),
}

impl Remind {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        match &self.command {
            None => self.list.run(global, console),
            Some(Command::Ack(command)) => command.run(global, console),
            Some(Command::Snooze(command)) => command.run(global, console),
            Some(Command::Close(command)) => command.run(global, console),
            Some(Command::Reopen(command)) => command.run(global, console),
            Some(Command::Baseline(command)) => command.run(global, console),
        }
    }

    /// What it has not done when it fails.
    pub(super) fn does(&self) -> Option<&'static str> {
        self.command.is_some().then_some("changed")
    }
}
