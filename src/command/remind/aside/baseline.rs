//! `hobnob remind baseline`: letting go of everything that is old, so that a first import does not bury
//! anybody.

use clap::Args;
use jiff::{Timestamp, Zoned};
use serde_json::json;

use crate::build;
use crate::command::console::Console;
use crate::command::remind::room::Room;
use crate::command::{Format, Global};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::remind::aside::{Line, Shift};
use crate::value::{date, plural};

/// Let everything go that is older than a date
#[derive(Debug, Args)]
pub(in crate::command::remind) struct Baseline {
    /// Let go of what was written before this day
    #[arg(long, value_name = "DATE", required_unless_present = "clear")]
    before: Option<String>,
    /// Let nothing go for its age any more
    #[arg(long, conflicts_with = "before")]
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
        let room = Room::open(global, console)?;
        let written = self.before.as_deref().filter(|_| !self.clear);
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
    let (let_go, waiting) = (comments(shift.let_go), comments(shift.waiting));
    let again = match shift.again {
        0 => String::new(),
        again => format!(" {} again.", comments(again).1),
    };
    match written {
        None => vec![format!("Nothing is let go for its age any more.{again}")],
        Some(written) => vec![
            format!("{} let go, written before {written}.{again} {}.", let_go.0, waiting.1),
            "`hobnob remind baseline --clear` takes it back.".to_owned(),
        ],
    }
}

/// `2 comments are` and `2 comments wait`.
fn comments(number: usize) -> (String, String) {
    let counted = plural::count(number, "comment");
    let (is, waits) = if number == 1 { ("is", "waits") } else { ("are", "wait") };
    (format!("{counted} {is}"), format!("{counted} {waits}"))
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
