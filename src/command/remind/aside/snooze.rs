//! `hobnob remind snooze`: not now.

use clap::Args;
use jiff::{Span, Zoned};

use super::Named;
use crate::command::Global;
use crate::command::console::Console;
use crate::desk::aside::snoozed;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::remind::aside::Act;
use crate::value::date;

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
        self.named.run(global, console, |now| self.act(now))
    }

    fn act(&self, now: &Zoned) -> Result<Act, Findings> {
        match &self.until {
            None => snoozed(now, &self.span),
            Some(written) => Ok(Act::Snooze { until: moment(now, written)?.timestamp() }),
        }
    }
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
