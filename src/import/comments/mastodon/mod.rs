//! Mastodon: what was answered to a status, as its context has it; also of Pleroma, GoToSocial and
//! Misskey, and several contexts in one file.
//!
//! The status that all answer is the post's own and no comment, and so are those before it. A context
//! does not name it: unless the file has it beside, it is what most roots answer.

mod status;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::{first, inner};
use super::records::{self, Record};
use super::{Input, Place, Row, Sink, Thread};
use crate::diag::Findings;

/// What lists of answers are called.
const ANSWERS: [&str; 3] = ["descendants", "replies", "comments"];

const LISTS: [&str; 6] =
    ["descendants", "ancestors", "replies", "comments", "statuses", "contexts"];

/// Where a list of answers lies: in which record, and the names on the way from there.
type Context = (Option<usize>, Vec<String>);

/// What a file holds, sorted by what it belongs to.
#[derive(Default)]
struct Statuses {
    /// What the answers lie in.
    documents: BTreeMap<usize, Value>,
    /// Answers, by the context that has them.
    answers: BTreeMap<Context, Vec<(Value, Place)>>,
    /// Statuses without a context around them.
    loose: Vec<(Value, Place)>,
}

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut statuses = Statuses::default();
    let read = records::each(input, &LISTS, sink, |record, _| {
        statuses.add(record);
        Ok(())
    });
    for ((within, path), answers) in &statuses.answers {
        let document = within.and_then(|within| statuses.documents.get(&within));
        tell_context(document.unwrap_or(&Value::Null), path, answers, sink)?;
    }
    tell_loose(&statuses.loose, sink)?;
    read
}

impl Statuses {
    fn add(&mut self, record: Record<'_>) {
        let Record { index, within, path, value, is_whole, place } = record;
        let list = path.last().map(String::as_str).unwrap_or_default();
        let has_context = ANSWERS
            .iter()
            .chain(&["context"])
            .any(|name| value[name].is_array() || value[name].is_object());
        match () {
            () if list == "ancestors" || has_context || !status::is_status(&value) => {
                self.documents.insert(index, value);
            }
            () if !is_whole => {}
            () if ANSWERS.contains(&list) => {
                let way = path[..path.len() - 1].to_vec();
                self.answers.entry((within, way)).or_default().push((value, place));
            }
            () => self.loose.push((value, place)),
        }
    }
}

/// Answers of one context: all belong to one status.
fn tell_context(
    document: &Value,
    path: &[String],
    answers: &[(Value, Place)],
    sink: &mut dyn Sink,
) -> Result<(), Findings> {
    let known = around(document, path);
    let id = known.iter().find_map(|value| first(value, &["id", "status_id", "statusId"]));
    let Some(key) = id.or_else(|| asked(answers)) else { return Ok(()) };
    let root = known.iter().find(|value| status::is_status(value)).copied().unwrap_or(&Value::Null);
    let place = answers.first().map(|(_, place)| place.clone()).unwrap_or_default();
    let mut thread = thread(&key, root, &place);
    // A file of several contexts may call each by the address of its post.
    let is_address = |name: &&String| name.starts_with("http") || name.starts_with('/');
    thread.urls.splice(0..0, path.iter().filter(is_address).cloned());
    sink.thread(thread);
    answers.iter().try_for_each(|(answer, place)| sink.row(row(answer, place, &key, root)))
}

/// What may be the status that a context belongs to, the nearest first: what the answers lie in, and
/// what stands beside them there.
fn around<'d>(document: &'d Value, path: &[String]) -> Vec<&'d Value> {
    let mut outside = vec![document];
    for name in path {
        outside.extend(outside.last().and_then(|value| value.get(name)));
    }
    let beside = ["status", "root", "toot", "note", "post"];
    let each = |value: &'d Value| {
        let stated = beside.iter().map(|name| inner(value, name));
        std::iter::once(value).chain(stated.filter(|value| value.is_object()))
    };
    outside.into_iter().rev().flat_map(each).collect()
}

/// What most of the answers answer that is none of them, or the first such.
fn asked(answers: &[(Value, Place)]) -> Option<String> {
    let ids: BTreeSet<String> =
        answers.iter().filter_map(|(answer, _)| status::id(answer)).collect();
    let outside = answers.iter().filter_map(|(answer, _)| status::answered(answer));
    let outside: Vec<String> = outside.filter(|id| !ids.contains(id)).collect();
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    outside.iter().for_each(|id| *counts.entry(id).or_default() += 1);
    let most = counts.values().max()?;
    outside.iter().find(|id| counts.get(id) == Some(most)).cloned()
}

/// Statuses in a plain list: each belongs to the one that it answers in the end.
fn tell_loose(statuses: &[(Value, Place)], sink: &mut dyn Sink) -> Result<(), Findings> {
    let ids = statuses.iter().filter_map(|(value, _)| Some((status::id(value)?, value)));
    let by_id: BTreeMap<String, &Value> = ids.collect();
    let mut tops = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (value, place) in statuses {
        let key = top(value, &by_id, &mut tops);
        let root = by_id.get(&key).copied().unwrap_or(&Value::Null);
        if told.insert(key.clone()) {
            sink.thread(thread(&key, root, place));
        }
        if status::answered(value).is_some() {
            sink.row(row(value, place, &key, root))?;
        }
    }
    Ok(())
}

/// The id of the status that `value` answers in the end: one that is not there, or that answers none.
/// `known` has what was found before.
fn top(
    value: &Value,
    by_id: &BTreeMap<String, &Value>,
    known: &mut BTreeMap<String, String>,
) -> String {
    let mut trail = vec![status::id(value).unwrap_or_default()];
    let mut next = status::answered(value);
    let top = loop {
        let Some(id) = next else { break trail.last().cloned().unwrap_or_default() };
        if let Some(top) = known.get(&id) {
            break top.clone();
        }
        let is_circle = trail.len() > by_id.len();
        let answered = by_id.get(&id).filter(|_| !is_circle).map(|status| status::answered(status));
        trail.push(id);
        next = answered.flatten();
    };
    known.extend(trail.into_iter().map(|id| (id, top.clone())));
    top
}

fn thread(key: &str, root: &Value, place: &Place) -> Thread {
    Thread {
        key: key.to_owned(),
        ids: vec![key.to_owned()],
        urls: status::addresses(root),
        title: first(root, &["card.title"]),
        place: place.clone(),
        ..Thread::default()
    }
}

/// The answer; it is the owner's when the status that all answer is the same account's.
fn row(answer: &Value, place: &Place, key: &str, root: &Value) -> Row {
    let row = status::row(answer, place);
    let owner = status::account(root);
    Row {
        thread: key.to_owned(),
        parent: row.parent.filter(|parent| parent != key),
        is_owner: owner.is_some() && owner == row.writer.account,
        ..row
    }
}
