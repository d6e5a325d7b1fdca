//! One line of the file, as JSON:
//! `{"at":"2026-03-01T18:30:00Z","do":"acknowledge","comment":"wordpress:12"}`.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::{Act, Baseline, Entry};
use crate::data::Table;
use crate::diag::{Diagnostic, Findings, Severity};

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// What was done with the comment of this id.
    Of(String, Entry),
    /// What was said of everything that is old.
    Baseline(Baseline),
}

/// What can be done, by the word that `do` has for it.
#[derive(Clone, Copy)]
enum Do {
    Acknowledge,
    Snooze,
    Close,
    Reopen,
    Baseline,
}

const DO: [(&str, Do); 5] = [
    ("acknowledge", Do::Acknowledge),
    ("snooze", Do::Snooze),
    ("close", Do::Close),
    ("reopen", Do::Reopen),
    ("baseline", Do::Baseline),
];

const MOMENT: &str = "write date, time and zone: `2026-03-01T18:30:00Z`";

impl Line {
    /// As the file has it, with its end. Moments that people chose are told in their zone.
    pub fn print(&self, zone: &TimeZone) -> String {
        let chosen =
            |moment: Timestamp| moment.display_with_offset(zone.to_offset(moment)).to_string();
        let line = match self {
            Self::Of(id, Entry { at, act }) => {
                let mut line = json!({"at": at.to_string(), "do": act.name(), "comment": id});
                if let Act::Snooze { until } = act {
                    line["until"] = json!(chosen(*until));
                }
                line
            }
            Self::Baseline(Baseline { at, before }) => {
                json!({"at": at.to_string(), "do": "baseline", "before": before.map(chosen)})
            }
        };
        format!("{line}\n")
    }

    /// Understands the keys of a line.
    ///
    /// # Errors
    /// Everything that is wrong in it.
    pub(super) fn read(mut table: Table<'_>) -> Result<Self, Findings> {
        let at = moment(&mut table, "at");
        let line = match word(&mut table) {
            None => return Err(unread(table)),
            Some(Do::Baseline) => before(&mut table)
                .zip(at)
                .map(|(before, at)| Self::Baseline(Baseline { at, before })),
            Some(what) => {
                let id = required(&mut table, "comment");
                let act = act(what, &mut table);
                id.zip(at).zip(act).map(|((id, at), act)| Self::Of(id, Entry { at, act }))
            }
        };
        let findings = table.finish(Severity::Error);
        match line {
            Some(line) => findings.or_value(line).map(|(line, _)| line),
            None => Err(findings),
        }
    }
}

/// What is wrong with a line of which nobody knows what keys it may have.
fn unread(mut table: Table<'_>) -> Findings {
    for key in ["comment", "until", "before"] {
        table.value(key);
    }
    table.finish(Severity::Error)
}

fn word(table: &mut Table<'_>) -> Option<Do> {
    if table.has("do") {
        return table.choice("do", &DO);
    }
    required(table, "do");
    None
}

fn act(what: Do, table: &mut Table<'_>) -> Option<Act> {
    match what {
        Do::Acknowledge => Some(Act::Acknowledge),
        Do::Close => Some(Act::Close),
        Do::Reopen => Some(Act::Reopen),
        Do::Snooze => moment(table, "until").map(|until| Act::Snooze { until }),
        Do::Baseline => None,
    }
}

/// `null` takes the baseline back.
fn before(table: &mut Table<'_>) -> Option<Option<Timestamp>> {
    match table.map().get("before") {
        Some(value) if value.is_null() => {
            table.value("before");
            Some(None)
        }
        _ => moment(table, "before").map(Some),
    }
}

fn moment(table: &mut Table<'_>, key: &'static str) -> Option<Timestamp> {
    let words = required(table, key)?;
    let moment = words.parse().ok();
    if moment.is_none() {
        let message = format!("`{words}` is no moment for `{key}`");
        table.error(key, "aside/moment", message, MOMENT.to_owned());
    }
    moment
}

/// The words of a key that has to be there and say something.
fn required(table: &mut Table<'_>, key: &'static str) -> Option<String> {
    let is_there = table.value(key).is_some();
    let words = table.string(key).filter(|words| !words.trim().is_empty());
    let is_empty = table.map().get(key).and_then(|value| value.as_str()).is_some();
    if words.is_none() && (!is_there || is_empty) {
        let found = Diagnostic::error("aside/missing", format!("this line has no `{key}`"));
        let help = match key {
            "do" => {
                let words: Vec<&str> = DO.iter().map(|(word, _)| *word).collect();
                format!("write one of `{}`", words.join("`, `"))
            }
            "comment" => "write the id of a comment: `\"comment\":\"wordpress:12\"`".to_owned(),
            _ => MOMENT.to_owned(),
        };
        table.push(found.at(table.whole()).help(help));
    }
    words
}
