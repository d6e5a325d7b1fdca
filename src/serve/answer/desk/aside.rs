//! Comments set aside by the buttons of a page.

use super::button::{button, form};
use super::sheet::{frames, notice, paragraph};
use crate::desk::aside;
use crate::diag::Findings;
use crate::remind::aside::{Act, Note};
use crate::serve::answer::Office;
use crate::serve::http::request::Request;

/// Does what the button of this name says; what to tell of it.
pub(super) fn act(office: &Office, request: &Request, name: &str) -> Result<String, Findings> {
    let room = office.preview.room()?;
    let act = match name {
        "ack" => Act::Acknowledge,
        "close" => Act::Close,
        "snooze" => aside::snoozed(&room.now, &request.field("for").unwrap_or("1w".into()))?,
        _ => Act::Reopen,
    };
    let typed = [request.field("comment").unwrap_or_default().into_owned()];
    let judged = room.judged();
    let note = aside::set(&room, &judged, &typed, act)?;
    let told = aside::told(&note, &room.config().time_zone);
    let told: String = told.iter().map(|sentence| paragraph(sentence)).collect();
    Ok(notice(&(told + &frames(&aside::idle(&note)) + &undo(office, &note))))
}

/// A button that takes it back.
fn undo(office: &Office, note: &Note<'_>) -> String {
    let first = note.comments().next().filter(|_| note.entry.act != Act::Reopen);
    first.map_or_else(String::new, |first| form(office, &first.id, &button("reopen", "Undo")))
}
