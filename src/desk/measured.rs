//! From the store to what a report says of it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::room::{self, Room};
use crate::build;
use crate::comment::{Comment, Conversation, Topic, html};
use crate::diag::Findings;
use crate::remind::Post;
use crate::report::{Asked, Clerk, Frame, Report, Unheard, measure};
use crate::site::Selection;

/// Measures what was said on the days that are asked for.
///
/// # Errors
/// When the posts cannot be read.
pub fn measured(room: &Room, asked: Asked) -> Result<Report, Findings> {
    let period = asked.resolve(room.now.date(), first(room));
    let judged = room.judged();
    let zone = room.now.time_zone();
    let now = room.now.timestamp();
    let clerk = Clerk { ledger: &room.ledger, now, moments: period.moments(zone) };
    let tallies = build::tallied(&judged, &clerk);
    let place = |topic: &Topic| place(room, topic);
    let frame =
        Frame { blog: room::blog(room.config()), place: &place, now: room.now.clone(), period };
    Ok(measure(&tallies, &unheard(room)?, &frame))
}

/// Posts that are out, and no reader has said a word.
fn unheard(room: &Room) -> Result<Vec<Unheard>, Findings> {
    let is_word = |one: &Comment| one.is_shown() && !one.is_owner && !one.kind.is_mention();
    let is_heard = |one: &&Conversation| one.comments.iter().any(is_word);
    let heard = room.desk.conversations().filter(is_heard);
    let heard: BTreeSet<&str> = heard.map(|one| one.topic.document.as_str()).collect();
    let selection =
        Selection { now: room.now.clone(), drafts: false, future: false, expired: false };
    let config = room.config();
    let posts = build::posts_besides(&room.desk.blog.root, config, &selection, &heard)?;
    let unheard = posts.into_iter().map(|posted| Unheard {
        at: posted.date.timestamp(),
        post: Post {
            title: html::name(&posted.place.title),
            url: config.base_url.absolute(&posted.place.url),
            document: posted.document,
        },
    });
    Ok(unheard.collect())
}

/// When somebody first spoke.
fn first(room: &Room) -> Option<Date> {
    let comments = room.desk.conversations().flat_map(|one| &one.comments);
    let first = comments.filter(|one| one.is_shown()).filter_map(|one| one.date).min()?;
    Some(first.to_zoned(room.now.time_zone().clone()).date())
}

/// Where a post is now. A report names few, so that each is looked for by itself.
fn place(room: &Room, topic: &Topic) -> Post {
    let document = BTreeSet::from([topic.document.as_str()]);
    let places = build::places(&room.desk.blog.root, room.config(), &document);
    room::post(topic, &places.unwrap_or_default(), room.config())
}
