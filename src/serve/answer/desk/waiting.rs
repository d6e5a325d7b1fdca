//! Who waits for an answer, each with what can be done about it.

use url::form_urlencoded::byte_serialize;

use super::button::{button, form};
use super::sheet::{Section, Sheet, at_home};
use super::{drafts, policy, suspects};
use crate::desk::Room;
use crate::diag::Findings;
use crate::remind::print::html;
use crate::remind::{Agenda, Reach, Reminder};
use crate::serve::answer::{Office, PRIVATE};
use crate::serve::http::request::Request;

/// More than this is no help in deciding whom to answer.
const MOST: usize = 50;

/// How long somebody may be set aside, in words for both.
const SPANS: [(&str, &str); 3] = [("1d", "a day"), ("1w", "a week"), ("30d", "a month")];

/// The page.
pub(super) fn page(office: &Office, request: &Request) -> Result<Sheet, Findings> {
    let room = office.preview.room()?;
    let reach = if request.asked("all").is_some() { Reach::All } else { Reach::Usual };
    let agenda = room.agenda(&room.judged(), reach, false)?;
    let numbers = numbers(office, &room, &agenda);
    let agenda = agenda.first(MOST);
    let mut main = html::main(&agenda, &|reminder| ways_out(reminder, office));
    if agenda.older > 0 {
        main += &format!("<p><a href=\"{PRIVATE}?all=yes\">Show the older ones, too</a></p>\n");
    }
    let main = at_home(&main, office, room.config());
    let sheet = Sheet::new(Section::Waiting, "Waiting for an answer", main);
    Ok(Sheet { style: html::STYLE, numbers, ..sheet })
}

/// How much there is on each part of the desk.
fn numbers(office: &Office, room: &Room, agenda: &Agenda) -> Vec<(Section, usize)> {
    let edition = office.preview.state().edition.clone();
    let mut numbers = vec![
        (Section::Waiting, agenda.waiting.len()),
        (Section::Suspects, suspects::all(&room.desk).count()),
    ];
    if let Some(edition) = edition {
        numbers.push((Section::Policy, policy::marked(&edition).count()));
        numbers.push((Section::Drafts, drafts::count(&edition)));
    }
    numbers
}

fn ways_out(reminder: &Reminder, office: &Office) -> String {
    let comment: String = byte_serialize(reminder.id.as_bytes()).collect();
    let reply =
        format!("<a class=\"button\" href=\"{PRIVATE}reply?comment={comment}\">Reply</a>\n");
    let options = SPANS.map(|(span, words)| {
        let selected = if span == "1w" { " selected" } else { "" };
        format!("<option value=\"{span}\"{selected}>{words}</option>")
    });
    let snooze = format!(
        "<span class=\"with\">{}<label>for <select name=\"for\">{}</select></label></span>\n",
        button("snooze", "Snooze"),
        options.concat()
    );
    let buttons = [reply, button("ack", "Acknowledge"), snooze, button("close", "Let go")];
    form(office, &reminder.id, &buttons.concat())
}
