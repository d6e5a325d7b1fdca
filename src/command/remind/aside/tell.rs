//! What was done with comments, told in whole sentences.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::desk::aside;
use crate::remind::aside::{Act, Note};
use crate::value::shell;

/// What was done with each exchange, what was so already, and how to take it back.
pub(super) fn sentences(note: &Note<'_>, zone: &TimeZone) -> Vec<String> {
    aside::told(note, zone).into_iter().chain(undone(note)).collect()
}

pub(super) fn json(note: &Note<'_>) -> String {
    let idle = note.idle.iter();
    let idle = idle.map(|(one, standing)| json!({"id": one.id, "rule": standing.rule.name()}));
    let told = json!({
        "version": 1,
        "changed": note.comments().map(|comment| comment.id.as_str()).collect::<Value>(),
        "known": note.known.iter().map(|comment| comment.id.as_str()).collect::<Value>(),
        "idle": idle.collect::<Value>(),
    });
    format!("{told:#}\n")
}

/// How to take it back.
fn undone(note: &Note<'_>) -> Option<String> {
    let first = note.exchanges.iter().filter_map(|exchange| exchange.comments.first());
    let ids: Vec<_> = first.map(|comment| shell::argument(&comment.id)).collect();
    let is_told = note.entry.act != Act::Reopen && !ids.is_empty();
    is_told.then(|| format!("`hobnob remind reopen {}` takes it back.", ids.join(" ")))
}
