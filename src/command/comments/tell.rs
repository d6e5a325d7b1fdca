//! A comment told at the terminal. What strangers wrote is shown there and never obeyed.

use crate::command::sheet::Sheet;
use crate::comment::{Comment, Family, Kind};
use crate::desk::Said;
use crate::desk::words::{self, reasons, state, title, writer};

/// One comment as a list shows it: who, when, where, and how it begins.
pub(in crate::command) fn entry(sheet: Sheet, said: Said<'_>, words: &str) -> String {
    let head = head(said);
    let mut told = format!("{}\n", sheet.title(&head));
    if !words.is_empty() {
        told += &sheet.wrap("    ", words);
    }
    if let Some(judged) = said.comment.judgement.as_ref().filter(|_| said.comment.mark.is_none()) {
        told += &sheet.wrap("    ", &reasons(judged));
    }
    told + "\n"
}

/// A comment with what it answers and what answers it, each with all that was said.
pub(in crate::command) fn family(sheet: Sheet, family: &Family<'_>) -> String {
    let topic = &family.conversation.topic;
    let tell = |comment: &Comment| entry(sheet, Said { topic, comment }, &words::said(comment));
    let all = |comments: &[&Comment]| comments.iter().map(|one| tell(one)).collect::<String>();
    let part = |title: &str, told: String| match told.is_empty() {
        true => String::new(),
        false => format!("{title}\n\n{told}"),
    };
    let told = part("It answers:", all(&family.above))
        + &part("The comment:", tell(family.itself))
        + &part("Answers to it:", all(&family.answers));
    format!("{}\n", told.trim_end())
}

/// `wordpress:12  2026-03-02  Bea, on “Hello” (pending)`.
fn head(said: Said<'_>) -> String {
    let Said { topic, comment } = said;
    let date = comment
        .date
        .map_or_else(|| "no date".to_owned(), |date| date.strftime("%Y-%m-%d").to_string());
    let kind = match comment.kind {
        Kind::Comment => String::new(),
        other => format!(" ({})", other.name()),
    };
    let state = state(comment).map(|state| format!(" [{state}]")).unwrap_or_default();
    format!("{}  {date}  {}{kind} on {}{state}", comment.id, writer(comment), title(topic))
}
