//! How long somebody waits, in English: `waits 12 days`, `due tomorrow`, `3 weeks overdue`. Every form
//! that people read says it with these words. Days are those of the calendar, in the zone of `now`.

use jiff::civil::Date;
use jiff::{Timestamp, Unit, Zoned};

use super::{Person, Reminder};
use crate::value::plural::count;

/// From here on, days are told in weeks.
const WEEKS: i32 = 14;
/// From here on, in months.
const MONTHS: i32 = 63;
/// From so many months on, in years.
const YEARS: i32 = 24;

/// How long it is between two days: `1 day`, `12 days`, `5 weeks`, `7 months`, `3 years`; `0 days`
/// where it is the same day, or the second comes first.
pub fn length(from: Date, to: Date) -> String {
    match days(from, to).max(0) {
        days @ ..WEEKS => count(days.unsigned_abs() as usize, "day"),
        days @ ..MONTHS => count((days / 7).unsigned_abs() as usize, "week"),
        _ => match months(from, to) {
            months @ ..YEARS => count(months.unsigned_abs() as usize, "month"),
            months => count((months / 12).unsigned_abs() as usize, "year"),
        },
    }
}

/// How long somebody waits: `waits 12 days`, `waits since today`; in words where nobody knows.
pub fn waits(since: Option<Timestamp>, now: &Zoned) -> String {
    let Some(since) = since else {
        return "waits, nobody knows since when".to_owned();
    };
    let day = since.to_zoned(now.time_zone().clone()).date();
    match days(day, now.date()) {
        _ if since > now.timestamp() => "wrote after this moment".to_owned(),
        ..=0 => "waits since today".to_owned(),
        _ => format!("waits {}", length(day, now.date())),
    }
}

/// By when an answer was promised: `due today`, `due tomorrow`, `due in 3 days`, `due earlier today`,
/// `12 days overdue`.
pub fn due(due: &Zoned, now: &Zoned) -> String {
    let day = due.with_time_zone(now.time_zone().clone()).date();
    match (due < now, days(now.date(), day)) {
        (true, 0..) => "due earlier today".to_owned(),
        (true, _) => format!("{} overdue", length(day, now.date())),
        (false, ..=0) => "due today".to_owned(),
        (false, 1) => "due tomorrow".to_owned(),
        (false, _) => format!("due in {}", length(now.date(), day)),
    }
}

/// Both: `waits 12 days, 9 days overdue`; `waits 5 years, overdue` where one length would be told
/// twice.
pub fn told(reminder: &Reminder, now: &Zoned) -> String {
    let waits = waits(reminder.since, now);
    let Some(promised) = reminder.due.as_ref().map(|at| due(at, now)) else {
        return waits;
    };
    match promised.strip_suffix(" overdue") {
        Some(length) if waits.ends_with(&format!(" {length}")) => format!("{waits}, overdue"),
        _ => format!("{waits}, {promised}"),
    }
}

/// How well somebody is known here: `new here`, `5th comment`.
pub fn acquaintance(person: &Person) -> String {
    match person.is_new {
        true => "new here".to_owned(),
        false => format!("{} comment", ordinal(person.comments)),
    }
}

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn days(from: Date, to: Date) -> i32 {
    // Days are counted unless a larger unit is asked for; no calendar has too many of them.
    from.until(to).map_or(0, |span| span.get_days())
}

fn months(from: Date, to: Date) -> i32 {
    from.until((Unit::Month, to)).map_or(0, |span| span.get_months())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(text: &str) -> Zoned {
        format!("{text}[Europe/Berlin]").parse().unwrap()
    }

    #[test]
    fn a_length_is_told_in_the_unit_that_one_would_say() {
        let from = date(2026, 1, 31);
        let told = [
            (date(2026, 1, 30), "0 days"),
            (date(2026, 2, 1), "1 day"),
            (date(2026, 2, 13), "13 days"),
            (date(2026, 2, 14), "2 weeks"),
            (date(2026, 4, 3), "8 weeks"),
            (date(2026, 4, 4), "2 months"),
            (date(2028, 1, 30), "23 months"),
            (date(2028, 1, 31), "2 years"),
            (date(9999, 1, 1), "7972 years"),
        ];
        for (to, expected) in told {
            assert_eq!(length(from, to), expected, "{to}");
        }
    }

    #[test]
    fn a_day_is_one_of_the_calendar_and_not_a_day_and_a_night() {
        let now = at("2026-03-02T00:30");
        let waits = |text: &str| waits(Some(at(text).timestamp()), &now);
        assert_eq!(waits("2026-03-02T00:10"), "waits since today");
        assert_eq!(waits("2026-03-01T23:50"), "waits 1 day");
        assert_eq!(waits("2026-02-18T09:00"), "waits 12 days");
        assert_eq!(waits("2026-03-02T01:00"), "wrote after this moment");
    }

    #[test]
    fn what_is_due_is_told_from_the_moment_on() {
        let now = at("2026-03-02T12:00");
        let told = [
            ("2026-03-02T11:00", "due earlier today"),
            ("2026-03-02T23:00", "due today"),
            ("2026-03-03T01:00", "due tomorrow"),
            ("2026-03-05T12:00", "due in 3 days"),
            ("2026-03-01T23:00", "1 day overdue"),
            ("2026-02-02T23:00", "4 weeks overdue"),
        ];
        for (moment, expected) in told {
            assert_eq!(due(&at(moment), &now), expected, "{moment}");
        }
    }

    #[test]
    fn comments_are_counted_as_one_says_them() {
        let told = [1, 2, 3, 4, 11, 12, 21, 101, 113].map(ordinal);
        assert_eq!(told, ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "101st", "113th"]);
    }
}
