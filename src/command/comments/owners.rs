//! `hobnob comments owners`: whose comments seem to be the blog's own answers.

use clap::Args;
use serde_json::{Value, json};

use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::{Candidate, Candidates, html};
use crate::data::scalar;
use crate::diag::{Findings, Outcome};
use crate::value::plural;

/// Propose whose comments are the blog's own answers
#[derive(Debug, Args)]
pub(super) struct Owners {
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Owners {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let mut candidates = Candidates::default();
        desk.conversations().for_each(|conversation| candidates.add(conversation));
        let all = candidates.all();
        match self.format {
            Format::Human => console.result(&told(&all)),
            Format::Json => console.result(&format!("{:#}\n", json(&all))),
        }
        Ok(Outcome::Done)
    }
}

fn told(all: &[Candidate]) -> String {
    let (known, unknown): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_owner);
    let mut told = String::new();
    if !known.is_empty() {
        told += "These answer for the blog:\n\n";
        told.extend(known.iter().map(|one| line(one)));
        told += "\n";
    }
    if unknown.is_empty() {
        return told + "Nobody else answers as often as an owner would.\n";
    }
    told += "These may answer for the blog, too:\n\n";
    told.extend(unknown.iter().map(|one| line(one)));
    let first = unknown.first().map_or("", |one| one.name.as_str());
    told += "\nIf one of them is you, say so in `hobnob.yaml`, and import once more:\n\n";
    told + &format!("comments:\n  owners:\n    - names: [{}]\n", scalar::line(&html::name(first)))
}

/// `  Mara Lind: 138 answers on 45 posts`
fn line(one: &Candidate) -> String {
    let (answers, posts) = (plural::count(one.answers, "answer"), plural::count(one.posts, "post"));
    let comments = plural::count(one.comments, "comment");
    format!("  {}: {answers} among {comments} on {posts}\n", html::name(&one.name))
}

fn json(all: &[Candidate]) -> Value {
    let people = all.iter().map(|one| {
        json!({
            "name": one.name,
            "answers": one.answers,
            "comments": one.comments,
            "posts": one.posts,
            "owner": one.is_owner,
        })
    });
    json!({"version": 1, "people": people.collect::<Value>()})
}
