//! `hobnob comments approve` and `spam`: the owner's own word, which goes before every judgement.

use clap::Args;
use serde_json::json;

use super::desk::Desk;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::{Comment, Mark, Status};
use crate::diag::{Diagnostic, Findings, Outcome};
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
        let changed = self.which.mark(global, Status::Published, Mark::Fine)?;
        self.which.tell(console, &changed, "shown from the next build on");
        Ok(Outcome::Done)
    }
}

impl Spam {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let changed = self.which.mark(global, Status::Spam, Mark::Spam)?;
        self.which.tell(console, &changed, "kept, and shown to nobody");
        Ok(Outcome::Done)
    }
}

impl Which {
    /// The ids of what was not marked so before.
    fn mark(&self, global: &Global, status: Status, mark: Mark) -> Result<Vec<String>, Findings> {
        let desk = Desk::open(global)?;
        let ids = desk.ids(&self.ids)?;
        let wordless = desk.said().filter(|said| ids.contains(&said.comment.id));
        let wordless: Findings = wordless.filter_map(|said| gone(said.comment)).collect();
        wordless.or_value(())?;
        let mut changed = Vec::new();
        desk.change(&ids, |comment| {
            let is_new = (comment.status, comment.mark) != (status, Some(mark));
            if is_new {
                (comment.status, comment.mark) = (status, Some(mark));
                changed.push(comment.id.clone());
            }
            is_new
        })?;
        Ok(changed)
    }

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

/// What to say of a comment that has no words to be shown or hidden.
fn gone(comment: &Comment) -> Option<Diagnostic> {
    let is_gone = matches!(comment.status, Status::Deleted | Status::Forgotten);
    let found = format!("`{}` is {}: its words are gone", comment.id, comment.status.name());
    is_gone.then(|| Diagnostic::setup("comments/gone", found).help("leave it out"))
}
