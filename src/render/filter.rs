//! What templates can put a value through: dates in the page's language, JSON, slugs.

use std::sync::Arc;

use jiff::Zoned;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::Pieces;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::theme::language::Language;
use crate::data;
use crate::value::slug::slugify;
use crate::value::suggest::did_you_mean;

/// The names of our filters.
pub(super) const NAMES: [&str; 3] = ["date", "json", "slug"];

/// `date(format="…")`, `json` and `slug`.
pub(super) fn register(tera: &mut Tera, words: &Arc<Language>) {
    let words = Arc::clone(words);
    tera.register_filter("date", move |moment: &str, given: Kwargs, _: &State| {
        date(moment, given.get("format")?.unwrap_or("long"), &words)
    });
    tera.register_filter("json", |value: Value, _: Kwargs, _: &State| json(&value));
    tera.register_filter("slug", |words: &str, _: Kwargs, _: &State| slugify(words));
}

/// A date as the language file writes it, in the zone it is stated in. `format` is the name of a
/// format or one of strftime's own, recognised by its `%`.
fn date(moment: &str, format: &str, words: &Language) -> TeraResult<String> {
    let moment = read(moment)
        .ok_or_else(|| Error::message(format!("`{moment}` is no date\ngive it as RFC 3339")))?;
    let format = match words.format(format) {
        Some(named) => named,
        None if format.contains('%') => format,
        None => return Err(Error::message(no_format(format, words))),
    };
    BrokenDownTime::from(&moment)
        .to_string(spoken(format, &moment, words))
        .map_err(|error| Error::message(format!("`{format}` is no date format: {error}")))
}

fn read(moment: &str) -> Option<Zoned> {
    let pieces = Pieces::parse(moment).ok()?;
    let time = pieces.time().unwrap_or_else(jiff::civil::Time::midnight);
    let offset = pieces.to_numeric_offset().unwrap_or(jiff::tz::Offset::UTC);
    pieces.date().to_datetime(time).to_zoned(offset.to_time_zone()).ok()
}

fn no_format(format: &str, words: &Language) -> String {
    let names: Vec<&str> = words.formats().collect();
    let near = did_you_mean(format, names.iter().copied());
    let help = near.unwrap_or_else(|| {
        format!("write one of `{}`, or strftime's signs: `%-d %B %Y`", names.join("`, `"))
    });
    format!("there is no date format `{format}`\n{help}")
}

/// A format with the names of months and days in the language's own words.
fn spoken(format: &str, moment: &Zoned, words: &Language) -> String {
    let month = usize::try_from(moment.month() - 1).unwrap_or_default();
    let day = usize::try_from(moment.weekday().to_monday_zero_offset()).unwrap_or_default();
    let mut spoken = String::with_capacity(format.len() + 8);
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        let code = if sign == '%' { signs.clone().next() } else { None };
        let name = match code {
            Some('B') => words.name("months", month),
            Some('b' | 'h') => words.name("months_short", month),
            Some('A') => words.name("days", day),
            Some('a') => words.name("days_short", day),
            _ => None,
        };
        spoken.push(sign);
        if let Some(name) = name {
            spoken.pop();
            spoken.push_str(&name.replace('%', "%%"));
            signs.next();
        } else if code.is_some() {
            // The sign after `%` belongs to it, also when it is a `%` itself.
            spoken.extend(signs.next());
        }
    }
    spoken
}

/// A value as JSON that may stand in a `<script>`: nothing in it can end the element. What is none
/// is left out of maps.
fn json(value: &Value) -> TeraResult<Value> {
    let value = serde_json::to_value(value).map_err(Error::message)?;
    let words = without_nothing(value).to_string();
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    Ok(Value::safe_string(&safe))
}

fn without_nothing(value: data::Value) -> data::Value {
    match value {
        data::Value::Object(map) => map
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nothing(value)))
            .collect(),
        data::Value::Array(items) => items.into_iter().map(without_nothing).collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Text;

    #[test]
    fn dates_are_written_in_their_own_zone_and_the_language_of_the_page() {
        let words = "formats: {long: \"%-d. %B %Y\"}\nmonths: [Januar, Februar, März, April, Mai, \
                     Juni, Juli, August, September, Oktober, November, Dezember]\n";
        let german = Language::parse(&Text::new("de.yaml", words)).unwrap();
        let written = |moment, format| date(moment, format, &german).unwrap();
        assert_eq!(written("2026-03-01T23:30:00+01:00", "long"), "1. März 2026");
        assert_eq!(written("2026-03-01T23:30:00+01:00", "%H:%M %%B"), "23:30 %B");
        assert_eq!(written("2026-03-01", "%Y"), "2026");
        assert!(date("2026-03-01", "lang", &german).is_err());
        assert!(date("soon", "long", &german).is_err());
    }

    #[test]
    fn json_cannot_end_a_script() {
        let title = serde_json::json!({"name": "</script><!--", "image": null});
        let written = json(&Value::from_serializable(&title)).unwrap();
        assert_eq!(written.as_str(), Some("{\"name\":\"\\u003c/script\\u003e\\u003c!--\"}"));
        assert!(written.is_safe());
    }
}
