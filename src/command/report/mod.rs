//! `hobnob report`: how the community is doing.

mod giving;
mod terminal;

use clap::{Args, ValueEnum};
use jiff::Zoned;

use super::Global;
use super::blog::moment;
use super::console::Console;
use crate::desk::measured;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::report::{Asked, print};

/// See how the community is doing
#[derive(Debug, Args)]
pub(super) struct Report {
    #[command(flatten)]
    days: Days,
    /// What you gave those readers who write elsewhere: whom you linked to, and whom you never did
    #[arg(long, conflicts_with_all = ["since", "until", "last"])]
    giving: bool,
    /// With `--giving`, the most to show of each list; 0 for all [default: 20]
    #[arg(long, value_name = "NUMBER", requires = "giving")]
    limit: Option<usize>,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

/// Of which days.
#[derive(Debug, Args)]
struct Days {
    /// From this day on
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Up to this day, which counts in
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Of the last `12 months`, `90 days`, `2 years` or `all` [default: 12 months]
    #[arg(long, value_name = "SPAN", num_args = 1..=2, conflicts_with_all = ["since", "until"])]
    last: Vec<String>,
}

/// How to report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// For people, at the terminal
    #[default]
    Human,
    /// For people, in a file or an issue
    Markdown,
    /// For programs: one JSON object
    Json,
    /// One private page with charts
    Html,
}

impl Report {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let room = global.room(console)?;
        if self.giving {
            let told = giving::told(&room, self.format, self.limit, console.sheet())?;
            console.result(&told);
            return Ok(Outcome::Done);
        }
        let report = measured(&room, self.days.asked(&room.now)?)?;
        console.result(&match self.format {
            Form::Human => terminal::tell(&report, console.sheet()),
            Form::Markdown => print::markdown::print(&report),
            Form::Json => print::json::print(&report),
            Form::Html => print::html::print(&report),
        });
        Ok(Outcome::Done)
    }
}

impl Days {
    /// What is asked for.
    fn asked(&self, now: &Zoned) -> Result<Asked, Findings> {
        if !self.last.is_empty() {
            let words = self.last.join(" ");
            return Asked::parse(&words).ok_or_else(|| unknown(&words).into());
        }
        let day = |name: &str, words: &Option<String>| {
            let read = |words| moment(name, words, now.time_zone()).map(|day| day.date());
            words.as_deref().map(read).transpose()
        };
        let (since, until) = (day("--since", &self.since)?, day("--until", &self.until)?);
        match (since, until) {
            (None, None) => Ok(Asked::Usual),
            (Some(since), _) if since > until.unwrap_or(now.date()).min(now.date()) => {
                Err(backwards().into())
            }
            _ => Ok(Asked::Between { since, until }),
        }
    }
}

fn unknown(words: &str) -> Diagnostic {
    Diagnostic::setup("usage/last", format!("`{words}` is no length of time"))
        .help("write `--last 90 days`, `--last 12 months` or `--last all`")
}

fn backwards() -> Diagnostic {
    Diagnostic::setup("usage/since", "`--since` is a day behind the last one of the report")
        .help("name an earlier day, or say `--until` which one is the last")
}
