//! Comments set aside, and taken up again.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

use super::{Room, words};
use crate::build;
use crate::comment::Comment;
use crate::diag::{Diagnostic, Findings};
use crate::remind::aside::{Act, Note};
use crate::remind::{Exchange, Judged, Standing};
use crate::value::{days, plural};

/// Does something with the comments that somebody named, and with all that their writers wait with under
/// those posts.
///
/// # Errors
/// Each of which there is no comment, and when the disk refuses.
pub fn set<'a>(
    room: &Room,
    judged: &[Judged<'a>],
    typed: &[String],
    act: Act,
) -> Result<Note<'a>, Findings> {
    let ids = room.desk.ids(typed)?;
    let note = room.ledger.note(judged, &ids, act, room.now.timestamp());
    build::set_aside(&room.desk.shelf, &note.lines(), &room.config().time_zone)?;
    Ok(note)
}

/// To snooze for so many days or weeks from a moment on.
///
/// # Errors
/// When that is no time to wait, and when no calendar goes that far.
pub fn snoozed(now: &Zoned, span: &str) -> Result<Act, Findings> {
    let wrong = |help| {
        let found = format!("`{span}` is no time to wait for `--for`");
        Findings::from(Diagnostic::setup("usage/for", found).help(help))
    };
    let days = days::parse(span).map_err(wrong)?;
    let end = now.checked_add(Span::new().days(i64::from(days)));
    let end = end
        .map_err(|_| wrong("no calendar goes that far: `remind close` lets them go".to_owned()))?;
    Ok(Act::Snooze { until: end.timestamp() })
}

/// What was done with each exchange, and what was so already, in whole sentences.
pub fn told(note: &Note<'_>, zone: &TimeZone) -> Vec<String> {
    let done = note.exchanges.iter().map(|exchange| done(exchange, note.entry.act, zone));
    let known = note.known.iter().map(|comment| already(comment, note.entry.act));
    done.chain(known).collect()
}

/// Of those that do not wait, why.
pub fn idle(note: &Note<'_>) -> Findings {
    let warn = |(comment, standing): &(&Comment, Standing)| {
        let why = standing.rule.says();
        let found = format!("`{}` does not wait for an answer: {why}", comment.id);
        Diagnostic::warning("remind/idle", found).help("nothing was done with it")
    };
    note.idle.iter().map(warn).collect()
}

/// `2 comments of Bea on “Hello” are let go.`
fn done(exchange: &Exchange<'_>, act: Act, zone: &TimeZone) -> String {
    let one = exchange.comments.len() == 1;
    let who = exchange.comments.first().map_or_else(String::new, |first| words::writer(first));
    let comments = plural::count(exchange.comments.len(), "comment");
    let what = match act {
        Act::Acknowledge => format!("{} as answered", if one { "counts" } else { "count" }),
        Act::Close => format!("{} let go", if one { "is" } else { "are" }),
        Act::Reopen => format!("{} taken up again", if one { "is" } else { "are" }),
        Act::Snooze { until } => {
            let come = if one { "comes" } else { "come" };
            format!("{come} back on {}, or once they speak again", day(until, zone))
        }
    };
    format!("{comments} of {who} on {} {what}.", words::title(exchange.topic))
}

fn already(comment: &Comment, act: Act) -> String {
    let was = match act {
        Act::Acknowledge => "counted as answered already",
        Act::Close => "was let go already",
        Act::Snooze { .. } => "was to come back then already",
        Act::Reopen => "was not set aside",
    };
    format!("`{}` {was}.", comment.id)
}

fn day(moment: Timestamp, zone: &TimeZone) -> String {
    moment.to_zoned(zone.clone()).date().to_string()
}
