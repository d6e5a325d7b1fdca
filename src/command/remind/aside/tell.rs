//! What was done with comments, told in whole sentences.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::command::comments::tell;
use crate::comment::Comment;
use crate::diag::{Diagnostic, Findings};
use crate::remind::aside::{Act, Note};
use crate::remind::{Exchange, Standing};
use crate::value::{plural, shell};

/// Of those that do not wait, why.
pub(super) fn idle(note: &Note<'_>) -> Findings {
    let warn = |(comment, standing): &(&Comment, Standing)| {
        let why = standing.rule.says();
        let found = format!("`{}` does not wait for an answer: {why}", comment.id);
        Diagnostic::warning("remind/idle", found).help("nothing was done with it")
    };
    note.idle.iter().map(warn).collect()
}

/// What was done with each exchange, what was so already, and how to take it back.
pub(super) fn sentences(note: &Note<'_>, zone: &TimeZone) -> Vec<String> {
    let done = note.exchanges.iter().map(|exchange| done(exchange, note.entry.act, zone));
    let known = note.known.iter().map(|comment| already(comment, note.entry.act));
    done.chain(known).chain(undone(note)).collect()
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

/// `2 comments of Bea on “Hello” are let go.`
fn done(exchange: &Exchange<'_>, act: Act, zone: &TimeZone) -> String {
    let one = exchange.comments.len() == 1;
    let who = exchange.comments.first().map_or_else(String::new, |first| tell::writer(first));
    let comments = plural::count(exchange.comments.len(), "comment");
    let what = match act {
        Act::Acknowledge => format!("{} as answered", if one { "counts" } else { "count" }),
        Act::Close => format!("{} let go", if one { "is" } else { "are" }),
        Act::Reopen => format!("{} taken up again", if one { "is" } else { "are" }),
        Act::Snooze { until } => {
            let come = if one { "comes" } else { "come" };
            format!("{come} back on {}, or once they speak again", day(until, zone))
        }
    };
    format!("{comments} of {who} on {} {what}.", tell::title(exchange.topic))
}

fn already(comment: &Comment, act: Act) -> String {
    let was = match act {
        Act::Acknowledge => "counted as answered already",
        Act::Close => "was let go already",
        Act::Snooze { .. } => "was to come back then already",
        Act::Reopen => "was not set aside",
    };
    format!("`{}` {was}.", comment.id)
}

/// How to take it back.
fn undone(note: &Note<'_>) -> Option<String> {
    let first = note.exchanges.iter().filter_map(|exchange| exchange.comments.first());
    let ids: Vec<_> = first.map(|comment| shell::argument(&comment.id)).collect();
    let is_told = note.entry.act != Act::Reopen && !ids.is_empty();
    is_told.then(|| format!("`hobnob remind reopen {}` takes it back.", ids.join(" ")))
}

fn day(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned(zone.clone()).date().to_string()
}
