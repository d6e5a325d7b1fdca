//! From when until when, in the days of the blog's zone.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan as _};

/// What somebody wants a report of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// The last twelve months, or since somebody first spoke, if that is less.
    #[default]
    Usual,
    /// Ever since somebody first spoke.
    All,
    /// A length of time up to today. Of months and years, this one counts: twelve months are this
    /// month and the eleven before it.
    Last(Length),
    /// Between two days, both counted in.
    Between {
        /// The first; where nobody says, when somebody first spoke.
        since: Option<Date>,
        /// The last; where nobody says, today.
        until: Option<Date>,
    },
}

/// A length of time as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// So many days.
    Days(u16),
    /// So many months of the calendar.
    Months(u16),
}

impl Asked {
    /// Reads `12 months`, `90 days`, `8 weeks`, `2 years` or `all`; a unit's first letter is enough.
    pub fn parse(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        if words == "all" {
            return Some(Self::All);
        }
        let digits = words.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = words.split_at(digits);
        let number: u16 = number.parse().ok().filter(|number| (1..=10_000).contains(number))?;
        let length = match unit.trim() {
            "d" | "day" | "days" => Length::Days(number),
            "w" | "week" | "weeks" => Length::Days(number.checked_mul(7)?),
            "m" | "month" | "months" => Length::Months(number),
            "y" | "year" | "years" => Length::Months(number.checked_mul(12)?),
            _ => return None,
        };
        Some(Self::Last(length))
    }

    /// The days meant, seen from `today`, on a blog where somebody `first` spoke on that day.
    pub fn resolve(self, today: Date, first: Option<Date>) -> Period {
        let first = first.unwrap_or(today).min(today);
        let (from, until) = match self {
            Self::All => (first, today),
            Self::Last(length) => (length.before(today), today),
            Self::Usual => (Length::Months(12).before(today).max(first.first_of_month()), today),
            Self::Between { since, until } => {
                let until = until.unwrap_or(today).min(today);
                (since.unwrap_or(first.min(until)), until)
            }
        };
        Period { from: from.min(until), until }
    }
}

impl Length {
    /// The first day of it, if `today` is the last.
    fn before(self, today: Date) -> Date {
        match self {
            Self::Days(days) => back(today, (i64::from(days) - 1).days()),
            Self::Months(months) => back(today.first_of_month(), (i64::from(months) - 1).months()),
        }
    }
}

/// Before the first day of all there is only that day.
fn back(day: Date, span: Span) -> Date {
    day.checked_sub(span).unwrap_or(Date::MIN)
}

/// Days from the first to the last, both counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last; not before the first.
    pub until: Date,
}

impl Period {
    /// Its months, from the first to the last; the days of each that are in it.
    pub fn months(self) -> Vec<Self> {
        let next = |period: &Self| {
            let from = period.until.tomorrow().ok().filter(|from| *from <= self.until)?;
            Some(self.month(from))
        };
        std::iter::successors(Some(self.month(self.from)), next).collect()
    }

    /// From a day to the end of its month, as far as it is in here.
    fn month(self, from: Date) -> Self {
        Self { from, until: from.last_of_month().min(self.until) }
    }

    /// The moments of it in a zone.
    pub fn moments(self, zone: &TimeZone) -> Moments {
        let end = self.until.tomorrow().ok().and_then(|day| begin(day, zone));
        let from = begin(self.from, zone).unwrap_or(Timestamp::MIN);
        Moments { from, until: end.unwrap_or(Timestamp::MAX) }
    }
}

/// Moments from one, which counts in, until before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments {
    /// The first of them.
    pub from: Timestamp,
    /// The first that is none of them any more.
    pub until: Timestamp,
}

impl Moments {
    /// Whether this is one of them.
    pub fn has(self, at: Timestamp) -> bool {
        self.from <= at && at < self.until
    }

    /// What happened then, of things in order of time.
    pub(super) fn of<T>(self, things: &[T], at: impl Fn(&T) -> Timestamp) -> &[T] {
        let start = things.partition_point(|thing| at(thing) < self.from);
        let end = things.partition_point(|thing| at(thing) < self.until);
        things.get(start..end).unwrap_or_default()
    }
}

/// When a day begins.
fn begin(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    day.to_zoned(zone.clone()).ok().map(|start| start.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 3, 31);

    fn days(words: &str, first: Option<Date>) -> (String, String) {
        let period = Asked::parse(words).expect(words).resolve(TODAY, first);
        (period.from.to_string(), period.until.to_string())
    }

    #[test]
    fn a_length_of_time_ends_today() {
        let first = Some(date(2019, 5, 6));
        let expected = [
            ("90 days", "2026-01-01"),
            ("1d", "2026-03-31"),
            ("2w", "2026-03-18"),
            ("1 month", "2026-03-01"),
            ("12 Months", "2025-04-01"),
            ("2y", "2024-04-01"),
            ("all", "2019-05-06"),
        ];
        for (words, from) in expected {
            assert_eq!(days(words, first), (from.to_owned(), "2026-03-31".to_owned()), "{words}");
        }
        for words in ["", "12", "months", "0 days", "1 fortnight", "-3 days", "99999 years"] {
            assert_eq!(Asked::parse(words), None, "{words}");
        }
    }

    #[test]
    fn usually_it_is_a_year_or_all_there_is() {
        let from = |first| Asked::Usual.resolve(TODAY, first).from;
        assert_eq!(from(Some(date(2019, 5, 6))), date(2025, 4, 1));
        assert_eq!(from(Some(date(2026, 1, 20))), date(2026, 1, 1));
        assert_eq!(from(Some(date(2027, 1, 20))), date(2026, 3, 1));
        assert_eq!(from(None), date(2026, 3, 1));
    }

    #[test]
    fn nothing_is_reported_of_the_future() {
        let asked = Asked::Between { since: None, until: Some(date(2030, 1, 1)) };
        let period = asked.resolve(TODAY, Some(date(2026, 2, 3)));
        assert_eq!(period, Period { from: date(2026, 2, 3), until: TODAY });
    }

    #[test]
    fn months_are_those_of_the_calendar_and_empty_ones_too() {
        let period = Period { from: date(2025, 12, 30), until: date(2026, 2, 3) };
        let months = period.months();
        let expected = [
            (date(2025, 12, 30), date(2025, 12, 31)),
            (date(2026, 1, 1), date(2026, 1, 31)),
            (date(2026, 2, 1), date(2026, 2, 3)),
        ];
        assert_eq!(months, expected.map(|(from, until)| Period { from, until }));
    }

    #[test]
    fn a_day_is_one_of_the_zone() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let day = date(2026, 3, 29);
        let Moments { from, until } = Period { from: day, until: day }.moments(&zone);
        assert_eq!(from.to_string(), "2026-03-28T23:00:00Z");
        assert_eq!(until.to_string(), "2026-03-29T22:00:00Z", "a day of 23 hours");
    }
}
