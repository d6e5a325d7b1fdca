//! Who waits: every thread of `tests/remind/` against what is written behind each of its comments, and
//! laws that hold for every conversation.
//!
//! A thread begins with `##` and what it shows. Each line is a comment, an hour after the last, or as
//! many days as `+3d` says: its id, `*` before the name of an owner, `<` and the id of what it answers,
//! what else is to be known of it in brackets, and behind a colon its words, with `\n` for the end of a
//! line. Behind `→` stands the rule that is to decide, and by which comment.

#[path = "remind/laws.rs"]
mod laws;
#[path = "remind/thread.rs"]
mod thread;

use std::path::Path;

use hobnob::comment::Owners;
use hobnob::remind::standing::Judge;
use thread::{Thread, config};

#[test]
fn every_comment_stands_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remind/threads");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the threads are there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("it can be read");
        for thread in Thread::all(&text) {
            let found = told(&thread);
            if found != thread.expected {
                wrong.push(format!("{}\n  {:#?}\n  {found:#?}", thread.title, thread.expected));
            }
        }
    }
    assert!(wrong.is_empty(), "written, then found:\n{}", wrong.join("\n"));
}

/// What is found of each comment, as a thread has it.
fn told(thread: &Thread) -> Vec<String> {
    let config = config(thread.settings);
    let judge = Judge { owners: &Owners::of(&config), reminders: &config.reminders };
    let standings = judge.judge(&thread.conversation);
    let lines = thread.conversation.comments.iter().zip(standings).map(|(comment, standing)| {
        let evidence = standing.evidence.unwrap_or_default();
        format!("{}: {} {evidence}", comment.id, standing.rule.name()).trim_end().to_owned()
    });
    lines.collect()
}
