//! `hobnob completions`: for the shell's own completion.

use clap::Args;
use clap_complete::Shell;

use super::console::Console;
use crate::diag::{Findings, Outcome};

/// Print completions for a shell
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(
        &self,
        mut line: clap::Command,
        console: &Console,
    ) -> Result<Outcome, Findings> {
        let mut printed = Vec::new();
        clap_complete::generate(self.shell, &mut line, "hobnob", &mut printed);
        console.result(&String::from_utf8_lossy(&printed));
        Ok(Outcome::Done)
    }
}
