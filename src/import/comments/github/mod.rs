//! GitHub Discussions, as giscus has them, and issues, as utterances and gitalk have them: answers of
//! GraphQL and REST, of `gh`, and of giscus itself; several pages in one file or behind each other.
//!
//! All of them are posts with comments, and in discussions comments with replies; only the names of
//! the fields differ. What a record is follows from the list it stands in, else from what it has.

mod answer;
mod post;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::{elements, first, inner};
use super::records::{self, Record};
use super::{Input, Place, Sink, Thread};
use crate::diag::{Diagnostic, Findings};

const LISTS: [&str; 7] =
    ["nodes", "edges", "comments", "replies", "issues", "discussions", "items"];

/// What was read so far.
#[derive(Default)]
struct Seen {
    /// The fields of each record that others may lie in.
    records: BTreeMap<usize, Known>,
    /// The key of each post by GitHub's own id: a later page may name only that.
    keys: BTreeMap<String, String>,
    told: BTreeSet<String>,
    /// How many comments each post has, by GitHub's own count, and where it says so.
    totals: BTreeMap<String, (u64, Place)>,
    /// How many of them were told, replies left out as GitHub does.
    counts: BTreeMap<String, u64>,
}

/// A record and what it was found to be.
struct Known {
    value: Value,
    /// The key of the post that it is or belongs to.
    post: Option<String>,
}

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut seen = Seen::default();
    records::each(input, &LISTS, sink, |record, sink| {
        refusals(&record.value, &record.place, sink);
        seen.take(record, sink)
    })?;
    seen.incomplete(sink);
    Ok(())
}

/// What GitHub said against a question, beside what it answered or instead of it.
fn refusals(value: &Value, place: &Place, sink: &mut dyn Sink) {
    let said =
        elements(inner(value, "errors")).iter().filter_map(|error| first(error, &["message"]));
    let alone = first(value, &["message"]).filter(|_| value.get("documentation_url").is_some());
    for message in said.chain(alone) {
        let message = format!("GitHub did not answer in full: `{message}`");
        let help = "ask again; what it did answer is read";
        sink.problem(Diagnostic::warning("import/refused", message).at(place.span()).help(help));
    }
}

impl Seen {
    fn take(&mut self, record: Record<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
        let value =
            record.value.get("node").filter(|node| node.is_object()).unwrap_or(&record.value);
        let value = value.clone();
        let list = record.path.iter().rposition(|name| name != "nodes" && name != "edges");
        let name = list.and_then(|list| record.path.get(list)).map(String::as_str);
        let around = self.around(&record, list.unwrap_or(0));
        let is_named = matches!(name, Some("comments" | "replies"));
        let post = match around {
            Some(around) if is_named => self.answer(&value, &record, around, sink)?,
            None if answer::is_answer(&value) => {
                self.answer(&value, &record, Around::default(), sink)?
            }
            None => self.posts(&value, &record.place, sink),
            // Labels, reactions and the like.
            Some(_) => None,
        };
        self.records.insert(record.index, Known { value: record.value, post });
        Ok(())
    }

    /// The post or comment whose list, the name at `list` of the way, the record stands in.
    fn around(&self, record: &Record<'_>, list: usize) -> Option<Around> {
        let holder = self.records.get(&record.within?)?;
        let value = record
            .path
            .get(..list)?
            .iter()
            .fold(&holder.value, |value, name| &value[name.as_str()]);
        let is_answer = answer::is_answer(value);
        let parent = first(value, &["id"]).filter(|_| is_answer);
        let post = holder.post.clone().or_else(|| self.key(value));
        (is_answer || post.is_some()).then_some(Around { post, parent })
    }

    /// The key of a post: its number, which its address has too.
    fn key(&self, value: &Value) -> Option<String> {
        let id = || first(value, &["id", "node_id"]);
        post::key(value).or_else(|| self.keys.get(&id()?).cloned()).or_else(id)
    }

    fn answer(
        &mut self,
        value: &Value,
        record: &Record<'_>,
        around: Around,
        sink: &mut dyn Sink,
    ) -> Result<Option<String>, Findings> {
        let post = around.post.or_else(|| answer::post(value));
        if record.is_whole {
            let thread = post.clone().unwrap_or_default();
            if self.told.insert(thread.clone()) {
                let (key, place) = (thread.clone(), record.place.clone());
                sink.thread(Thread { key, place, ..Thread::default() });
            }
            let is_root = around.parent.is_none();
            *self.counts.entry(thread.clone()).or_default() += u64::from(is_root);
            sink.row(answer::row(value, thread, around.parent, &record.place))?;
        }
        Ok(post)
    }

    /// Tells the posts in a record that is no comment: itself, or those on the way to their comments.
    fn posts(&mut self, value: &Value, place: &Place, sink: &mut dyn Sink) -> Option<String> {
        let mut left = vec![value];
        let mut found = Vec::new();
        while let Some(value) = left.pop() {
            if post::is_post(value) {
                found.extend(self.key(value).map(|key| (key, value)));
            } else if let Value::Object(fields) = value {
                left.extend(fields.values().filter(|value| value.is_object()));
            }
        }
        for (key, value) in &found {
            self.keys.extend(first(value, &["id", "node_id"]).map(|id| (id, key.clone())));
            if let Some(total) = inner(value, "comments.totalCount").as_u64() {
                self.totals.insert(key.clone(), (total, place.clone()));
            }
            let is_news = self.told.insert(key.clone()) || first(value, &["title"]).is_some();
            if is_news {
                sink.thread(post::thread(value, key, place));
            }
        }
        found.into_iter().next().map(|(key, _)| key).filter(|_| post::is_post(value))
    }
}

impl Seen {
    /// Says of which posts not all comments are here: GitHub gives a hundred at a time.
    fn incomplete(&self, sink: &mut dyn Sink) {
        for (key, (total, place)) in &self.totals {
            let count = self.counts.get(key).copied().unwrap_or_default();
            if count < *total {
                let message =
                    format!("discussion {key} has {total} comments, and {count} of them are here");
                let help =
                    "ask for the pages that follow too: `pageInfo.endCursor` says from where";
                let problem = Diagnostic::warning("import/incomplete", message);
                sink.problem(problem.at(place.span()).help(help));
            }
        }
    }
}

/// What a comment stands in.
#[derive(Default)]
struct Around {
    post: Option<String>,
    /// The comment that it answers.
    parent: Option<String>,
}
