//! Dates as people write them in tables and lists: days and months in an order that only a whole
//! column shows, months by name in several languages.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use regex::{Captures, Regex};

use super::field;
use super::row::Moment;

/// Three numbers with a clock and a zone behind them, or without.
static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) ^ (\d{1,4}) \s* [./\-年년] \s* (\d{1,2}) \s* [./\-月월] \s* (\d{1,4}) [.日일]?
          (?: [,\s\-T]+ (?:um|at|à|alle|om|kl\.?)? \s* (\d{1,2}) [:.h] (\d{2}) (?: [:.] (\d{2}) (?:[.,]\d+)? )?
          \s* ([ap]\.?m\.?)? \s* (?:Uhr)? \s* (Z|UTC|GMT|[+-]\d{2}:?\d{2})? )? $",
    )
    .ok()
});

/// A day, a month's name and a year, or the name first, perhaps behind the day of the week.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?xi) ^ (?: \p{L}+\.?,?\s+ )??
          (?: (\d{1,2}) (?:\.|st|nd|rd|th|er|º)? \s+ (?:de\s+|of\s+)? (\p{L}{3,})
            | (\p{L}{3,})\.? \s+ (\d{1,2}) (?:st|nd|rd|th)? )
          \.?,? \s+ (?:de\s+|del\s+)? (\d{4}) (.*) $",
    )
    .ok()
});

/// How the names of the months begin, in languages that share most of them; `juil` before `jui`.
const MONTHS: [(&str, &str); 12] = [
    ("7", "jul juil lug"),
    ("1", "jan gen ene sty"),
    ("2", "feb fev lut"),
    ("3", "mar mae mrz maa"),
    ("4", "apr avr abr kwi"),
    ("5", "may mai mag maj mei"),
    ("6", "jun jui giu cze"),
    ("8", "aug aou ago sie"),
    ("9", "sep set wrz"),
    ("10", "oct okt ott out paz"),
    ("11", "nov lis"),
    ("12", "dec dez dic des gru"),
];

/// What stands first in a date that does not begin with its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The day, as in most of the world.
    Day,
    /// The month, as in the United States.
    Month,
}

impl Order {
    /// The order that the dates of a column show, and whether it is only a guess: where no number is
    /// above twelve, the one in which the rows follow each other better, else the one that is usual
    /// where the table may come from.
    pub(super) fn of(dates: impl Iterator<Item = String>, is_american: bool) -> (Self, bool) {
        let dates: Vec<[u16; 3]> = dates.filter_map(|said| ambiguous(&said)).collect();
        let above = |place: usize| dates.iter().filter(|date| date[place] > 12).count();
        match (above(0), above(1)) {
            (0, 0) if dates.is_empty() => return (Self::Day, false),
            (0, 0) => (),
            (first, second) => {
                return (if first >= second { Self::Day } else { Self::Month }, false);
            }
        }
        let steps_back = |order: Self| {
            let days: Vec<(u16, u16, u16)> = dates.iter().map(|date| order.day(*date)).collect();
            let back = days.windows(2).filter(|pair| pair[0] > pair[1]).count();
            back.min(days.windows(2).filter(|pair| pair[0] < pair[1]).count())
        };
        let order = match steps_back(Self::Day).cmp(&steps_back(Self::Month)) {
            std::cmp::Ordering::Less => Self::Day,
            std::cmp::Ordering::Greater => Self::Month,
            std::cmp::Ordering::Equal if is_american => Self::Month,
            std::cmp::Ordering::Equal => Self::Day,
        };
        (order, dates.iter().any(|date| date[0] != date[1]))
    }

    /// What people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Day => "day/month/year",
            Self::Month => "month/day/year",
        }
    }

    /// Year, month and day.
    fn day(self, [first, second, year]: [u16; 3]) -> (u16, u16, u16) {
        match self {
            // A number above twelve is a day, whatever the others say.
            Self::Day if second > 12 => (year, first, second),
            Self::Month if first > 12 => (year, second, first),
            Self::Day => (year, second, first),
            Self::Month => (year, first, second),
        }
    }
}

/// The numbers of a date whose order is open.
fn ambiguous(said: &str) -> Option<[u16; 3]> {
    let found = numbers(said)?;
    (found[0] <= 31).then_some(found)
}

fn numbers(said: &str) -> Option<[u16; 3]> {
    let found = NUMBERS.as_ref()?.captures(said.trim())?;
    let number = |at: usize| found.get(at)?.as_str().parse().ok();
    Some([number(1)?, number(2)?, number(3)?])
}

/// A date as a table has it.
pub(super) fn moment(said: &str, order: Order) -> Moment {
    match field::moment(said) {
        Moment::Unknown(words) => {
            let named = named(said);
            let said = named.as_deref().unwrap_or(said);
            in_numbers(said, order).unwrap_or(Moment::Unknown(words))
        }
        known => known,
    }
}

/// A date that names its month, in numbers, the year first.
fn named(said: &str) -> Option<String> {
    let found = NAMED.as_ref()?.captures(said.trim())?;
    let part = |at: usize| found.get(at).map(|part| part.as_str());
    let name = deunicode::deunicode(part(2).or(part(3))?).to_lowercase();
    let is_named = |names: &str| names.split(' ').any(|start| name.starts_with(start));
    let (month, _) = MONTHS.iter().find(|(_, names)| is_named(names))?;
    Some(format!("{}/{month}/{}{}", part(5)?, part(1).or(part(4))?, part(6)?))
}

