//! As Markdown: for a file, an issue, or a letter to oneself. Names and titles are other people's words:
//! they begin nothing and call nobody.

use std::fmt::Write as _;

use super::words::{self, Row, Section};
use crate::remind::print::markdown::defused;
use crate::remind::{Post, wait};
use crate::report::{Month, Reader, Report, Talked, Waiting};
use crate::value::plural::count;

/// Prints it: a table of figures, a table of months, and a list for each thing that has names.
pub fn print(report: &Report) -> String {
    let title = defused::link(&defused::words(&report.blog.title), &report.blog.url);
    let days = words::period(report.period);
    let mut printed = format!("# How {title} is doing\n\n{days}. ");
    printed += &format!("{}\n", words::summary(&report.whole));
    for section in words::sections(&report.whole) {
        printed += &figures(&section);
    }
    printed += &months(&report.months);
    let waiting = |one: &Waiting| waiting(one, report);
    printed += &list("Longest waiting", report.longest.iter().map(waiting));
    printed += &list("Questions left open", report.questions.iter().map(waiting));
    printed += &list("Most talked about", report.started.iter().map(talked));
    printed += &list("Fell silent", report.silent.iter().map(talked));
    let unheard = report.unheard.iter().map(|one| post(&one.post));
    printed += &list("Nobody has said a word about", unheard);
    printed += &list("Came most", report.came_most.iter().map(reader));
    printed + &list("Not counted", report.assumed.iter().map(|told| defused::words(told)))
}

fn figures(section: &Section) -> String {
    let mut table = format!("\n## {}\n\n| | | |\n| --- | ---: | --- |\n", section.title);
    for Row { label, value, note } in &section.rows {
        let _ = writeln!(table, "| {label} | {value} | {note} |");
    }
    table
}

fn months(months: &[Month]) -> String {
    let mut table = "\n## Month by month\n\n".to_owned();
    table += "| month | comments | yours | readers | new | answered | half within |\n";
    table += "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for Month { days, figures } in months {
        let answered = words::percent(figures.answered, figures.asked);
        let cells = [
            words::month(days.from),
            figures.comments.to_string(),
            figures.own_comments.to_string(),
            figures.people.to_string(),
            figures.newcomers.to_string(),
            answered,
            words::wait(figures.median_wait),
        ];
        let _ = writeln!(table, "| {} |", cells.join(" | "));
    }
    table
}

fn list(title: &str, items: impl Iterator<Item = String>) -> String {
    let items: String = items.map(|item| format!("- {item}\n")).collect();
    if items.is_empty() { items } else { format!("\n## {title}\n\n{items}") }
}

fn waiting(one: &Waiting, report: &Report) -> String {
    let comment = defused::link(&wait::waits(Some(one.since), &report.now), &one.url);
    format!("{} under {}, {comment}", defused::words(&one.name), post(&one.post))
}

fn talked(one: &Talked) -> String {
    format!("{}, {}", post(&one.post), count(one.comments, "comment"))
}

fn reader(one: &Reader) -> String {
    let name = defused::words(&one.name);
    let name = one.website.as_ref().map_or(name.clone(), |site| defused::link(&name, site));
    format!("{name}: {} under {}", count(one.comments, "comment"), count(one.posts, "post"))
}

fn post(post: &Post) -> String {
    defused::link(&defused::words(&post.title), &post.url)
}
