//! `hobnob comments list`: what was said, the latest first.

use std::cmp::Reverse;

use clap::{Args, ValueEnum};
use serde_json::Value;

use super::tell;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::{Status, html, neutral};
use crate::desk::{Said, is_suspect, today, words};
use crate::diag::{Findings, Outcome};
use crate::value::plural;

/// List comments, the latest first
#[derive(Debug, Args)]
pub(super) struct List {
    /// Only what may be advertising as of today, with the reasons
    #[arg(long)]
    suspect: bool,
    /// Only what stands so
    #[arg(long, value_enum, value_name = "STATUS")]
    status: Option<State>,
    #[command(flatten)]
    filter: Filter,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// Which comments.
#[derive(Debug, Args)]
pub(super) struct Filter {
    /// Only those on this post: its address, file or title, or a part of one
    #[arg(long, value_name = "POST")]
    post: Option<String>,
    /// Only those of this person: a name or site, or a part of one
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// The most to show; 0 for all. At the terminal 20, as JSON all
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
}

/// Where comments stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum State {
    /// Shown
    Published,
    /// Waits for the owner's leave
    Pending,
    /// Advertising
    Spam,
    /// Thrown away
    Trash,
    /// Taken back
    Deleted,
    /// Hidden by a moderator elsewhere
    Hidden,
    /// The export did not say
    Unknown,
    /// Its writer asked to be forgotten
    Forgotten,
}

impl State {
    fn status(self) -> Status {
        match self {
            Self::Published => Status::Published,
            Self::Pending => Status::Pending,
            Self::Spam => Status::Spam,
            Self::Trash => Status::Trash,
            Self::Deleted => Status::Deleted,
            Self::Hidden => Status::Hidden,
            Self::Unknown => Status::Unknown,
            Self::Forgotten => Status::Forgotten,
        }
    }
}

/// How many comments are pleasant to read at once.
const USUAL: usize = 20;

impl Filter {
    /// Whether a comment is one of those.
    pub(super) fn takes(&self, said: Said<'_>) -> bool {
        let Said { topic, comment } = said;
        let holds = |text: &str, wanted: &String| {
            html::name(text).to_lowercase().contains(&wanted.trim().to_lowercase())
        };
        let places = [&topic.address, &topic.document, &topic.title];
        let is_there = |post| places.iter().any(|place| holds(place, post));
        let url = comment.author.url.as_deref().unwrap_or_default();
        let is_them = |person| [&comment.author.name, url].iter().any(|one| holds(one, person));
        self.post.as_ref().is_none_or(is_there) && self.person.as_ref().is_none_or(is_them)
    }

    /// How many to show.
    pub(super) fn limit(&self, format: Format) -> usize {
        match (self.limit, format) {
            (Some(0), _) | (None, Format::Json) => usize::MAX,
            (Some(limit), _) => limit,
            (None, Format::Human) => USUAL,
        }
    }
}

/// The latest first; what has no date stands last.
pub(super) fn latest_first(said: &mut [Said<'_>]) {
    said.sort_by_key(|said| Reverse(said.comment.date));
}

impl List {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let zone = desk.blog.config.time_zone.clone();
        let desk = if self.suspect { today(desk, &global.now(&zone)?)? } else { desk };
        let mut all: Vec<Said<'_>> = desk.said().filter(|said| self.takes(*said)).collect();
        latest_first(&mut all);
        let shown = &all[..all.len().min(self.filter.limit(self.format))];
        match self.format {
            Format::Human => console.result(&lines(console, shown, all.len())),
            Format::Json => console.result(&format!("{:#}\n", json(shown))),
        }
        Ok(Outcome::Done)
    }

    fn takes(&self, said: Said<'_>) -> bool {
        let comment = said.comment;
        self.filter.takes(said)
            && (!self.suspect || is_suspect(comment))
            && self.status.is_none_or(|state| state.status() == comment.status)
    }
}

fn lines(console: &Console, shown: &[Said<'_>], all: usize) -> String {
    if shown.is_empty() {
        return "Nobody has said anything like that.\n".to_owned();
    }
    let entries =
        shown.iter().map(|said| tell::entry(console.sheet(), *said, &words::opening(said.comment)));
    let mut lines: String = entries.collect();
    lines += &match all - shown.len() {
        0 => plural::count(all, "comment"),
        more => format!(
            "{} of {}; `--limit 0` shows {more} more",
            shown.len(),
            plural::count(all, "comment")
        ),
    };
    lines + "\n"
}

fn json(shown: &[Said<'_>]) -> Value {
    shown.iter().map(|said| neutral::object(said.topic, said.comment)).collect()
}
