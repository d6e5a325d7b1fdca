//! What is said of an answer that was given: where it stands, and where else to say it.

use serde_json::{Value, json};

use super::Asked;
use crate::command::comments::tell::writer;
use crate::command::console::Console;
use crate::comment::shelf::FOLDER;
use crate::comment::{Comment, Topic, anchor, neutral};
use crate::config::Config;
use crate::diag::{self, Findings};
use crate::reply::Elsewhere;
use crate::value::plural;
use crate::value::url::{UrlPath, mailto};

/// An answer as it stands now.
pub(super) struct Told {
    topic: Topic,
    answer: Comment,
    /// Whom it is to.
    to: String,
    /// From the blog's root.
    file: String,
    /// Where it will be in the world; `None` under a post that is not found.
    url: Option<String>,
    elsewhere: Option<Elsewhere>,
    warnings: Findings,
    is_written: bool,
}

impl Told {
    /// Of an answer to what was asked.
    pub(super) fn of(
        answer: Comment,
        asked: &Asked<'_>,
        warnings: Findings,
        config: &Config,
        is_written: bool,
    ) -> Self {
        let topic = asked.family.conversation.topic.clone();
        let page = UrlPath::from_encoded(&topic.address).filter(|_| !topic.document.is_empty());
        let url =
            page.map(|page| format!("{}#{}", config.base_url.absolute(&page), anchor(&answer.id)));
        let to = asked.family.itself;
        let elsewhere = Elsewhere::of(to, &answer.body.text, url.as_deref(), config);
        let file = format!("{FOLDER}/{}", asked.path);
        Self { topic, answer, to: writer(to), file, url, elsewhere, warnings, is_written }
    }

    /// For people, what is ready to be pasted goes to stdout and all else to stderr. `email` is where
    /// to write to whom it is to: for the terminal alone.
    pub(super) fn human(&self, console: &Console, email: Option<&str>) {
        console.findings(&self.warnings);
        console.say(&self.standing());
        if let Some(email) = email {
            console.say(&format!("To write to {} alone: {}", self.to, mailto(email)));
        }
        if let Some(elsewhere) = &self.elsewhere {
            console.say(&told_elsewhere(elsewhere));
            if !elsewhere.words.is_empty() {
                console.say("");
                console.result(&format!("{}\n", elsewhere.words));
            }
        }
    }

    fn standing(&self) -> String {
        let Self { to, file, .. } = self;
        match (self.is_written, self.topic.document.is_empty()) {
            (false, _) => format!("Nothing was written: the answer to {to} would go to {file}."),
            (true, false) => {
                format!("The answer to {to} stands in {file}; the next `hobnob build` shows it.")
            }
            (true, true) => format!(
                "The answer to {to} waits with it in {file}, until the blog has that post: \
                 `hobnob comments import … --map OLD=NEW` says which it is."
            ),
        }
    }

    /// Version 1.
    pub(super) fn json(&self) -> Value {
        let elsewhere = self.elsewhere.as_ref().map(|elsewhere| {
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
            "written": self.is_written,
            "answer": neutral::object(&self.topic, &self.answer),
            "file": self.file,
            "url": self.url,
            "elsewhere": elsewhere,
            "findings": diag::json::print(&self.warnings),
        })
    }
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

fn told_elsewhere(elsewhere: &Elsewhere) -> String {
    let Elsewhere { place, how, .. } = elsewhere;
    let url = elsewhere.url.as_ref().map(|url| format!(", at {url}")).unwrap_or_default();
    let told = format!("It also lives on {place}{url}: {how}.");
    match elsewhere.length {
        Some((length, limit)) if length > limit => format!(
            "{told} It has {length} characters, and {place} takes {limit}: post it in parts."
        ),
        Some((length, limit)) => format!("{told} {length} of {limit} characters:"),
        None => told,
    }
}

/// How many drafts were thrown away.
pub(super) fn discarded(count: usize) -> String {
    match count {
        0 => "There is no draft.".to_owned(),
        1 => "1 draft is gone.".to_owned(),
        _ => format!("{} are gone.", plural::count(count, "draft")),
    }
}
