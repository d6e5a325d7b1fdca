//! `hobnob comments`: the conversation, from wherever it comes to wherever it goes.

mod export;
mod find;
mod forget;
mod import;
mod list;
mod mark;
mod owners;
mod secret;
mod show;
pub(super) mod tell;
mod unlist;
mod who;

use clap::{Args, Subcommand};

use super::Global;
use super::console::Console;
use crate::diag::{Findings, Outcome};

/// Read, find, judge and forget what readers said
#[derive(Debug, Args)]
pub(super) struct Comments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring in comments from another system
    Import(import::Import),
    /// List comments, the latest first
    List(list::List),
    /// Find what somebody said, by words, people and posts
    Find(find::Find),
    /// Show a comment with what it answers and what answers it
    Show(show::Show),
    /// Have comments shown: they are people's words
    Approve(mark::Approve),
    /// Have comments hidden: they are advertising
    Spam(mark::Spam),
    /// Remove somebody's words and name everywhere
    Forget(forget::Forget),
    /// Keep somebody off the page of the people who take part
    Unlist(unlist::Unlist),
    /// Print every comment as JSON
    Export(export::Export),
    /// Propose whose comments are the blog's own answers
    Owners(owners::Owners),
}

impl Comments {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        match &self.command {
            Command::Import(command) => command.run(global, console),
            Command::List(command) => command.run(global, console),
            Command::Find(command) => command.run(global, console),
            Command::Show(command) => command.run(global, console),
            Command::Approve(command) => command.run(global, console),
            Command::Spam(command) => command.run(global, console),
            Command::Forget(command) => command.run(global, console),
            Command::Unlist(command) => command.run(global, console),
            Command::Export(command) => command.run(global, console),
            Command::Owners(command) => command.run(global, console),
        }
    }

    /// What it has not done when it fails.
    pub(super) fn does(&self) -> Option<&'static str> {
        match self.command {
            Command::Import(_) => Some("written"),
            Command::Approve(_) | Command::Spam(_) | Command::Unlist(_) => Some("changed"),
            Command::Forget(_) => Some("forgotten"),
            _ => None,
        }
    }
}
