//! `hobnob comments find`: what somebody said, in all the years at once.

use clap::Args;
use serde_json::{Value, json};

use super::desk::{Desk, Said};
use super::list::{Filter, latest_first};
use super::tell;
use crate::build::Unwatched;
use crate::build::each::each;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::find::{Hit, Query};
use crate::comment::{Reading, neutral};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::value::plural;

/// Find what somebody said, by words, people and posts
#[derive(Debug, Args)]
pub(super) struct Find {
    /// What to look for: every word has to be there; "what stands in quotation marks" belongs together
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    filter: Filter,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// How many characters around a hit are shown on either side.
const AROUND: usize = 90;

/// A comment that was found, with the words around.
struct Found<'a> {
    said: Said<'a>,
    words: String,
}

impl Find {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let query = Query::parse(&self.words.join(" "));
        if query.is_empty() {
            return Err(Diagnostic::setup("usage/words", "there is nothing to look for")
                .help("name a word: `hobnob comments find glue`")
                .into());
        }
        let desk = Desk::open(global)?;
        let mut all: Vec<Said<'_>> = desk.said().filter(|said| self.filter.takes(*said)).collect();
        latest_first(&mut all);
        let found = each(&all, &Unwatched, |said| Found::of(&query, *said));
        let found: Vec<Found<'_>> = found.into_iter().flatten().collect();
        let shown = &found[..found.len().min(self.filter.limit(self.format))];
        match self.format {
            Format::Human => console.result(&lines(console, &query, shown, found.len())),
            Format::Json => console.result(&format!("{:#}\n", json(&query, shown))),
        }
        Ok(Outcome::Done)
    }
}

impl<'a> Found<'a> {
    fn of(query: &Query, said: Said<'a>) -> Option<Self> {
        let Said { topic, comment } = said;
        let reading = Reading::of(&comment.body);
        let words = tell::plain(&[&*reading.words, &reading.quoted, &reading.code].join(" "));
        let (name, url) = (&comment.author.name, comment.author.url.as_deref().unwrap_or_default());
        let places = [&words, name, url, &topic.title, &topic.address];
        query.is_in(places).then_some(Self { said, words })
    }
}

fn lines(console: &Console, query: &Query, shown: &[Found<'_>], all: usize) -> String {
    if shown.is_empty() {
        return "Nobody has said that.\n".to_owned();
    }
    let entries = shown.iter().map(|found| {
        let hit = query.hit(&found.words, AROUND);
        let words =
            hit.map_or_else(|| tell::opening(found.said.comment), |hit| around(console, &hit));
        tell::entry(console.sheet(), found.said, &words)
    });
    let mut lines: String = entries.collect();
    lines += &match all - shown.len() {
        0 => plural::count(all, "comment"),
        more => format!("{} of {all} comments; `--limit 0` shows {more} more", shown.len()),
    };
    lines + "\n"
}

fn around(console: &Console, hit: &Hit<'_>) -> String {
    let cut = |is_cut| if is_cut { "…" } else { "" };
    let found = console.sheet().title(hit.found);
    let (start, end) = (cut(hit.is_cut_before), cut(hit.is_cut_after));
    format!("{start}{}{found}{}{end}", hit.before, hit.after)
}

fn json(query: &Query, shown: &[Found<'_>]) -> Value {
    let objects = shown.iter().map(|found| {
        let mut object = neutral::object(found.said.topic, found.said.comment);
        if let Some(hit) = query.hit(&found.words, AROUND) {
            object["hit"] = json!({"before": hit.before, "found": hit.found, "after": hit.after});
        }
        object
    });
    objects.collect()
}
