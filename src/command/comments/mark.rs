//! `hobnob comments approve` and `spam`: the owner's own word, which goes before every judgement.

use clap::Args;
use serde_json::json;

use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::Mark;
use crate::desk::mark;
use crate::diag::{Findings, Outcome};
use crate::value::plural;

/// Have comments shown: they are people's words
#[derive(Debug, Args)]
pub(super) struct Approve {
    #[command(flatten)]
    which: Which,
}

/// Have comments hidden: they are advertising
#[derive(Debug, Args)]
pub(super) struct Spam {
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
struct Which {
    /// Their ids
    #[arg(required = true, value_name = "COMMENT")]
    ids: Vec<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Approve {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let changed = mark(&global.desk()?, &self.which.ids, Mark::Fine)?;
        self.which.tell(console, &changed, "shown from the next build on");
        Ok(Outcome::Done)
    }
}

impl Spam {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let changed = mark(&global.desk()?, &self.which.ids, Mark::Spam)?;
        self.which.tell(console, &changed, "kept, and shown to nobody");
        Ok(Outcome::Done)
    }
}

impl Which {
    fn tell(&self, console: &Console, changed: &[String], done: &str) {
        let is = if changed.len() == 1 { "is" } else { "are" };
        let comments = format!("{} {is}", plural::count(changed.len(), "comment"));
        match self.format {
            Format::Json => {
                console.result(&format!("{:#}\n", json!({"version": 1, "changed": changed})));
            }
            Format::Human if changed.is_empty() => console.say("It was so already."),
            Format::Human => console.say(&format!("{comments} {done}.")),
        }
    }
}
