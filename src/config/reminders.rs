//! `reminders`: how soon the owner wants to answer, and what counts as an answer.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::data::Table;
use crate::diag::{Diagnostic, Severity};
use crate::value::{date, days};

/// What the owner promises their readers, and how strictly a later comment of the owner's is taken for
/// an answer where no link says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminders {
    /// `reply_within`, in days: by when each reader is to have an answer; 3 by default, at most a year.
    pub reply_within: u32,
    /// `weekends`: whether Saturdays and Sundays count as days; they do not by default.
    pub weekends: bool,
    /// `away`: days that do not count, from the first to the last; as written, in no order.
    pub away: Vec<RangeInclusive<Date>>,
    /// `answered`: what a comment of the owner's says to whom, where it names nobody.
    pub answered: Answered,
    /// `window`, in days: how long after a comment such a one may still be an answer; 90 by default.
    pub window: u32,
}

/// What a comment of the owner's that names nobody and is linked to nothing answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Answered {
    /// `strict`: nothing.
    Strict,
    /// `usual`: the reader who spoke just before.
    #[default]
    Usual,
    /// `generous`: everybody who spoke before.
    Generous,
}

impl Answered {
    const ALL: [(&'static str, Self); 3] =
        [("strict", Self::Strict), ("usual", Self::Usual), ("generous", Self::Generous)];
}

/// The longest promise, in days.
const LONGEST: u32 = 366;

impl Default for Reminders {
    fn default() -> Self {
        Self {
            reply_within: 3,
            weekends: false,
            away: Vec::new(),
            answered: Answered::Usual,
            window: 90,
        }
    }
}

impl Reminders {
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let Some(mut inner) = table.table("reminders") else {
            return Self::default();
        };
        let usual = Self::default();
        let reminders = Self {
            reply_within: reply_within(&mut inner).unwrap_or(usual.reply_within),
            weekends: inner.bool("weekends").unwrap_or(usual.weekends),
            away: away(&mut inner),
            answered: inner.choice("answered", &Answered::ALL).unwrap_or_default(),
            window: span(&mut inner, "window").unwrap_or(usual.window),
        };
        table.absorb(inner.finish(Severity::Error));
        reminders
    }
}

fn reply_within(table: &mut Table<'_>) -> Option<u32> {
    let days = span(table, "reply_within")?;
    if days > LONGEST {
        let message = "`reply_within` is longer than a year".to_owned();
        let help = "promise what a reader would wait for: `3 days`, `2 weeks`".to_owned();
        table.error("reply_within", "config/reminders", message, help);
    }
    (days <= LONGEST).then_some(days)
}

/// A number of days.
fn span<'a>(table: &mut Table<'a>, key: &'a str) -> Option<u32> {
    let written = table.string(key)?;
    match days::parse(&written) {
        Ok(days) => Some(days),
        Err(help) => {
            let message = format!("`{written}` is not a time for `{key}`");
            table.error(key, "config/reminders", message, help);
            None
        }
    }
}

/// The days on which nobody is here to answer; every wrong item is told.
fn away(table: &mut Table<'_>) -> Vec<RangeInclusive<Date>> {
    let written = table.strings("away").unwrap_or_default();
    let mut away = Vec::new();
    for (item, written) in written.iter().enumerate() {
        match absence(written) {
            Ok(days) => away.push(days),
            Err((message, help)) => {
                let found = Diagnostic::error("config/reminders", message).help(help);
                table.push(found.at(table.item_span("away", item)));
            }
        }
    }
    away
}

/// From the first day to the last: `2026-08-01..2026-08-15`; or a single one. Else what is wrong, and
/// what to write.
fn absence(written: &str) -> Result<RangeInclusive<Date>, (String, String)> {
    let (first, last) = written.split_once("..").unwrap_or((written, written));
    let day = |text: &str| {
        date::day(text).map_err(|message| {
            (message, "write days, or from one to another: `2026-08-01..2026-08-15`".to_owned())
        })
    };
    let (first, last) = (day(first)?, day(last)?);
    if last < first {
        let message = format!("`{written}` ends before it begins");
        return Err((message, format!("the other way round it is `{last}..{first}`")));
    }
    Ok(first..=last)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::Config;
    use crate::diag::{Span, Text};

    fn read(reminders: &str) -> Result<Reminders, Vec<(usize, String, String)>> {
        let text = format!("title: A\nbase_url: https://a.example\nreminders:\n{reminders}");
        let told = |found: &Diagnostic| {
            let line = found.span.as_ref().and_then(Span::start).map_or(0, |start| start.line);
            (line, found.message.clone(), found.help.join(" "))
        };
        match Config::parse(&Text::new("hobnob.yaml", text)) {
            Ok(config) => Ok(config.reminders),
            Err(found) => Err(found.sorted().iter().map(told).collect()),
        }
    }

    #[test]
    fn what_is_promised_may_be_written_in_many_ways() {
        let within = |written: &str| {
            read(&format!("  reply_within: {written}\n")).map(|read| read.reply_within)
        };
        for (written, days) in [("3", 3), ("2 weeks", 14), ("1w", 7), ("'5 days'", 5)] {
            assert_eq!(within(written), Ok(days), "{written}");
        }
        let away = |written: &str| read(&format!("  away: {written}\n")).map(|read| read.away);
        let (first, last) = (date(2026, 8, 1), date(2026, 8, 15));
        assert_eq!(away("2026-08-01..2026-08-15"), Ok(vec![first..=last]));
        assert_eq!(away("2026-8-1 .. 2026-8-15"), Ok(vec![first..=last]));
        assert_eq!(away("[2026-08-15, 2026-08-01]"), Ok(vec![last..=last, first..=first]));
        let all = "  weekends: true\n  answered: generous\n  window: 30 days\n";
        let expected = Reminders {
            weekends: true,
            answered: Answered::Generous,
            window: 30,
            ..Reminders::default()
        };
        assert_eq!(read(all), Ok(expected));
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_what_to_type() {
        let written = "  reply_within: 3 dyas\n  weekends: perhaps\n  away:\n    - 2026-08-15..2026-08-01\n    \
                       - 2026-02-30\n    - Easter\n  answered: usually\n  window: 3 months\n  reply: 3\n";
        let days = "write days, or from one to another: `2026-08-01..2026-08-15`";
        let expected = [
            (4, "`3 dyas` is not a time for `reply_within`", "did you mean `3 days`?"),
            (5, "expected `true` or `false` for `weekends`, found words", ""),
            (
                7,
                "`2026-08-15..2026-08-01` ends before it begins",
                "the other way round it is `2026-08-01..2026-08-15`",
            ),
            (8, "`2026-02-30` is not a date", days),
            (9, "`Easter` is not a date", days),
            (10, "`usually` is not one of the choices for `answered`", "did you mean `usual`?"),
            (11, "`3 months` is not a time for `window`", "write it in days: `90 days`"),
            (
                12,
                "`reply` is not a key here",
                "the keys here are `answered`, `away`, `reply_within`, `weekends`, `window`",
            ),
        ];
        let expected =
            expected.map(|(line, message, help)| (line, message.to_owned(), help.to_owned()));
        assert_eq!(read(written), Err(expected.to_vec()));
    }

    #[test]
    fn a_promise_is_shorter_than_a_year() {
        let told = read("  reply_within: 60 weeks\n").unwrap_err();
        assert_eq!(told[0].1, "`reply_within` is longer than a year");
    }
}
