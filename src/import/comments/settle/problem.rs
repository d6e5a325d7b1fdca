//! What was odd about what came, each with its file and line.

use std::collections::HashSet;

use super::draft::Draft;
use super::map::Maps;
use super::print::{Hash, fingerprint};
use super::spool::Spool;
use super::thread::Told;
use crate::comment::{Conversation, Oddity};
use crate::diag::Diagnostic;

/// What is said of drafts once their conversation is known. `known` are the ids of the whole export.
pub(super) fn of_drafts<'a>(
    drafts: &'a [Draft],
    conversation: &Conversation,
    known: &HashSet<Hash>,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let there: HashSet<&str> = conversation.comments.iter().map(|comment| &*comment.id).collect();
    let lost = |draft: &&Draft| {
        let parent = draft.comment.parent.as_deref();
        parent.is_some_and(|parent| {
            !there.contains(parent) && !known.contains(&fingerprint([parent]))
        })
    };
    let lost: Vec<&Draft> = drafts.iter().filter(lost).collect();
    let lost = lost.into_iter().map(|draft| {
        let message = "this comment answers one that is not there";
        Diagnostic::warning("import/lost-parent", message).at(draft.place.span())
    });
    lost.chain(drafts.iter().flat_map(of_draft))
}

fn of_draft(draft: &Draft) -> impl Iterator<Item = Diagnostic> {
    draft.comment.oddities.iter().filter_map(|oddity| {
        let (code, message) = match oddity {
            Oddity::Circle => (
                "import/circle",
                "this comment answers itself: it stands for itself now".to_owned(),
            ),
            Oddity::SharedId => {
                ("import/shared-id", "another comment has the same id: both are kept".to_owned())
            }
            Oddity::NoDate => {
                ("import/date", no_date(draft.no_date.as_deref().unwrap_or_default()))
            }
            Oddity::NoName => ("import/no-name", "nobody signed this comment".to_owned()),
            Oddity::NoWords => ("import/no-words", "this comment has no words".to_owned()),
            // Told once for all.
            Oddity::AssumedZone | Oddity::LostParent => return None,
        };
        Some(Diagnostic::warning(code, message).at(draft.place.span()))
    })
}

fn no_date(words: &str) -> String {
    match words.trim() {
        "" => "this comment has no date: it stands last".to_owned(),
        words => format!("`{words}` is no date: this comment stands last"),
    }
}

/// Says once that dates had no zone.
pub(super) fn assumed_zone(
    count: usize,
    spool: &Spool<'_>,
    zone: &jiff::tz::TimeZone,
) -> Option<Diagnostic> {
    let name = zone.iana_name().unwrap_or("UTC");
    let dates = match count {
        0 => return None,
        1 => "one date has no time zone".to_owned(),
        count => format!("{count} dates have no time zone"),
    };
    let message = format!("{dates}: the blog's, `{name}`, was taken");
    let file = spool.lines.first().map(|line| line.place.file.to_string());
    Some(Diagnostic::warning("import/zone", message).in_file(file.unwrap_or_default()))
}

/// Says which maps meant nothing.
pub(super) fn idle_maps(maps: &Maps, told: &[Told]) -> Vec<Diagnostic> {
    let idle = maps.idle(told).map(|old| {
        Diagnostic::warning("import/map", format!("the export has no post `{old}`"))
            .help("write the address as the list of posts that were not found has it")
    });
    idle.collect()
}
