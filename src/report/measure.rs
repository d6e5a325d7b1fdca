//! From what was said to what a report says of it.

use jiff::{Timestamp, Zoned};

use super::book::Book;
use super::figures::Figures;
use super::list::Lists;
use super::period::Period;
use super::survival::Survival;
use super::tally::Tally;
use super::{Month, Report, Unheard};
use crate::comment::Topic;
use crate::remind::{Blog, Post};
use crate::value::plural::count;

/// What a report is made for.
pub struct Frame<'a> {
    /// Which blog.
    pub blog: Blog,
    /// Where a post is, and what it is called.
    pub place: &'a dyn Fn(&Topic) -> Post,
    /// The moment, in the zone of the blog.
    pub now: Zoned,
    /// Which days.
    pub period: Period,
}

/// Measures what was said. The order of the conversations means nothing. `unheard` are posts under
/// which no reader has spoken, of any time.
pub fn measure(tallies: &[Tally<'_>], unheard: &[Unheard], frame: &Frame<'_>) -> Report {
    let zone = frame.now.time_zone();
    let book = Book::of(tallies, frame.now.timestamp());
    let silence: Vec<Timestamp> = unheard.iter().map(|post| post.at).collect();
    let figures = |days: Period| Figures::of(&book, &silence, days.moments(zone));
    let months = frame.period.months().into_iter();
    let moments = frame.period.moments(zone);
    let waits = moments.of(&book.waits, |wait| wait.since);
    let lists = Lists { book: &book, place: frame.place, moments };
    Report {
        blog: frame.blog.clone(),
        now: frame.now.clone(),
        period: frame.period,
        whole: figures(frame.period),
        months: months.map(|days| Month { days, figures: figures(days) }).collect(),
        survival: Survival::of(waits.iter().filter_map(|wait| wait.length(book.now)).collect()),
        longest: lists.waiting(waits, |_| true),
        questions: lists.waiting(waits, |wait| wait.is_question),
        started: lists.started(),
        silent: lists.silent(),
        unheard: lists.unheard(unheard),
        came_most: lists.came_most(),
        assumed: assumed(&book),
    }
}

/// What is not counted, and why.
fn assumed(book: &Book<'_>) -> Vec<String> {
    let says = |number: usize, one: &str, many: &str| {
        let is = if number == 1 { one } else { many };
        (number > 0).then(|| format!("{} {is}.", count(number, "comment")))
    };
    let undated =
        says(book.undated, "has no date, and is not counted", "have no date, and are not counted");
    let later = says(
        book.later,
        "is dated later than the moment of this report, and is not counted",
        "are dated later than the moment of this report, and are not counted",
    );
    [undated, later].into_iter().flatten().collect()
}
