//! A report at the terminal: figures, a line for each month with a bar, and those it is about.

use crate::command::sheet::Sheet;
use crate::remind::wait;
use crate::report::print::words::{self, Row};
use crate::report::{Figures, Month, Report, Talked, Waiting};
use crate::value::plural::count;

/// More months than this are no overview.
const MONTHS: usize = 24;

/// The report, as wide as the terminal.
pub(super) fn tell(report: &Report, sheet: Sheet) -> String {
    let title = format!("How {} is doing, {}", report.blog.title, words::period(report.period));
    let mut told = sheet.wrap("", &title);
    told += &sheet.wrap("", &words::summary(&report.whole));
    for section in words::sections(&report.whole) {
        told += &format!("\n{}\n\n{}", sheet.title(section.title), rows(&section.rows, sheet));
    }
    told += &months(report, sheet);
    let waiting = |one: &Waiting| {
        let waits = wait::waits(Some(one.since), &report.now);
        sheet.wrap("  ", &format!("{}  {} under “{}”, {waits}", one.id, one.name, one.post.title))
    };
    told += &list(sheet, "Longest waiting", report.longest.iter().map(waiting));
    told += &list(sheet, "Questions left open", report.questions.iter().map(waiting));
    told += &list(sheet, "Most talked about", report.started.iter().map(|one| talked(one, sheet)));
    told += &list(sheet, "Fell silent", report.silent.iter().map(|one| talked(one, sheet)));
    let unheard = report.unheard.iter();
    let unheard = unheard.map(|one| sheet.wrap("  ", &format!("“{}”", one.post.title)));
    told += &list(sheet, "Nobody has said a word about", unheard);
    told += &list(
        sheet,
        "Came most",
        report.came_most.iter().map(|one| {
            let site = one.website.as_ref().map(|site| format!(", {site}")).unwrap_or_default();
            let (comments, posts) = (count(one.comments, "comment"), count(one.posts, "post"));
            sheet.wrap("  ", &format!("{}: {comments} under {posts}{site}", one.name))
        }),
    );
    told + &foot(report, sheet)
}

/// A label, a value and a note on each line, below each other as far as they are short.
fn rows(rows: &[Row], sheet: Sheet) -> String {
    let row = |row: &Row| {
        let line = format!("  {:<16}  {:>7}", row.label, row.value);
        match row.note.is_empty() {
            true => line + "\n",
            false => sheet.wrap(&format!("{line}  "), &row.note),
        }
    };
    rows.iter().map(row).collect()
}

/// A line for each month, a bar in it: what readers said, then what the owner did.
fn months(report: &Report, sheet: Sheet) -> String {
    let left_out = report.months.len().saturating_sub(MONTHS);
    let shown = report.months.get(left_out..).unwrap_or_default();
    let said = |figures: &Figures| figures.comments + figures.own_comments;
    let most = shown.iter().map(|month| said(&month.figures)).max().unwrap_or_default();
    if most == 0 {
        return String::new();
    }
    let mut told = format!("\n{}\n\n", sheet.title("Month by month"));
    let room = sheet.width.saturating_sub(COLUMNS.len()).clamp(8, 32);
    told += &format!("  {}\n", COLUMNS.trim_end());
    told += &shown.iter().map(|month| line(month, most, room)).collect::<String>();
    told += &sheet.wrap("  ", "█ readers, ░ you");
    if left_out > 0 {
        told += &sheet.wrap("  ", &format!("{left_out} earlier months: `--format json` has them."));
    }
    told
}

/// What stands before the bars.
const COLUMNS: &str = "         comments  readers  new  answered  ";

fn line(month: &Month, most: usize, room: usize) -> String {
    let Figures { comments, own_comments, people, newcomers, answered, asked, .. } = month.figures;
    let name = month.days.from.strftime("%Y-%m");
    let share = if asked == 0 { String::new() } else { format!("{answered} of {asked}") };
    let length = |number: usize| (number * room).div_ceil(most);
    // The whole is rounded once, so that the two parts are as long as it.
    let (whole, readers) = (length(comments + own_comments), length(comments));
    let bar = "█".repeat(readers) + &"░".repeat(whole - readers);
    let line = format!("  {name}  {comments:>8}  {people:>7}  {newcomers:>3}  {share:>8}  {bar}");
    format!("{}\n", line.trim_end())
}

fn talked(one: &Talked, sheet: Sheet) -> String {
    sheet.wrap("  ", &format!("“{}”, {}", one.post.title, count(one.comments, "comment")))
}

fn list(sheet: Sheet, title: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("\n{}\n\n{lines}", sheet.title(title)) }
}

/// What was assumed, and what to type next.
fn foot(report: &Report, sheet: Sheet) -> String {
    let next = report.longest.first();
    let next = next.map(|one| format!("To answer: `hobnob reply {}`.", one.id));
    let lines = report.assumed.iter().cloned().chain(next);
    let told: String = lines.map(|line| sheet.sentence("", &line)).collect();
    if told.is_empty() { told } else { format!("\n{told}") }
}
