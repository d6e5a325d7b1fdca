//! Spans of whole days as bloggers write them: `3 days`, `2 weeks`.

use jiff::Span;

use super::suggest::nearest;

/// Words that the units are told from when one is mistyped.
const UNITS: [&str; 4] = ["day", "days", "week", "weeks"];

/// Reads how many days: `3 days`, `2 weeks`, `1w 2d`, or a bare number. At least one.
///
/// # Errors
/// What to write instead. Hours are too short, and months are not all of one length.
pub fn parse(text: &str) -> Result<u32, String> {
    let text = text.trim().to_lowercase();
    let spelled = match text.parse::<u32>() {
        Ok(days) => format!("{days} days"),
        Err(_) => text,
    };
    spelled.parse().ok().and_then(whole_days).ok_or_else(|| instead(&spelled))
}

/// How many days a span is, if it is nothing but days and weeks.
fn whole_days(span: Span) -> Option<u32> {
    let (weeks, days) = (span.get_weeks(), span.get_days());
    let is_whole = span.fieldwise() == Span::new().weeks(weeks).days(days);
    let days = weeks.checked_mul(7)?.checked_add(days)?;
    u32::try_from(days).ok().filter(|days| is_whole && *days > 0)
}

fn instead(text: &str) -> String {
    let span = text.parse::<Span>().unwrap_or_default();
    let days = match (span.get_years(), span.get_months(), span.get_hours()) {
        (0, 0, hours) => i64::from(hours) / 24,
        (years, months, _) => i64::from(years) * 365 + i64::from(months) * 30,
    };
    let unit = text.trim_start_matches(|c: char| !c.is_alphabetic());
    match (days, nearest(unit, UNITS)) {
        (1.., _) => format!(
            "write it in days: `{}`",
            super::plural::count(days.unsigned_abs() as usize, "day")
        ),
        (_, Some(near)) if near != unit => format!("did you mean `{}`?", text.replace(unit, near)),
        _ => "write a number of days or weeks: `3 days`, `2 weeks`".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_weeks_are_read() {
        let expected = [
            ("3", 3),
            ("3 days", 3),
            ("1 Day", 1),
            ("3d", 3),
            ("2 weeks", 14),
            ("1w", 7),
            (" 1 week, 2 days ", 9),
            ("1w 2d", 9),
            ("P3D", 3),
        ];
        for (written, days) in expected {
            assert_eq!(parse(written), Ok(days), "{written}");
        }
    }

    #[test]
    fn what_is_none_is_told_what_to_write() {
        let usual = "write a number of days or weeks: `3 days`, `2 weeks`";
        let expected = [
            ("48 hours", "write it in days: `2 days`"),
            ("2 months", "write it in days: `60 days`"),
            ("3 dyas", "did you mean `3 days`?"),
            ("2 weks", "did you mean `2 weeks`?"),
            ("1 day 5 hours", usual),
            ("0 days", usual),
            ("-3", usual),
            ("3 days ago", usual),
            ("2.5", usual),
            ("soon", usual),
            ("", usual),
            ("99999999999", usual),
            ("4294967295", usual),
        ];
        for (written, help) in expected {
            assert_eq!(parse(written), Err(help.to_owned()), "{written}");
        }
    }
}
