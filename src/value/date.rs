//! Dates as bloggers write them.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Reads a date, with or without a time and a zone, in the forms that blogs hold: RFC 3339
/// (`2026-03-01T18:00:00+01:00`), the same with spaces (`2026-03-01 18:00 +0100`), or a day alone.
/// What states no zone is in `zone`; a day alone begins at midnight there.
///
/// # Errors
/// In words, when it is no date or a day that does not exist.
pub fn parse(text: &str, zone: &TimeZone) -> Result<Zoned, String> {
    let text = text.trim();
    if let Ok(date) = text
        .parse::<Date>()
        .map_err(drop)
        .and_then(|date| if text.len() <= 10 { Ok(date) } else { Err(()) })
    {
        return start_of_day(date, zone);
    }
    let normal = normalise(text);
    if let Ok(moment) = normal.parse::<Timestamp>() {
        return Ok(moment.to_zoned(zone.clone()));
    }
    let moment: DateTime = normal.parse().map_err(|_| format!("`{text}` is not a date"))?;
    moment.to_zoned(zone.clone()).map_err(|error| error.to_string())
}

/// Reads a moment for the clock: like [`parse`], or seconds since 1970 as `SOURCE_DATE_EPOCH` has.
///
/// # Errors
/// In words, when it is neither.
pub fn parse_clock(text: &str, zone: &TimeZone) -> Result<Zoned, String> {
    match text.trim().parse::<i64>() {
        Ok(seconds) if text.trim().len() > 8 => Timestamp::from_second(seconds)
            .map(|moment| moment.to_zoned(zone.clone()))
            .map_err(|error| error.to_string()),
        _ => parse(text, zone),
    }
}

fn start_of_day(date: Date, zone: &TimeZone) -> Result<Zoned, String> {
    date.to_zoned(zone.clone()).map_err(|error| error.to_string())
}

/// `2026-03-01 18:00 +0100` as `2026-03-01T18:00+01:00`.
fn normalise(text: &str) -> String {
    let (date, time) = text.split_once([' ', 'T', 't']).unwrap_or((text, ""));
    let time = time.replace(" UTC", "Z").replace(' ', "");
    match time.rfind(['+', '-']) {
        Some(sign) => {
            let (clock, offset) = time.split_at(sign);
            format!("{date}T{clock}{}", colon(offset))
        }
        None => format!("{date}T{time}"),
    }
}

/// `+0100` as `+01:00`.
fn colon(offset: &str) -> String {
    match (offset.len(), offset.split_at_checked(3)) {
        (5, Some((hours, minutes))) if !offset.contains(':') => format!("{hours}:{minutes}"),
        _ => offset.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn every_form_that_blogs_hold_is_read() {
        let forms = [
            ("2026-03-01", "2026-03-01T00:00:00+01:00"),
            ("2026-07-01 18:30", "2026-07-01T18:30:00+02:00"),
            ("2026-07-01 18:30:05", "2026-07-01T18:30:05+02:00"),
            ("2026-07-01T18:30:05Z", "2026-07-01T20:30:05+02:00"),
            ("2026-07-01 18:30:05 +0000", "2026-07-01T20:30:05+02:00"),
            ("2026-07-01 18:30:05 UTC", "2026-07-01T20:30:05+02:00"),
            ("2026-07-01T18:30:05.123-04:00", "2026-07-02T00:30:05.123+02:00"),
            ("2026-07-01T18:30", "2026-07-01T18:30:00+02:00"),
        ];
        for (written, expected) in forms {
            let read = parse(written, &berlin()).expect(written);
            assert_eq!(read.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string(), expected, "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for written in ["", "soon", "2026-02-30", "2026-13-01", "01.03.2026", "2026-03-01 25:00"] {
            assert!(parse(written, &berlin()).is_err(), "{written}");
        }
    }

    #[test]
    fn the_clock_also_takes_seconds() {
        let read = parse_clock("1700000000", &TimeZone::UTC).unwrap();
        assert_eq!(read.timestamp().as_second(), 1_700_000_000);
    }
}
