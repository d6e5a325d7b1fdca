//! As one private page, to be read on a Sunday morning.

mod one;

use one::{Quoted, one, types};

use crate::frame::Frame;
use crate::remind::{Agenda, Band, Hour, Reminder, Visit, summary};
use crate::value::html::escape;
use crate::value::plural::times;

/// How what is on the page looks.
pub const STYLE: &str = include_str!("page.css");

/// The page, with what to type below each reminder.
pub fn print(agenda: &Agenda) -> String {
    let main = main(agenda, &types);
    Frame { title: &title(agenda), style: STYLE, nav: None, main: &main }.page()
}

/// What the page is called.
pub fn title(agenda: &Agenda) -> String {
    format!("Waiting for an answer: {}", agenda.blog.title)
}

/// What is on the page: a section for each [`Band`], those who may have been answered folded, and below
/// them what is not listed. Each reminder ends with what to do about it, as HTML.
pub fn main(agenda: &Agenda, ways_out: &dyn Fn(&Reminder) -> String) -> String {
    let bands = Band::sorted(&agenda.waiting, &agenda.now);
    let item = |reminder: &&Reminder| one(reminder, agenda, Quoted::Waiting, ways_out);
    let mut main = head(agenda, &bands);
    main.extend(bands.iter().map(|(name, _, reminders)| {
        band(name, reminders.len(), &reminders.iter().map(item).collect::<String>())
    }));
    main.extend(agenda.hour.as_ref().map(visits));
    main += &perhaps(agenda, ways_out);
    main + &besides(agenda)
}

fn head(agenda: &Agenda, bands: &[(&'static str, Band, Vec<&Reminder>)]) -> String {
    let link = |(name, _, held): &(&str, Band, Vec<_>)| {
        format!("<li><a href=\"#{}\">{name}</a> {}</li>\n", anchor(name), held.len())
    };
    let links: String = bands.iter().map(link).collect();
    let bands = match bands.len() {
        ..2 => String::new(),
        _ => format!("<nav aria-label=\"How soon\"><ul class=\"bands\">\n{links}</ul></nav>\n"),
    };
    let blog = one::link(&agenda.blog.url, &escape(&agenda.blog.title));
    let moment = summary::moment(agenda);
    let headline = summary::capital(&summary::headline(agenda));
    format!(
        "<header class=\"head\">\n<p class=\"eyebrow\" dir=\"auto\">{blog}</p>\n<h1>{headline}</h1>\n\
         <p class=\"lead\">{moment}</p>\n{bands}</header>\n"
    )
}

fn band(name: &str, number: usize, items: &str) -> String {
    let anchor = anchor(name);
    format!(
        "<section class=\"band\" aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{name} \
         <span class=\"number\">{number}</span></h2>\n<ol>\n{items}</ol>\n</section>\n"
    )
}

fn visits(hour: &Hour) -> String {
    let visit = |visit: &Visit| {
        let name = format!("<bdi>{}</bdi>", escape(&visit.name));
        let wrote = times(visit.comments);
        format!("<li>{}, who wrote here {wrote}</li>\n", one::link(&visit.website, &name))
    };
    let visits: String = hour.visits.iter().map(visit).collect();
    if visits.is_empty() {
        return visits;
    }
    format!(
        "<section class=\"band\" aria-labelledby=\"visit\">\n<h2 id=\"visit\">Then visit</h2>\n\
         <ul class=\"visits\">\n{visits}</ul>\n</section>\n"
    )
}

fn perhaps(agenda: &Agenda, ways_out: &dyn Fn(&Reminder) -> String) -> String {
    if agenda.perhaps.is_empty() {
        return String::new();
    }
    let number = agenda.perhaps.len();
    let item = |reminder| one(reminder, agenda, Quoted::Perhaps, ways_out);
    let items: String = agenda.perhaps.iter().map(item).collect();
    format!(
        "<details class=\"band\">\n<summary>Perhaps answered: {number}</summary>\n<ol>\n{items}</ol>\n\
         </details>\n"
    )
}

fn besides(agenda: &Agenda) -> String {
    let told: String = summary::besides(agenda)
        .into_iter()
        .map(|told| format!("<li>{}</li>\n", escape(&told)))
        .collect();
    if told.is_empty() {
        return told;
    }
    format!(
        "<section class=\"band\" aria-labelledby=\"besides\">\n<h2 id=\"besides\">Besides</h2>\n\
         <ul class=\"besides\">\n{told}</ul>\n</section>\n"
    )
}

/// What a band is called in the page's own links: `when-you-can`.
fn anchor(name: &str) -> String {
    name.to_ascii_lowercase().replace(' ', "-")
}