fn in_numbers(said: &str, order: Order) -> Option<Moment> {
    let found = NUMBERS.as_ref()?.captures(said.trim())?;
    let all = numbers(said)?;
    let (year, month, day) = if all[0] > 31 { (all[0], all[1], all[2]) } else { order.day(all) };
    let year = if year < 100 { year + if year < 70 { 2000 } else { 1900 } } else { year };
    let [year, month, day] = [year, month, day].map(|number| i16::try_from(number).ok());
    let date = Date::new(year?, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()?;
    let wall = date.to_datetime(clock(&found)?);
    Some(match found.get(8) {
        Some(zone) => zoned(wall, zone.as_str())?,
        None => Moment::Local(wall),
    })
    .filter(|_| date.year() >= 1990)
}

/// The clock behind a day; midnight where there is none.
fn clock(found: &Captures<'_>) -> Option<Time> {
    let number = |at: usize| found.get(at).map_or(Some(0), |digits| digits.as_str().parse().ok());
    let hour: i8 = number(4)?;
    let half = found.get(7).map(|half| half.as_str().to_lowercase());
    let hour = match half.as_deref().map(|half| half.starts_with('p')) {
        Some(is_late) => hour % 12 + if is_late { 12 } else { 0 },
        None => hour,
    };
    Time::new(hour, number(5)?, number(6)?, 0).ok()
}

fn zoned(wall: DateTime, zone: &str) -> Option<Moment> {
    let digits: Vec<i32> =
        zone.bytes().filter(u8::is_ascii_digit).map(|digit| i32::from(digit - b'0')).collect();
    let seconds = match digits.as_slice() {
        [a, b, c, d] => ((a * 10 + b) * 60 + c * 10 + d) * 60,
        _ => 0,
    };
    let offset =
        Offset::from_seconds(if zone.starts_with('-') { -seconds } else { seconds }).ok()?;
    offset.to_timestamp(wall).ok().map(Moment::At)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(said: &str, order: Order) -> String {
        match moment(said, order) {
            Moment::At(at) => at.to_string(),
            Moment::Local(wall) => wall.to_string(),
            Moment::Unknown(said) => format!("? {said}"),
        }
    }

    #[test]
    fn dates_are_read_as_tables_have_them() {
        let expected = [
            ("2/5/2024", "2024-05-02T00:00:00"),
            ("02.05.2024, 09:05 Uhr", "2024-05-02T09:05:00"),
            ("02.05.24 9:05", "2024-05-02T09:05:00"),
            ("2/5/2024 9:05 PM", "2024-05-02T21:05:00"),
            ("02-05-2024 12:05:07 a.m.", "2024-05-02T00:05:07"),
            ("2024/05/02 09:05:00 +0200", "2024-05-02T07:05:00Z"),
            ("2024年5月2日 09:05", "2024-05-02T09:05:00"),
            ("5/22/2024", "2024-05-22T00:00:00"),
            ("2024-05-02T09:05:00.123000", "2024-05-02T09:05:00.123"),
            ("1714640700", "2024-05-02T09:05:00Z"),
            ("31/31/2024", "? 31/31/2024"),
            ("00/00/0000", "? 00/00/0000"),
            ("Nov 22, 2019 5:01 pm", "2019-11-22T17:01:00"),
            ("Friday, November 22nd, 2019 at 5:01 PM", "2019-11-22T17:01:00"),
            ("5. März 2019 um 17:01 Uhr", "2019-03-05T17:01:00"),
            ("vendredi 12 août 2016", "2016-08-12T00:00:00"),
            ("12 juillet 2016, 9h05", "2016-07-12T09:05:00"),
            ("3 de diciembre de 2016", "2016-12-03T00:00:00"),
            ("3 words and 2016", "? 3 words and 2016"),
            ("soon", "? soon"),
        ];
        for (said, is) in expected {
            assert_eq!(told(said, Order::Day), is, "{said}");
        }
        assert_eq!(told("2/5/2024 9:05", Order::Month), "2024-02-05T09:05:00");
        assert_eq!(told("22/5/2024", Order::Month), "2024-05-22T00:00:00");
    }

    #[test]
    fn the_whole_column_decides_the_order() {
        let order = |dates: &[&str], is_american| {
            Order::of(dates.iter().map(|said| (*said).to_owned()), is_american)
        };
        assert_eq!(order(&["1/2/2024", "13/2/2024"], true), (Order::Day, false));
        assert_eq!(order(&["1/2/2024", "2/13/2024"], false), (Order::Month, false));
        assert_eq!(order(&["9/1/2024", "10/1/2024", "1/2/2024"], true), (Order::Day, true));
        assert_eq!(order(&["1/9/2024", "1/10/2024", "2/1/2024"], false), (Order::Month, true));
        assert_eq!(order(&["3/4/2024"], true), (Order::Month, true));
        assert_eq!(order(&["3/4/2024"], false), (Order::Day, true));
        assert_eq!(order(&["2024-01-02", ""], true), (Order::Day, false));
    }
}
