//! `hobnob remind baseline`: letting go of everything that is old, so that a first import does not bury
//! anybody.

use clap::{ArgGroup, Args};
use jiff::{Timestamp, Zoned};
use serde_json::json;

use crate::build;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::remind::aside::{Line, Shift};
use crate::value::{date, plural};

/// Let everything go that is older than a date
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("which").required(true).args(["before", "clear"])))]
pub(in crate::command::remind) struct Baseline {
    /// Let go of what was written before this day
    #[arg(long, value_name = "DATE")]
    before: Option<String>,
    /// Let nothing go for its age any more
    #[arg(long)]
    clear: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Baseline {
    pub(in crate::command::remind) fn run(
        &self,
        global: &Global,
        console: &Console,
    ) -> Result<Outcome, Findings> {
        let room = global.room(console)?;
        let written = self.before.as_deref();
        let before = written.map(|written| moment(&room.now, written)).transpose()?;
        let shift = room.ledger.shift(&room.judged(), before, room.now.timestamp());
        let lines: Vec<Line> = shift.baseline.map(Line::Baseline).into_iter().collect();
        build::set_aside(&room.desk.shelf, &lines, &room.config().time_zone)?;
        match self.format {
            Format::Human => told(&shift, written).iter().for_each(|line| console.say(line)),
            Format::Json => console.result(&json(&shift)),
        }
        Ok(Outcome::Done)
    }
}

/// A moment that is past: whoever has not written yet is not let go.
fn moment(now: &Zoned, written: &str) -> Result<Timestamp, Findings> {
    let wrong = |why: String| {
        let found = Diagnostic::setup("usage/before", format!("--before: {why}"));
        let example = now.date().first_of_year();
        Findings::from(found.help(format!("write a day that is past: `--before {example}`")))
    };
    let before = date::parse(written, now.time_zone()).map_err(wrong)?;
    match before <= *now {
        true => Ok(before.timestamp()),
        false => Err(wrong(format!("`{written}` is still to come, and so may comments be"))),
    }
}

fn told(shift: &Shift, written: Option<&str>) -> Vec<String> {
    if shift.baseline.is_none() {
        return vec!["It was so already.".to_owned()];
    }
    let wait = |number| comments(number, "waits", "wait");
    let again = (shift.again > 0).then(|| format!(" {} again.", wait(shift.again)));
    let again = again.unwrap_or_default();
    let Some(written) = written else {
        return vec![format!("Nothing is let go for its age any more.{again}")];
    };
    let let_go = match shift.let_go {
        0 => format!("No comment that waits was written before {written}."),
        some => format!("{} let go, written before {written}.", comments(some, "is", "are")),
    };
    let waiting = match shift.waiting {
        0 => "Nobody waits".to_owned(),
        some => wait(some),
    };
    vec![
        format!("{let_go}{again} {waiting} now."),
        "`hobnob remind baseline --clear` takes it back.".to_owned(),
    ]
}

/// `1 comment is`, `2 comments are`.
fn comments(number: usize, one: &str, more: &str) -> String {
    let verb = if number == 1 { one } else { more };
    format!("{} {verb}", plural::count(number, "comment"))
}

fn json(shift: &Shift) -> String {
    let Shift { baseline, let_go, again, waiting } = shift;
    let told = json!({
        "version": 1,
        "changed": baseline.is_some(),
        "let_go": let_go,
        "again": again,
        "waiting": waiting,
    });
    format!("{told:#}\n")
}
