//! Comments told in words. What strangers wrote is shown as text and never obeyed: harmless at a terminal, to be
//! escaped everywhere else.

use crate::comment::{Comment, Judgement, Mark, Reading, Status, Topic, html};

/// The most characters of what somebody said in a list.
const MOST: usize = 240;

/// Who said it.
pub fn writer(comment: &Comment) -> String {
    let name = html::name(&comment.author.name);
    match (name.is_empty(), comment.is_owner) {
        (true, true) => "you".to_owned(),
        (true, false) => "somebody".to_owned(),
        (false, true) => format!("{name} (you)"),
        (false, false) => name,
    }
}

/// What it is about.
pub fn title(topic: &Topic) -> String {
    match topic.title.is_empty() {
        true if topic.address.is_empty() => "no post".to_owned(),
        true => plain(&topic.address),
        false => format!("“{}”", html::name(&topic.title)),
    }
}

/// Why readers do not see it, or may wonder.
pub fn state(comment: &Comment) -> Option<&'static str> {
    let judged = comment.judgement.as_ref().filter(|_| comment.mark != Some(Mark::Fine));
    match comment.status {
        Status::Published => judged.map(|judged| judged.verdict.name()),
        other => Some(other.name()),
    }
}

/// How it begins, on one line.
pub fn opening(comment: &Comment) -> String {
    crate::comment::opening(&Reading::of(&comment.body).words, MOST)
}

/// All that was said.
pub fn said(comment: &Comment) -> String {
    let reading = Reading::of(&comment.body);
    plain(&[reading.quoted, reading.words, reading.code].join(" "))
}

/// Words on one line, without what a terminal would obey.
pub fn plain(words: &str) -> String {
    let shown: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `held: bbcode 4, many-links 2, answered -4`.
pub fn reasons(judged: &Judgement) -> String {
    let reasons = judged.reasons.iter().map(|reason| format!("{} {}", reason.name, reason.points));
    let sum: i32 = judged.reasons.iter().map(|reason| i32::from(reason.points)).sum();
    let reasons: Vec<String> = reasons.collect();
    format!("{}: {} (together {sum})", judged.verdict.name(), reasons.join(", "))
}
