//! Fields of foreign objects, read kindly: what has the wrong type is taken for what it says, or for
//! nothing. A field never costs the comment it belongs to.

use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use jiff::tz::{self, TimeZone};
use jiff::{Timestamp, Zoned};
use serde_json::Value;

use super::Moment;
use crate::value::date;

/// Numbers from here on count milliseconds since 1970, smaller ones seconds: as seconds, this is the
/// year 5138; as milliseconds, 1973.
const MILLISECONDS: f64 = 1e11;

/// Nothing was said on the Web before it began: zero dates of databases and languages lie below.
const FIRST_YEAR: i16 = 1990;

/// The names under which databases wrap a value that JSON has no form for.
const WRAPS: [&str; 4] = ["$oid", "$date", "$numberLong", "iso"];

/// A string that is not blank, a number or a truth value, as words. Anything else says nothing.
pub(super) fn words(value: &Value) -> Option<String> {
    match unwrap(value) {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_true) => Some(is_true.to_string()),
        _ => None,
    }
}

/// `value` without what a database wraps it in: `{"$oid": "507f…"}`, `{"$date": {"$numberLong": "1"}}`.
fn unwrap(value: &Value) -> &Value {
    let inner = |value| WRAPS.iter().find_map(|name| Value::get(value, name)).unwrap_or(value);
    // A date is wrapped twice.
    inner(inner(value))
}

/// The first of these fields of `object` that has words. A name may be a path: `author.name`.
pub(super) fn first(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| words(inner(object, name)))
}

/// A field of `object`, or of an object in it: `author.name`. `null` where there is none.
pub(super) fn inner<'v>(object: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(object, |object, name| object.get(name).unwrap_or(&Value::Null))
}

/// The first of these fields that is text to read, blank or not, with line ends as `\n`.
pub(super) fn text(object: &Value, names: &[&str]) -> Option<String> {
    let texts = names.iter().filter_map(|name| inner(object, name).as_str());
    let mut texts = texts.filter(|text| !text.trim().is_empty());
    texts.next().map(lines)
}

/// `text` with line ends as `\n`.
pub(super) fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Whether a field says yes: `true`, a number that is not zero, `"true"`, `"yes"`.
pub(super) fn is_set(object: &Value, name: &str) -> bool {
    let no = ["", "0", "0.0", "false", "no", "off", "null"];
    words(inner(object, name)).is_some_and(|said| !no.contains(&said.to_lowercase().as_str()))
}

/// The elements of a list; of a single object, that one; else none.
pub(super) fn elements(value: &Value) -> &[Value] {
    match value {
        Value::Array(all) => all,
        Value::Object(_) | Value::String(_) => std::slice::from_ref(value),
        _ => &[],
    }
}

/// The first of these fields that is a date; else the first that says anything.
pub(super) fn date(object: &Value, names: &[&str]) -> Moment {
    let said: Vec<Moment> = names
        .iter()
        .filter_map(|name| words(inner(object, name)))
        .map(|said| moment(&said))
        .collect();
    let known = said.iter().find(|moment| !matches!(moment, Moment::Unknown(_)));
    known.or(said.first()).cloned().unwrap_or_else(|| Moment::Unknown(String::new()))
}

/// The first of these fields that is a moment. What states no zone is taken for UTC.
pub(super) fn stamp(object: &Value, names: &[&str]) -> Option<Timestamp> {
    match utc(date(object, names)) {
        Moment::At(at) => Some(at),
        Moment::Local(_) | Moment::Unknown(_) => None,
    }
}

/// A date of a system that writes UTC and does not say so.
pub(super) fn utc(date: Moment) -> Moment {
    match date {
        Moment::Local(wall) => match wall.to_zoned(TimeZone::UTC) {
            Ok(at) => Moment::At(at.timestamp()),
            Err(_) => Moment::Local(wall),
        },
        known => known,
    }
}

/// Reads a date as exports write it: RFC 3339, with or without a zone; a day alone; seconds or
/// milliseconds since 1970; RFC 2822; `Mon Apr 20 16:47:43 +0000 2015`.
pub(super) fn moment(said: &str) -> Moment {
    let said = said.trim();
    let read = epoch(said).or_else(|| iso(said)).or_else(|| by_name(said));
    let is_possible = |moment: &Moment| match moment {
        Moment::At(at) => at.to_zoned(TimeZone::UTC).year() >= FIRST_YEAR,
        Moment::Local(wall) => wall.year() >= FIRST_YEAR,
        Moment::Unknown(_) => false,
    };
    read.filter(is_possible).unwrap_or_else(|| Moment::Unknown(said.to_owned()))
}

