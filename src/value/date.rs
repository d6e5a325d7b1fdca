//! Dates as bloggers write them.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Reads a date, with or without a time and a zone, in the forms that blogs hold: RFC 3339
/// (`2026-03-01T18:00:00+01:00`), the same with spaces (`2026-03-01 18:00 +0100`), as YAML 1.1 allows
/// it with single digits (`2026-3-1 8:00:00 -4`), a day alone, or milliseconds since 1970.
/// What states no zone is in `zone`; a day alone begins at midnight there.
///
/// # Errors
/// In words, when it is no date or a day that does not exist.
pub fn parse(text: &str, zone: &TimeZone) -> Result<Zoned, String> {
    let text = text.trim();
    if text.len() >= 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return milliseconds(text, zone);
    }
    let unknown = || format!("`{text}` is not a date");
    let (date, time) = text.split_once([' ', 'T', 't']).unwrap_or((text, ""));
    let date = day(date).map_err(|_| unknown())?;
    if time.is_empty() {
        return date.to_zoned(zone.clone()).map_err(|error| error.to_string());
    }
    let normal = format!("{date}T{}", normal_time(time));
    if let Ok(moment) = normal.parse::<Timestamp>() {
        return Ok(moment.to_zoned(zone.clone()));
    }
    let moment: DateTime = normal.parse().map_err(|_| unknown())?;
    moment.to_zoned(zone.clone()).map_err(|error| error.to_string())
}

/// Reads a day without a time: `2026-03-01`, or `2026-3-1`.
///
/// # Errors
/// In words, when it is none, or does not exist.
pub fn day(text: &str) -> Result<Date, String> {
    let text = text.trim();
    two_digits(text, '-').parse().map_err(|_| format!("`{text}` is not a date"))
}

fn milliseconds(text: &str, zone: &TimeZone) -> Result<Zoned, String> {
    let moment = text
        .parse()
        .map_err(|_| ())
        .and_then(|milliseconds| Timestamp::from_millisecond(milliseconds).map_err(|_| ()));
    moment
        .map(|moment| moment.to_zoned(zone.clone()))
        .map_err(|()| format!("`{text}` is not a date"))
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

/// `8:00 +0100` as `08:00+01:00`.
fn normal_time(time: &str) -> String {
    let time = time.replace(" UTC", "Z").replace(' ', "");
    match time.rfind(['+', '-']) {
        Some(sign) => {
            let (clock, offset) = time.split_at(sign);
            format!("{}{}", two_digits(clock, ':'), normal_offset(offset))
        }
        None => two_digits(&time, ':'),
    }
}

/// `+0100` as `+01:00`, `-4` as `-04:00`.
fn normal_offset(offset: &str) -> String {
    let (sign, digits) = offset.split_at(1);
    if digits.contains(':') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return offset.to_owned();
    }
    match digits.len() {
        1 | 2 => format!("{sign}{digits:0>2}:00"),
        3 | 4 => {
            let (hours, minutes) = digits.split_at(digits.len() - 2);
            format!("{sign}{hours:0>2}:{minutes}")
        }
        _ => offset.to_owned(),
    }
}

/// `2026-3-1` as `2026-03-01`: every part that is one digit with a nought before it.
fn two_digits(parts: &str, between: char) -> String {
    let pad = |part: &str| format!("{part:0>2}");
    parts.split(between).map(pad).collect::<Vec<_>>().join(&between.to_string())
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
            ("2026-3-1", "2026-03-01T00:00:00+01:00"),
            ("2026-3-1 0:00:00", "2026-03-01T00:00:00+01:00"),
            ("2015-06-15 12:30:00 -4", "2015-06-15T18:30:00+02:00"),
            ("2015-06-15 12:30 -400", "2015-06-15T18:30:00+02:00"),
            ("2015-06-15 12:30 -04", "2015-06-15T18:30:00+02:00"),
            ("1510756086658", "2017-11-15T15:28:06.658+01:00"),
        ];
        for (written, expected) in forms {
            let read = parse(written, &berlin()).expect(written);
            assert_eq!(read.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string(), expected, "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_said_to_be_none() {
        for written in [
            "",
            "soon",
            "2026-02-30",
            "2026-13-01",
            "01.03.2026",
            "2026-03-01 25:00",
            "99999999999999999",
            "2026-03-01 -ä",
        ] {
            assert!(parse(written, &berlin()).is_err(), "{written}");
        }
    }

    #[test]
    fn the_clock_also_takes_seconds() {
        let read = parse_clock("1700000000", &TimeZone::UTC).unwrap();
        assert_eq!(read.timestamp().as_second(), 1_700_000_000);
    }
}
