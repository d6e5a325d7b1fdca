//! `hobnob comments export`: everything, for wherever it goes next.

use clap::{Args, ValueEnum};

use crate::command::Global;
use crate::command::console::Console;
use crate::comment::neutral;
use crate::diag::{Findings, Outcome};

/// Print every comment as JSON
#[derive(Debug, Args)]
pub(super) struct Export {
    /// How to report: there is one way
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

/// How everything is printed.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Form {
    /// The neutral list that `hobnob comments import` reads
    #[default]
    Json,
}

impl Export {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let told = match self.format {
            Form::Json => neutral::list(desk.conversations()),
        };
        console.result(&format!("{told:#}\n"));
        Ok(Outcome::Done)
    }
}
