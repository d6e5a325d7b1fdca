//! What is said of an answer that was given, at the terminal and to programs.

use serde_json::{Value, json};

use crate::command::console::Console;
use crate::comment::neutral;
use crate::desk::Given;
use crate::diag;
use crate::value::plural;
use crate::value::url::mailto;

/// For people, what is ready to be pasted goes to stdout and all else to stderr. `email` is where to
/// write to whom it is to: for the terminal alone.
pub(super) fn human(given: &Given, console: &Console, email: Option<&str>) {
    console.findings(&given.warnings);
    console.say(&given.standing("the next `hobnob build` shows it"));
    if let Some(email) = email {
        console.say(&format!("To write to {} alone: {}", given.to, mailto(email)));
    }
    given.told_elsewhere().iter().for_each(|told| console.say(told));
    let words = given.elsewhere.as_ref().map_or("", |elsewhere| &*elsewhere.words);
    if !words.is_empty() {
        console.say("");
        console.result(&format!("{words}\n"));
    }
}

/// Version 1.
pub(super) fn json(given: &Given) -> Value {
    let elsewhere = given.elsewhere.as_ref().map(|elsewhere| {
        json!({
            "place": elsewhere.place,
            "url": elsewhere.url,
            "text": elsewhere.words,
            "length": elsewhere.length.map(|(length, _)| length),
            "limit": elsewhere.length.map(|(_, limit)| limit),
            "how": elsewhere.how,
        })
    });
    json!({
        "version": 1,
        "written": given.is_written,
        "answer": neutral::object(&given.topic, &given.answer),
        "file": given.file,
        "url": given.url,
        "elsewhere": elsewhere,
        "findings": diag::json::print(&given.warnings),
    })
}

/// The same where nothing was answered.
pub(super) fn nothing() -> Value {
    json!({
        "version": 1,
        "written": false,
        "answer": null,
        "file": null,
        "url": null,
        "elsewhere": null,
        "findings": [],
    })
}

/// How many drafts were thrown away.
pub(super) fn discarded(count: usize) -> String {
    match count {
        0 => "There is no draft.".to_owned(),
        1 => "1 draft is gone.".to_owned(),
        _ => format!("{} are gone.", plural::count(count, "draft")),
    }
}
