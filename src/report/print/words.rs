//! Figures in words, the same in every form that people read.

use jiff::civil::Date;

use crate::report::{Figures, Period, Welcome, Within};
use crate::value::plural::count;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;
/// A twelfth of a year.
const MONTH: i64 = 2_629_746;
const YEAR: i64 = 12 * MONTH;

/// From so many of the smaller unit on, a length is told in the larger one.
const UNITS: [(i64, i64, &str); 6] = [
    (2 * YEAR, YEAR, "year"),
    (2 * MONTH, MONTH, "month"),
    (2 * WEEK, WEEK, "week"),
    (2 * DAY, DAY, "day"),
    (2 * HOUR, HOUR, "hour"),
    (0, MINUTE, "minute"),
];

/// A length of time in the unit that one would say, of which so many are over: `20 minutes`, `3 days`.
pub fn length(seconds: i64) -> String {
    told(seconds, |seconds, unit| seconds / unit)
}

/// The same, of which no more are needed: what takes 61 minutes is done within 2 hours.
pub fn limit(seconds: i64) -> String {
    told(seconds, |seconds, unit| seconds / unit + i64::from(seconds % unit > 0))
}

fn told(seconds: i64, units: impl Fn(i64, i64) -> i64) -> String {
    let seconds = seconds.max(0);
    let unit = UNITS.iter().find(|(from, ..)| seconds >= *from);
    let (_, unit, name) = unit.copied().unwrap_or((0, MINUTE, "minute"));
    count(usize::try_from(units(seconds, unit)).unwrap_or(usize::MAX), name)
}

/// `3 days`, `more than 5 weeks`; `–` where nobody waited.
pub fn wait(within: Option<Within>) -> String {
    match within {
        Some(Within::Seconds(seconds)) => limit(seconds),
        Some(Within::MoreThan(seconds)) => format!("more than {}", length(seconds)),
        None => NONE.to_owned(),
    }
}

/// Where there is nothing to measure.
pub const NONE: &str = "–";

/// `81 %`; `–` of nothing.
pub fn percent(part: usize, whole: usize) -> String {
    // Rounded half up, in whole numbers, so that it is the same everywhere.
    (part * 200 + whole).checked_div(2 * whole).map_or(NONE.to_owned(), |all| format!("{all} %"))
}

/// `81 %` of one.
pub fn percent_of(share: f64) -> String {
    format!("{} %", (share * 100.0).round())
}

/// `March 2026`.
pub fn month(day: Date) -> String {
    day.strftime("%B %Y").to_string()
}

/// `1 December 2025`.
pub fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// `1 December 2025 to 22 November 2026`.
pub fn period(period: Period) -> String {
    match period.from == period.until {
        true => day(period.from),
        false => format!("{} to {}", day(period.from), day(period.until)),
    }
}

/// A figure as people read it: `Answered`, `26 of 32`, `81 %; one more perhaps`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: &'static str,
    /// How much.
    pub value: String,
    /// What there is to say about it; may be empty.
    pub note: String,
}

/// Figures that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub title: &'static str,
    /// The figures.
    pub rows: Vec<Row>,
}

/// What it comes to, in a sentence.
pub fn summary(figures: &Figures) -> String {
    if figures.comments == 0 {
        return "No reader has said anything.".to_owned();
    }
    let (people, comments) = (count(figures.people, "reader"), count(figures.comments, "comment"));
    let answers = match (figures.asked, figures.answered) {
        (0, _) => "nobody hoped for an answer".to_owned(),
        (asked, answered) if asked == answered => {
            "everybody who hoped for an answer got one".to_owned()
        }
        (asked, answered) => {
            format!("of {} hoped for, you gave {answered}", count(asked, "answer"))
        }
    };
    format!("{people} wrote {comments}; {answers}.")
}

/// All that is to be said of figures, for people; nothing about what there was nothing of.
pub fn sections(figures: &Figures) -> Vec<Section> {
    let sections = [
        Section { title: "Who came", rows: who_came(figures) },
        Section { title: "Who got an answer", rows: who_got_an_answer(figures) },
        Section { title: "What was talked about", rows: what_was_talked_about(figures) },
    ];
    sections.into_iter().filter(|section| !section.rows.is_empty()).collect()
}

