//! The part of the e-mail that is HTML: a page for mail programs, which read styles only where they
//! stand on an element, and that fetches nothing.

use super::letter::{Item, Stop, Topic};
use crate::remind::print::place;
use crate::value::html::escape;
use crate::value::shell::argument;

const BODY: &str = "font:16px/1.5 system-ui,sans-serif;max-width:40em;margin:0 auto;padding:1em";
const SMALL: &str = "font-size:14px;opacity:.75;margin:0";
const SAID: &str = "margin:.5em 0;padding-left:.75em;border-left:3px solid #999";
const ITEM: &str = "margin:0 0 1.5em";

/// Prints it.
pub(super) fn print(topic: &Topic<'_>) -> String {
    let subject = escape(&topic.subject);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{subject}</title></head>\n\
         <body style=\"{BODY}\">\n<h1 style=\"font-size:22px\">{subject}</h1>\n\
         <p style=\"{SMALL}\">{}</p>\n",
        escape(&topic.moment)
    );
    for (heading, items) in &topic.heaps {
        html.push_str(&titled(heading));
        items.iter().for_each(|item| html.push_str(&entry(item)));
    }
    if !topic.visits.is_empty() {
        let visits: String = topic.visits.iter().map(visit).collect();
        html.push_str(&format!("{}<ul>\n{visits}</ul>\n", titled("Then visit")));
    }
    for note in &topic.notes {
        html.push_str(&format!("<p style=\"{SMALL}\">{}</p>\n", escape(note)));
    }
    html + "</body>\n</html>\n"
}

fn titled(heading: &str) -> String {
    format!("<h2 style=\"font-size:18px\">{}</h2>\n", escape(heading))
}

fn visit(stop: &Stop) -> String {
    format!("<li><a href=\"{}\">{}</a></li>\n", escape(&stop.website), escape(&stop.title))
}

fn entry(item: &Item<'_>) -> String {
    let said = match item.reminder.text.as_str() {
        "" => String::new(),
        said => format!("<blockquote style=\"{SAID}\">{}</blockquote>\n", escape(said)),
    };
    let places = place::places(item.reminder).map(|(what, address)| {
        let (what, address) = (escape(what), escape(&address));
        format!("<a href=\"{address}\">{what}</a>")
    });
    let id = argument(&item.reminder.id);
    let command = format!("<code>hobnob reply {}</code>", escape(&id));
    let places: Vec<String> = places.chain([command]).collect();
    format!(
        "<div style=\"{ITEM}\">\n<p style=\"margin:0\"><strong>{}</strong></p>\n\
         <p style=\"{SMALL}\">{}</p>\n{said}<p style=\"margin:0\">{}</p>\n</div>\n",
        escape(&item.title),
        escape(&item.wait),
        places.join(" · ")
    )
}
