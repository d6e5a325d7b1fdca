//! `hobnob man`: the manual page, in roff.

use clap::Args;
use clap_mangen::Man as Page;

use super::console::Console;
use crate::diag::{Findings, Outcome};

/// Print the manual page
#[derive(Debug, Args)]
pub(super) struct Man {
    /// The command to print the page of [default: hobnob itself]
    command: Option<String>,
}

impl Man {
    pub(super) fn run(
        &self,
        mut line: clap::Command,
        console: &Console,
    ) -> Result<Outcome, Findings> {
        // Building fills in what subcommands inherit.
        line.build();
        let page = match &self.command {
            None => Page::new(line),
            Some(name) => match line.find_subcommand(name) {
                Some(found) => Page::new(found.clone()),
                None => return Err(unknown(&line, name).into()),
            },
        };
        let mut printed = Vec::new();
        // Writing to memory cannot fail.
        let _ = page.render(&mut printed);
        console.result(&String::from_utf8_lossy(&printed));
        Ok(Outcome::Done)
    }
}

fn unknown(line: &clap::Command, name: &str) -> crate::diag::Diagnostic {
    let names = line.get_subcommands().map(clap::Command::get_name);
    crate::diag::Diagnostic::setup("usage/command", format!("`{name}` is not a command"))
        .maybe_help(crate::value::suggest::did_you_mean(name, names))
}