fn row(label: &'static str, value: impl ToString, note: impl Into<String>) -> Row {
    Row { label, value: value.to_string(), note: note.into() }
}

fn who_came(figures: &Figures) -> Vec<Row> {
    if figures.comments + figures.own_comments + figures.mentions == 0 {
        return Vec::new();
    }
    let own = format!("and {} of yours", figures.own_comments);
    let mentions = match figures.mentions {
        0 => String::new(),
        some => format!(", {}", count(some, "mention")),
    };
    let back = percent(figures.returning, figures.people);
    vec![
        row("Comments", figures.comments, own + &mentions),
        row("Readers", figures.people, ""),
        row("Newcomers", figures.newcomers, "who never spoke before"),
        row("Came back", figures.returning, format!("{back}; they first spoke under another post")),
        row("Regulars", figures.regulars, ""),
    ]
}

fn who_got_an_answer(figures: &Figures) -> Vec<Row> {
    if figures.asked == 0 {
        return Vec::new();
    }
    let share = percent(figures.answered, figures.asked);
    let at_most = percent(figures.answered + figures.perhaps, figures.asked);
    let perhaps = match figures.perhaps {
        0 => String::new(),
        some => format!("; {at_most} with {some} perhaps"),
    };
    let let_go = match figures.let_go {
        0 => String::new(),
        some => format!("{some} let go besides"),
    };
    let answered = format!("{} of {}", figures.answered, figures.asked);
    let mut rows = vec![
        row("Answered", answered, share + &perhaps),
        row("Half within", wait(figures.median_wait), ""),
        row("Nine of ten", wait(figures.p90_wait), "those who still wait counted in"),
        row("Still waiting", figures.waiting, let_go),
        row("Open questions", figures.open_questions, ""),
    ];
    if let Some(Within::Seconds(longest) | Within::MoreThan(longest)) = figures.longest_wait {
        rows.push(row("Longest waiting", length(longest), ""));
    }
    let (met, missed) = (figures.welcomed, figures.unwelcomed);
    let came_back = |welcome: Welcome| format!("{} of {}", welcome.came_back, welcome.people);
    rows.push(row(
        "Back if welcomed",
        came_back(met),
        "newcomers whose first comment you answered",
    ));
    rows.push(row("Back if not", came_back(missed), "newcomers whose first comment you did not"));
    rows
}

fn what_was_talked_about(figures: &Figures) -> Vec<Row> {
    let all = figures.words + figures.own_words;
    if all + figures.silent + figures.unheard + figures.held == 0 {
        return Vec::new();
    }
    let share = percent(figures.own_words, all);
    let words = format!("{} of {all} words", figures.own_words);
    vec![
        row("Talks begun", figures.started, "posts under which a second person spoke"),
        row("Fell silent", figures.silent, "nobody has spoken there for 90 days"),
        row("Unheard posts", figures.unheard, "they came out, and nobody has said a word"),
        row("Your words", share, words),
        row("Held back", figures.held, "as advertising"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_in_the_unit_that_one_would_say() {
        let told = [
            (-5, "0 minutes", "0 minutes"),
            (29, "0 minutes", "1 minute"),
            (60, "1 minute", "1 minute"),
            (2 * HOUR - 1, "119 minutes", "120 minutes"),
            (2 * HOUR, "2 hours", "2 hours"),
            (47 * HOUR, "47 hours", "47 hours"),
            (2 * DAY, "2 days", "2 days"),
            (13 * DAY + 1, "13 days", "14 days"),
            (20 * DAY, "2 weeks", "3 weeks"),
            (2 * MONTH, "2 months", "2 months"),
            (117 * DAY, "3 months", "4 months"),
            (30 * MONTH, "2 years", "3 years"),
        ];
        for (seconds, over, within) in told {
            assert_eq!([length(seconds), limit(seconds)], [over, within], "{seconds}");
        }
    }

    #[test]
    fn a_share_is_rounded_and_nothing_has_none() {
        let told = [(0, 3), (1, 3), (2, 3), (3, 3), (1, 8), (1, 200), (0, 0)];
        let told = told.map(|(part, whole)| percent(part, whole));
        assert_eq!(told, ["0 %", "33 %", "67 %", "100 %", "13 %", "1 %", "–"]);
    }
}