/// Seconds, perhaps with a fraction, or milliseconds since 1970.
fn epoch(said: &str) -> Option<Moment> {
    let is_number = said.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = said.parse().ok().filter(|_| is_number && said.len() >= 9)?;
    let milliseconds = if number < MILLISECONDS { number * 1000.0 } else { number };
    #[expect(clippy::cast_possible_truncation, reason = "the cast stops at the borders")]
    Timestamp::from_millisecond(milliseconds.round() as i64).ok().map(Moment::At)
}

/// What [`date::parse`] reads. A date that is another moment in another zone states no zone.
fn iso(said: &str) -> Option<Moment> {
    let here = date::parse(said, &TimeZone::UTC).ok()?;
    let elsewhere = date::parse(said, &TimeZone::fixed(tz::offset(1))).ok()?;
    let has_zone = here.timestamp() == elsewhere.timestamp();
    Some(if has_zone { Moment::At(here.timestamp()) } else { Moment::Local(here.datetime()) })
}

/// Dates that name the month.
fn by_name(said: &str) -> Option<Moment> {
    let mail = rfc2822::parse(said).map(|at: Zoned| at.timestamp());
    let zoned = mail.or_else(|_| Timestamp::strptime("%a %b %d %H:%M:%S %z %Y", said));
    let wall = |form: &&str| DateTime::strptime(form, said).ok();
    let forms = ["%a %b %d %H:%M:%S %Y", "%B %d, %Y %I:%M %p", "%d %B %Y %H:%M"];
    zoned.ok().map(Moment::At).or_else(|| forms.iter().find_map(wall).map(Moment::Local))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(moment: &Moment) -> String {
        match moment {
            Moment::At(at) => at.to_string(),
            Moment::Local(wall) => wall.to_string(),
            Moment::Unknown(said) => format!("? {said}"),
        }
    }

    #[test]
    fn dates_are_read_in_every_form_and_a_zone_is_never_made_up() {
        let expected = [
            ("2024-06-01T10:00:00.5Z", "2024-06-01T10:00:00.5Z"),
            ("2024-06-01T10:00:00+02:00", "2024-06-01T08:00:00Z"),
            ("2024-06-01 10:00:00", "2024-06-01T10:00:00"),
            ("2024-06-01", "2024-06-01T00:00:00"),
            ("1700000000", "2023-11-14T22:13:20Z"),
            ("1700000000.25", "2023-11-14T22:13:20.25Z"),
            ("1700000000123", "2023-11-14T22:13:20.123Z"),
            ("Sat, 1 Jun 2024 10:00:00 +0000", "2024-06-01T10:00:00Z"),
            ("Sat Jun 01 10:00:00 +0000 2024", "2024-06-01T10:00:00Z"),
            ("0001-01-01T00:00:00Z", "? 0001-01-01T00:00:00Z"),
            ("0000-00-00 00:00:00", "? 0000-00-00 00:00:00"),
            ("0", "? 0"),
            ("2024", "? 2024"),
            ("yesterday", "? yesterday"),
            ("", "? "),
        ];
        for (said, is) in expected {
            assert_eq!(told(&moment(said)), is, "{said}");
        }
    }

    #[test]
    fn a_wrong_type_says_what_it_can() {
        let object = serde_json::json!({
            "id": 7, "name": "  ", "nick": " Ida ", "author": {"url": "https://a.example/"},
            "yes": 1, "no": "0", "list": ["a"], "body": "a\r\nb",
        });
        assert_eq!(first(&object, &["id"]).as_deref(), Some("7"));
        assert_eq!(first(&object, &["list", "name", "nick"]).as_deref(), Some("Ida"));
        assert_eq!(first(&object, &["author.url"]).as_deref(), Some("https://a.example/"));
        assert_eq!(text(&object, &["id", "body"]).as_deref(), Some("a\nb"));
        assert_eq!(
            ["yes", "no", "id", "name"].map(|name| is_set(&object, name)),
            [true, false, true, false]
        );
    }
}
