//! `hobnob comments show`: a comment with what it answers and what answers it.

use std::collections::HashMap;

use clap::Args;
use serde_json::json;

use super::desk::{Desk, Said};
use super::tell;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::{Comment, Conversation, Reading, neutral};
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

/// A comment among its own.
struct Family<'a> {
    conversation: &'a Conversation,
    /// What it answers, and what that answers, from the first.
    above: Vec<&'a Comment>,
    itself: &'a Comment,
    /// What answers it.
    answers: Vec<&'a Comment>,
}

impl Show {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = Desk::open(global)?;
        let id = desk.id(&self.id)?;
        let families = desk.conversations().filter_map(|all| Family::of(all, id));
        for family in families {
            console.result(&match self.format {
                Format::Human => family.told(console),
                Format::Json => family.json(),
            });
        }
        Ok(Outcome::Done)
    }
}

impl<'a> Family<'a> {
    fn of(conversation: &'a Conversation, id: &str) -> Option<Self> {
        let by_id: HashMap<&str, &Comment> =
            conversation.comments.iter().map(|comment| (comment.id.as_str(), comment)).collect();
        let itself = *by_id.get(id)?;
        let mut above = Vec::new();
        let mut next = itself;
        // No further than there are comments: they may answer each other in a circle.
        while let Some(parent) = next.parent.as_deref().and_then(|parent| by_id.get(parent)) {
            if above.len() >= conversation.comments.len() {
                break;
            }
            above.push(*parent);
            next = parent;
        }
        above.reverse();
        let is_answer = |comment: &&Comment| comment.parent.as_deref() == Some(id);
        let answers = conversation.comments.iter().filter(is_answer).collect();
        Some(Self { conversation, above, itself, answers })
    }

    fn told(&self, console: &Console) -> String {
        let topic = &self.conversation.topic;
        let tell = |comment| tell::entry(console.sheet(), Said { topic, comment }, &words(comment));
        let above: String = self.above.iter().map(|comment| tell(comment)).collect();
        let answers: String = self.answers.iter().map(|comment| tell(comment)).collect();
        let part = |title: &str, told: String| match told.is_empty() {
            true => String::new(),
            false => format!("{title}\n\n{told}"),
        };
        let itself = tell(self.itself);
        let told = part("It answers:", above)
            + &part("The comment:", itself)
            + &part("Answers to it:", answers);
        format!("{}\n", told.trim_end())
    }

    fn json(&self) -> String {
        let object = |comment: &&Comment| neutral::object(&self.conversation.topic, comment);
        let told = json!({
            "version": 1,
            "comment": object(&self.itself),
            "above": self.above.iter().map(object).collect::<Vec<_>>(),
            "answers": self.answers.iter().map(object).collect::<Vec<_>>(),
        });
        format!("{told:#}\n")
    }
}

/// All that was said.
fn words(comment: &Comment) -> String {
    let reading = Reading::of(&comment.body);
    tell::plain(&[reading.quoted, reading.words, reading.code].join(" "))
}
