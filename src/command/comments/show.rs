//! `hobnob comments show`: a comment with what it answers and what answers it.

use clap::Args;
use serde_json::json;

use super::tell;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::{Comment, Family, neutral};
use crate::diag::{Findings, Outcome};

/// Show a comment with what it answers and what answers it
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Its id
    #[arg(value_name = "COMMENT")]
    id: String,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Show {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let id = desk.id(&self.id)?;
        let families = desk.conversations().filter_map(|all| Family::of(all, id));
        for family in families {
            console.result(&match self.format {
                Format::Human => tell::family(console.sheet(), &family),
                Format::Json => json(&family),
            });
        }
        Ok(Outcome::Done)
    }
}

fn json(family: &Family<'_>) -> String {
    let object = |comment: &&Comment| neutral::object(&family.conversation.topic, comment);
    let told = json!({
        "version": 1,
        "comment": object(&family.itself),
        "above": family.above.iter().map(object).collect::<Vec<_>>(),
        "answers": family.answers.iter().map(object).collect::<Vec<_>>(),
    });
    format!("{told:#}\n")
}
