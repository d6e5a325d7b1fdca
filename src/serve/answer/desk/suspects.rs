//! Comments that wait for the owner's word: what may be advertising, and what needs leave to be shown.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::button::{button, form};
use super::sheet::{Section, Sheet, head, notice, paragraph};
use crate::comment::{Comment, Mark, Reading};
use crate::desk::{Desk, Said, awaits_word, mark, words};
use crate::diag::Findings;
use crate::serve::answer::Office;
use crate::serve::http::request::Request;
use crate::value::html::escape;
use crate::value::plural::count;

/// More than this at once is nobody's evening.
const MOST: usize = 100;

/// How much is shown of what somebody said, in characters.
const LONGEST: usize = 1200;

/// All of them, in the order of the store.
pub(super) fn all(desk: &Desk) -> impl Iterator<Item = Said<'_>> {
    desk.said().filter(|said| awaits_word(said.comment))
}

/// The page.
pub(super) fn page(office: &Office) -> Result<Sheet, Findings> {
    let desk = office.preview.room()?.desk;
    let mut suspects: Vec<Said<'_>> = all(&desk).collect();
    suspects.sort_by_key(|said| Reverse(said.comment.date));
    let title = match suspects.len() {
        0 => "No comment waits for your word".to_owned(),
        1 => "1 comment waits for your word".to_owned(),
        several => format!("{several} comments wait for your word"),
    };
    let lead = "Readers see those marked “look”; the others wait until you say what they are.";
    let items: String = suspects.iter().take(MOST).map(|said| item(office, *said)).collect();
    let more = match suspects.len().saturating_sub(MOST) {
        0 => String::new(),
        more => paragraph(&format!("{more} more come up when these are done.")),
    };
    let main = format!("{}<ol class=\"list\">\n{items}</ol>\n{more}", head(&title, lead));
    Ok(Sheet::new(Section::Suspects, "Suspects", main))
}

fn item(office: &Office, said: Said<'_>) -> String {
    let Said { topic, comment } = said;
    let date = comment.date.map(|date| date.strftime(", %-d %B %Y").to_string());
    let (writer, title) = (words::writer(comment), words::title(topic));
    let (writer, title) = (escape(&writer), escape(&title));
    let body = words::said(comment);
    let body = crate::comment::opening(&body, LONGEST);
    let buttons = button("approve", "Approve") + &button("spam", "Spam");
    format!(
        "<li class=\"entry\">\n<h2><bdi>{writer}</bdi></h2>\n<p class=\"quiet\">on <bdi>{title}</bdi>{}</p>\n\
         <blockquote dir=\"auto\"><p>{}</p></blockquote>\n{}{}{}</li>\n",
        date.unwrap_or_default(),
        escape(&body),
        links(comment),
        why(comment),
        form(office, &comment.id, &buttons),
    )
}

/// Where it would lead readers, as text: nobody should go there by mistake.
fn links(comment: &Comment) -> String {
    let reading = Reading::of(&comment.body);
    let own = comment.author.url.as_deref().into_iter();
    let links = own.chain(reading.links.iter().map(|link| &*link.address));
    let links: BTreeSet<&str> = links.collect();
    let links: String = links
        .into_iter()
        .map(|address| format!("<li><code>{}</code></li>\n", escape(&words::plain(address))))
        .collect();
    match links.is_empty() {
        true => links,
        false => format!("<ul class=\"links\" aria-label=\"Leads to\">\n{links}</ul>\n"),
    }
}

fn why(comment: &Comment) -> String {
    let state = words::state(comment).map(str::to_owned);
    let why = comment.judgement.as_ref().map(words::reasons).or(state);
    why.map_or_else(String::new, |why| format!("<p class=\"quiet\">{}</p>\n", escape(&why)))
}

/// Does what the button of this name says; what to tell of it.
pub(super) fn act(office: &Office, request: &Request, name: &str) -> Result<String, Findings> {
    let desk = office.preview.room()?.desk;
    let is_spam = name == "spam";
    let typed = [request.field("comment").unwrap_or_default().into_owned()];
    let marked = if is_spam { Mark::Spam } else { Mark::Fine };
    let changed = mark(&desk, &typed, marked)?;
    let done = match is_spam {
        _ if changed.is_empty() => "It was so already.".to_owned(),
        true => format!("{} is kept, and shown to nobody.", count(changed.len(), "comment")),
        false => format!("{} is shown from now on.", count(changed.len(), "comment")),
    };
    let other = match is_spam {
        true => button("approve", "Approve it after all"),
        false => button("spam", "It is spam after all"),
    };
    let undo = changed.first().map(|id| form(office, id, &other)).unwrap_or_default();
    Ok(notice(&(paragraph(&done) + &undo)))
}
