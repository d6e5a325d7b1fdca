//! A comment told at the terminal. What strangers wrote is shown there and never obeyed.

use crate::command::sheet::Sheet;
use crate::comment::{Comment, Family, Judgement, Kind, Mark, Reading, Status, Topic, html};

use super::desk::Said;

/// The most characters of what somebody said in a list.
const MOST: usize = 240;

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
    let tell = |comment: &Comment| entry(sheet, Said { topic, comment }, &words(comment));
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

/// All that was said.
fn words(comment: &Comment) -> String {
    let reading = Reading::of(&comment.body);
    plain(&[reading.quoted, reading.words, reading.code].join(" "))
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

/// Who said it.
pub(in crate::command) fn writer(comment: &Comment) -> String {
    let name = html::name(&comment.author.name);
    match (name.is_empty(), comment.is_owner) {
        (true, true) => "you".to_owned(),
        (true, false) => "somebody".to_owned(),
        (false, true) => format!("{name} (you)"),
        (false, false) => name,
    }
}

/// What it is about.
pub(in crate::command) fn title(topic: &Topic) -> String {
    match topic.title.is_empty() {
        true if topic.address.is_empty() => "no post".to_owned(),
        true => plain(&topic.address),
        false => format!("“{}”", html::name(&topic.title)),
    }
}

/// Why readers do not see it, or may wonder.
pub(in crate::command) fn state(comment: &Comment) -> Option<&'static str> {
    let judged = comment.judgement.as_ref().filter(|_| comment.mark != Some(Mark::Fine));
    match comment.status {
        Status::Published => judged.map(|judged| judged.verdict.name()),
        other => Some(other.name()),
    }
}

/// How it begins, on one line.
pub(in crate::command) fn opening(comment: &Comment) -> String {
    crate::comment::opening(&Reading::of(&comment.body).words, MOST)
}

/// Words on one line, without what a terminal would obey.
pub(in crate::command) fn plain(words: &str) -> String {
    let shown: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `held: bbcode 4, many-links 2, answered -4`.
pub(in crate::command) fn reasons(judged: &Judgement) -> String {
    let reasons = judged.reasons.iter().map(|reason| format!("{} {}", reason.name, reason.points));
    let sum: i32 = judged.reasons.iter().map(|reason| i32::from(reason.points)).sum();
    let reasons: Vec<String> = reasons.collect();
    format!("{}: {} (together {sum})", judged.verdict.name(), reasons.join(", "))
}
