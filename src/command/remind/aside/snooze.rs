//! `hobnob remind snooze`: not now.

use clap::Args;
use jiff::{Span, Timestamp, Zoned};

use super::Named;
use crate::command::Global;
use crate::command::console::Console;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::remind::aside::Act;
use crate::value::{date, days};

/// Set comments aside for a while, or until their writer speaks again
#[derive(Debug, Args)]
pub(in crate::command::remind) struct Snooze {
    #[command(flatten)]
    named: Named,
    /// For how long, in days or weeks
    #[arg(long = "for", value_name = "TIME", default_value = "1w", conflicts_with = "until")]
    span: String,
    /// Until when
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

impl Snooze {
    pub(in crate::command::remind) fn run(
        &self,
        global: &Global,
        console: &Console,
    ) -> Result<Outcome, Findings> {
        self.named.run(global, console, |now| Ok(Act::Snooze { until: self.end(now)? }))
    }

    fn end(&self, now: &Zoned) -> Result<Timestamp, Findings> {
        let end = match &self.until {
            None => after(now, &self.span)?,
            Some(written) => moment(now, written)?,
        };
        Ok(end.timestamp())
    }
}

fn after(now: &Zoned, written: &str) -> Result<Zoned, Findings> {
    let wrong = |help| {
        let found = format!("`{written}` is no time to wait for `--for`");
        Findings::from(Diagnostic::setup("usage/for", found).help(help))
    };
    let days = days::parse(written).map_err(wrong)?;
    let end = now.checked_add(Span::new().days(i64::from(days)));
    end.map_err(|_| wrong("no calendar goes that far: `remind close` lets them go".to_owned()))
}

fn moment(now: &Zoned, written: &str) -> Result<Zoned, Findings> {
    let wrong = |why: String| {
        let example = now.checked_add(Span::new().days(14)).unwrap_or_else(|_| now.clone()).date();
        let found = Diagnostic::setup("usage/until", format!("--until: {why}"));
        Findings::from(found.help(format!("write a day to come: `--until {example}`")))
    };
    let end = date::parse(written, now.time_zone()).map_err(wrong)?;
    match end > *now {
        true => Ok(end),
        false => Err(wrong(format!("`{written}` is not after now, {}", now.date()))),
    }
}
