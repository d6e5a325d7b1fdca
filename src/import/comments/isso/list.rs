//! Isso's comments as JSON: what `isso import -t generic` takes, or what `sqlite3 -json` prints.

use std::collections::{BTreeMap, BTreeSet};

use super::{database, thread, with_markup};
use crate::diag::Findings;
use crate::import::comments::card::Card;
use crate::import::comments::row::Row;
use crate::import::comments::{Input, Sink, field, records};

/// Reads lists of threads with their comments in them, or the rows of both tables.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut posts: BTreeMap<usize, String> = BTreeMap::new();
    let mut told: BTreeSet<String> = BTreeSet::new();
    records::each(input, &["comments"], sink, |record, sink| {
        let id = field::first(&record.value, &["id"]).unwrap_or_default();
        let uri = field::first(&record.value, &["uri"]);
        let title = field::first(&record.value, &["title"]);
        let row_of = field::first(&record.value, &["tid"]);
        let post = record.within.and_then(|within| posts.get(&within).cloned()).or(row_of);
        let Some(post) = post else {
            posts.insert(record.index, id.clone());
            let uri = uri.unwrap_or_else(|| id.clone());
            sink.thread(thread(id, Some(uri), title));
            return Ok(());
        };
        // A row that was joined with its thread's.
        if uri.is_some() && told.insert(post.clone()) {
            sink.thread(thread(post.clone(), uri, title));
        }
        let mode = field::first(&record.value, &["mode"]);
        let card = record.value.as_object().map(Card::of).unwrap_or_default();
        let status = database::status(mode.as_deref());
        sink.row(with_markup(Row { status, ..card.row(&post, None, record.place) }))
    })
}
