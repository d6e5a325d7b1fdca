//! One reminder on the page: how long, who, what they did and said, where, and what to type.

use crate::remind::print::place::places;
use crate::remind::{Agenda, Reminder, Standing, summary, wait};
use crate::value::html::escape;
use crate::value::plural::count;
use crate::value::shell::argument;
use crate::value::url::web_address;

/// Why a reminder is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoted {
    /// Its writer waits.
    Waiting,
    /// It may have been answered: by what is told.
    Perhaps,
}

/// An item of a list, which ends with what to do about it.
pub(super) fn one(
    reminder: &Reminder,
    agenda: &Agenda,
    quoted: Quoted,
    ways_out: &dyn Fn(&Reminder) -> String,
) -> String {
    let why = match quoted {
        Quoted::Waiting => String::new(),
        Quoted::Perhaps => why(&reminder.standing),
    };
    format!(
        "<li class=\"one\">\n{}<div>\n{}{}{}{why}{}{}</div>\n</li>\n",
        waits(reminder, agenda),
        who(reminder),
        deed(reminder, agenda),
        said(reminder, agenda),
        ways(reminder),
        ways_out(reminder),
    )
}

fn waits(reminder: &Reminder, agenda: &Agenda) -> String {
    let waits = wait::waits(reminder.since, &agenda.now);
    let waits = match waits.strip_prefix("waits ") {
        Some(length) => format!("<span>waits</span> <strong>{length}</strong>"),
        None => format!("<span>{waits}</span>"),
    };
    let due = reminder.due.as_ref().map(|due| {
        let class = if reminder.is_overdue { "due late" } else { "due" };
        format!(" <span class=\"{class}\">{}</span>", wait::due(due, &agenda.now))
    });
    format!("<p class=\"wait\">{waits}{}</p>\n", due.unwrap_or_default())
}

fn who(reminder: &Reminder) -> String {
    let class = if reminder.person.is_new { "known new" } else { "known" };
    format!(
        "<h3><bdi>{}</bdi> <span class=\"{class}\">{}</span></h3>\n",
        escape(&reminder.person.name),
        wait::acquaintance(&reminder.person),
    )
}

fn deed(reminder: &Reminder, agenda: &Agenda) -> String {
    let title = format!("<bdi{}>{}</bdi>", language(agenda), escape(&reminder.post.title));
    let several = match reminder.comments.len() {
        ..=1 => String::new(),
        several => format!(" in {}", count(several, "comment")),
    };
    let deed = summary::deed(reminder.kind);
    format!("<p class=\"deed\">{deed}{several} under {}</p>\n", link(&reminder.post.url, &title))
}

fn said(reminder: &Reminder, agenda: &Agenda) -> String {
    if reminder.text.is_empty() {
        return String::new();
    }
    let (language, text) = (language(agenda), escape(&reminder.text));
    format!("<blockquote{language} dir=\"auto\"><p>{text}</p></blockquote>\n")
}

/// Of what a stranger and the blog say: what stands around it is English.
fn language(agenda: &Agenda) -> String {
    format!(" lang=\"{}\"", escape(&agenda.blog.language))
}

fn why(standing: &Standing) -> String {
    let evidence = standing.evidence.as_deref().map(|id| format!(" (<code>{}</code>)", escape(id)));
    format!("<p class=\"why\">{}{}</p>\n", standing.rule.says(), evidence.unwrap_or_default())
}

fn ways(reminder: &Reminder) -> String {
    let way = |(what, address): (&str, String)| {
        format!(
            "<li><a href=\"{}\" rel=\"nofollow noreferrer\">{what}</a></li>\n",
            escape(&address)
        )
    };
    let ways: String = places(reminder).map(way).collect();
    format!("<ul class=\"ways\">\n{ways}</ul>\n")
}

/// What to type.
pub(super) fn types(reminder: &Reminder) -> String {
    let id = argument(&reminder.id);
    let row = |what, command| {
        let command = escape(&format!("hobnob {command} {id}")).into_owned();
        format!("<dt>{what}</dt><dd><code>{command}</code></dd>\n")
    };
    let answer = row("To answer", "reply");
    format!("<dl class=\"types\">\n{answer}{}</dl>\n", row("If a nod is enough", "remind ack"))
}

/// A link with these words, which are HTML; only the words where the address is none of the web.
pub(super) fn link(address: &str, words: &str) -> String {
    match web_address(address) {
        Ok(address) => {
            let address = escape(address.as_str()).into_owned();
            format!("<a href=\"{address}\" rel=\"nofollow noreferrer\">{words}</a>")
        }
        Err(_) => words.to_owned(),
    }
}
