//! Bluesky: what was answered to a post, as the interface for threads tells it, nested or as a list;
//! also several threads in one file.
//!
//! The post that was asked for is the blog's own and no comment, and so are those before it.

mod facet;
mod post;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::{first, inner, is_set};
use super::records::{self, Record};
use super::{Input, Place, Row, Sink};
use crate::diag::{Diagnostic, Findings};

const LISTS: [&str; 4] = ["replies", "thread", "threads", "posts"];

/// What was read so far.
#[derive(Default)]
struct Seen {
    /// Each record, which others may lie in.
    records: BTreeMap<usize, Known>,
    /// The post that was asked for, where a list holds it and its answers alike.
    asked: Option<Known>,
    told: BTreeSet<String>,
}

/// The post that a record is or has, and the one that everything in it belongs to.
#[derive(Clone)]
struct Known {
    uri: String,
    root: String,
    /// The account of the one who began.
    owner: Option<String>,
}

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut seen = Seen::default();
    records::each(input, &LISTS, sink, |record, sink| seen.take(&record, sink))
}

impl Seen {
    fn take(&mut self, record: &Record<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
        let node = node(&record.value);
        let Some((post, uri)) = inner_post(node) else {
            missing(node, &record.value, &record.place, sink);
            return Ok(());
        };
        // Of a list, how far below the post that was asked for; those before it lie above.
        let depth = inner(&record.value, "depth").as_i64();
        if depth.is_some_and(|depth| depth < 0) {
            return Ok(());
        }
        let known = match self.around(record, post, depth) {
            Some(around) => {
                if record.is_whole {
                    self.tell_thread(&around.root, &Value::Null, &record.place, sink);
                    let row = row(post, &uri, &around, &record.place);
                    let is_acknowledged = is_liked(node, post, &around);
                    sink.row(Row { is_acknowledged, ..row })?;
                }
                Known { uri, ..around }
            }
            None => {
                self.tell_thread(&uri, post, &record.place, sink);
                Known { root: uri.clone(), uri, owner: first(post, &["author.did"]) }
            }
        };
        if depth == Some(0) {
            self.asked = Some(known.clone());
        }
        self.records.insert(record.index, known);
        Ok(())
    }

    /// What the post answers; nothing of one that all others answer.
    fn around(&self, record: &Record<'_>, post: &Value, depth: Option<i64>) -> Option<Known> {
        let outer = match depth {
            Some(0) => return None,
            Some(_) => self.asked.as_ref(),
            None => record.within.and_then(|within| self.records.get(&within)),
        };
        let alone = || {
            let root = first(post, &["record.reply.root.uri"])?;
            Some(Known { uri: root.clone(), owner: post::writer_of(&root), root })
        };
        // A thread may be asked for in the middle of another: then it is what the record lies in.
        let has = |name: &str| record.value.get(name).is_some();
        let is_asked = has("thread") || has("replies");
        let around = outer.cloned().or_else(|| alone().filter(|_| !is_asked))?;
        // What lies around an answer is what it answers, unless it says so itself.
        let parent = first(post, &["record.reply.parent.uri"]);
        Some(Known { uri: parent.unwrap_or(around.uri), ..around })
    }

    fn tell_thread(&mut self, root: &str, post: &Value, place: &Place, sink: &mut dyn Sink) {
        if self.told.insert(root.to_owned()) {
            sink.thread(post::thread(root, post, place));
        }
    }
}

/// The node that a record is or has: `{thread: {post, replies}}`, `{uri, value: {post}}`.
fn node(value: &Value) -> &Value {
    let inside = ["thread", "value"].iter().map(|name| inner(value, name));
    inside.into_iter().find(|inside| inside.is_object()).unwrap_or(value)
}

/// The post of a node, with its address.
fn inner_post(node: &Value) -> Option<(&Value, String)> {
    let post = inner(node, "post");
    let post = if post.is_object() { post } else { node };
    let uri = first(post, &["uri"])?;
    post.get("record").is_some().then_some((post, uri))
}

/// Says what an export only names: a post that is gone, or whose writer wants nothing to do with the
/// one who asked.
fn missing(node: &Value, around: &Value, place: &Place, sink: &mut dyn Sink) {
    let kind = first(node, &["$type"]).unwrap_or_default();
    let is = |word: &str, field: &str| kind.ends_with(word) || is_set(node, field);
    let why = match () {
        () if is("#blockedPost", "blocked") || kind.ends_with("#threadItemBlocked") => "is blocked",
        () if is("#notFoundPost", "notFound") || kind.ends_with("#threadItemNotFound") => "is gone",
        () if kind.ends_with("#threadItemNoUnauthenticated") => "is for those who sign in",
        () => return,
    };
    let uri = first(node, &["uri"]).or_else(|| first(around, &["uri"])).unwrap_or_default();
    let message = format!("the post `{uri}` {why}, and the export does not have its words");
    sink.problem(Diagnostic::warning("import/missing-post", message).at(place.span()));
}

fn row(post: &Value, uri: &str, around: &Known, place: &Place) -> Row {
    let row = post::row(post, uri, place);
    Row {
        thread: around.root.clone(),
        parent: Some(around.uri.clone()).filter(|parent| *parent != around.root),
        is_owner: around.owner.is_some() && around.owner == first(post, &["author.did"]),
        ..row
    }
}

/// Whether the one who began the thread likes it or passed it on, or was the one who asked and did.
fn is_liked(node: &Value, post: &Value, around: &Known) -> bool {
    let by_owner = |like: &String| around.owner.is_some() && post::writer_of(like) == around.owner;
    let own = ["viewer.like", "viewer.repost"].iter().filter_map(|name| first(post, &[name]));
    first(node, &["threadContext.rootAuthorLike"]).is_some()
        || own.into_iter().any(|like| by_owner(&like))
}
