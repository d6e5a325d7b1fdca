//! By when a reader is to have an answer: so many days, of those that count. Days are those of the
//! calendar in the blog's zone, so that no change of the clocks makes one shorter.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::config::Reminders;

/// What the owner promises, in the zone of the blog.
#[derive(Clone, Debug)]
pub struct Promise {
    days: u32,
    weekends: bool,
    /// In order, and none touching the next.
    away: Vec<RangeInclusive<Date>>,
    zone: TimeZone,
}

impl Promise {
    /// What the configuration promises.
    pub fn of(reminders: &Reminders, zone: &TimeZone) -> Self {
        Self {
            days: reminders.reply_within,
            weekends: reminders.weekends,
            away: joined(&reminders.away),
            zone: zone.clone(),
        }
    }

    /// The moment by which what was said at `since` is to be answered: the last second of the last
    /// promised day. The day of `since` is none of them. `None` where no calendar has it.
    pub fn due(&self, since: Timestamp) -> Option<Zoned> {
        let mut day = since.to_zoned(self.zone.clone()).date();
        for _ in 0..self.days {
            day = self.next(day)?;
        }
        day.at(23, 59, 59, 0).to_zoned(self.zone.clone()).ok()
    }

    /// The first day after `day` that counts.
    fn next(&self, day: Date) -> Option<Date> {
        let mut day = day.tomorrow().ok()?;
        loop {
            day = match self.absence(day) {
                Some(last) => last.tomorrow().ok()?,
                None if !self.weekends && is_weekend(day) => day.tomorrow().ok()?,
                None => return Some(day),
            };
        }
    }

    /// The last day of the absence that `day` falls in.
    fn absence(&self, day: Date) -> Option<Date> {
        let at = self.away.partition_point(|days| *days.end() < day);
        self.away.get(at).filter(|days| days.contains(&day)).map(|days| *days.end())
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Absences in order, those that overlap or touch as one.
fn joined(away: &[RangeInclusive<Date>]) -> Vec<RangeInclusive<Date>> {
    let mut sorted: Vec<_> = away.iter().filter(|days| !days.is_empty()).cloned().collect();
    sorted.sort_by_key(|days| *days.start());
    let mut joined: Vec<RangeInclusive<Date>> = Vec::new();
    for days in sorted {
        match joined.last_mut() {
            Some(last) if touches(last, &days) => {
                *last = *last.start()..=*last.end().max(days.end());
            }
            _ => joined.push(days),
        }
    }
    joined
}

fn touches(first: &RangeInclusive<Date>, second: &RangeInclusive<Date>) -> bool {
    first.end().tomorrow().map_or(true, |next| next >= *second.start())
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn promise(days: u32, weekends: bool, away: &[RangeInclusive<Date>], zone: &str) -> Promise {
        let away = away.to_vec();
        let reminders = Reminders { reply_within: days, weekends, away, ..Reminders::default() };
        Promise::of(&reminders, &TimeZone::get(zone).unwrap())
    }

    /// The day by whose end an answer to what was said in Berlin is due.
    fn due(promise: &Promise, since: &str) -> String {
        let since: Zoned = format!("{since}[Europe/Berlin]").parse().unwrap();
        promise.due(since.timestamp()).map_or("never".to_owned(), |due| due.datetime().to_string())
    }

    #[test]
    fn days_that_do_not_count_are_passed_over() {
        let usual = promise(3, false, &[], "Europe/Berlin");
        let every = promise(3, true, &[], "Europe/Berlin");
        let away = [date(2026, 8, 10)..=date(2026, 8, 15), date(2026, 8, 1)..=date(2026, 8, 9)];
        let summer = promise(3, false, &away, "Europe/Berlin");
        let expected = [
            (&usual, "2026-03-02T09:00", "2026-03-05T23:59:59"),
            (&usual, "2026-03-06T23:59", "2026-03-11T23:59:59"),
            (&usual, "2026-03-07T00:00", "2026-03-11T23:59:59"),
            (&usual, "2026-03-08T12:00", "2026-03-11T23:59:59"),
            (&every, "2026-03-06T23:59", "2026-03-09T23:59:59"),
            (&every, "2026-03-28T12:00", "2026-03-31T23:59:59"),
            (&summer, "2026-07-30T12:00", "2026-08-18T23:59:59"),
            (&summer, "2026-08-05T12:00", "2026-08-19T23:59:59"),
            (&usual, "9999-12-29T12:00", "never"),
        ];
        for (promise, since, until) in expected {
            assert_eq!(due(promise, since), until, "{since}");
        }
    }

    #[test]
    fn whoever_is_away_for_good_promises_nothing() {
        let away = [date(2000, 1, 1)..=Date::MAX];
        let gone = promise(1, true, &away, "Europe/Berlin");
        assert_eq!(due(&gone, "2026-03-02T09:00"), "never");
        assert_eq!(due(&gone, "1999-12-30T09:00"), "1999-12-31T23:59:59");
    }

    /// A day that a zone left out, and one whose night has an hour twice.
    #[test]
    fn odd_days_are_days() {
        let apia = promise(1, true, &[], "Pacific/Apia");
        let since: Zoned = "2011-12-29T12:00[Pacific/Apia]".parse().unwrap();
        let due = apia.due(since.timestamp()).unwrap();
        assert_eq!(due.datetime().to_string(), "2011-12-31T23:59:59");
        let berlin = promise(1, true, &[], "Europe/Berlin");
        let since: Zoned = "2026-10-24T12:00[Europe/Berlin]".parse().unwrap();
        let due = berlin.due(since.timestamp()).unwrap();
        assert_eq!((&due - &since).total(jiff::Unit::Hour).unwrap().round(), 37.0);
    }

    fn absences() -> impl Strategy<Value = Vec<RangeInclusive<Date>>> {
        let one = (0_i64..800, 0_i64..60).prop_map(|(first, length)| {
            let day = |after: i64| date(2025, 1, 1).checked_add(after.days()).unwrap();
            day(first)..=day(first + length)
        });
        prop::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn nobody_is_due_before_they_wrote_or_before_who_wrote_earlier(
            (first, later) in (1_735_700_000_i64..1_800_000_000, 0_i64..2_000_000),
            (days, weekends) in (1_u32..30, any::<bool>()),
            away in absences(),
            zone in prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]),
        ) {
            let promise = promise(days, weekends, &away, zone);
            let due = |second| promise.due(Timestamp::from_second(second).unwrap()).unwrap();
            prop_assert!(due(first).timestamp().as_second() >= first + i64::from(days - 1) * 82_800);
            prop_assert!(due(first + later) >= due(first));
        }

        #[test]
        fn being_away_more_never_makes_it_earlier(
            second in 1_735_700_000_i64..1_800_000_000,
            (days, weekends) in (1_u32..30, any::<bool>()),
            away in absences(),
            more in absences(),
        ) {
            let since = Timestamp::from_second(second).unwrap();
            let all = [away.clone(), more].concat();
            let less = promise(days, weekends, &away, "Europe/Berlin").due(since).unwrap();
            prop_assert!(promise(days, weekends, &all, "Europe/Berlin").due(since).unwrap() >= less);
        }
    }
}
