//! Remark42's backup: a line that says who may be reached where, then a comment a line. Its API's
//! lists and trees of comments are read too.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::{date, elements, first, inner, is_set, stamp, text};
use super::records::{self, Record};
use super::{Input, Place, Row, Sink, Thread, Writer};
use crate::comment::{Body, Kind, Status};
use crate::diag::Findings;

/// What the first line says.
#[derive(Default)]
struct Meta {
    /// Private: addresses by user.
    emails: BTreeMap<String, String>,
    /// Pages that nobody may add to.
    closed: BTreeSet<String>,
    /// Pages that were told.
    told: BTreeSet<String>,
}

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut meta = Meta::default();
    records::each(input, &["comments", "replies"], sink, |record, sink| {
        let Record { value, is_whole, place, .. } = record;
        meta.learn(&value);
        // A tree wraps each comment, to put the answers beside it.
        let comment = if value["comment"].is_object() { &value["comment"] } else { &value };
        if !is_whole || first(comment, &["id"]).is_none() {
            return Ok(());
        }
        let thread = meta.thread(comment, &place);
        let row = meta.row(comment, &thread.key, place);
        if meta.told.insert(thread.key.clone()) {
            sink.thread(thread);
        }
        sink.row(row)
    })
}

impl Meta {
    fn learn(&mut self, value: &Value) {
        for user in elements(inner(value, "users")) {
            if let (Some(id), Some(email)) = (first(user, &["id"]), first(user, &["details.email"]))
            {
                self.emails.insert(id, email);
            }
        }
        let posts = elements(inner(value, "posts")).iter();
        let closed = posts.filter(|post| is_set(post, "read_only"));
        self.closed.extend(closed.filter_map(|post| first(post, &["url"])));
    }

    fn thread(&self, comment: &Value, place: &Place) -> Thread {
        let url = first(comment, &["locator.url"]).unwrap_or_default();
        Thread {
            is_closed: self.closed.contains(&url),
            urls: Some(url.clone()).filter(|url| !url.is_empty()).into_iter().collect(),
            key: url,
            title: first(comment, &["title"]),
            place: place.clone(),
            ..Thread::default()
        }
    }

    fn row(&self, comment: &Value, thread: &str, place: Place) -> Row {
        // Who deletes their account leaves a user of this name.
        let account = first(comment, &["user.id"]).filter(|id| id != "deleted");
        let name = account.as_ref().and_then(|_| first(comment, &["user.name"]));
        let is_deleted = is_set(comment, "delete");
        Row {
            id: first(comment, &["id"]).unwrap_or_default(),
            thread: thread.to_owned(),
            parent: first(comment, &["pid"]),
            kind: Kind::Comment,
            status: if is_deleted { Status::Deleted } else { Status::Published },
            writer: Writer {
                name: name.unwrap_or_default(),
                email: account.as_ref().and_then(|account| self.emails.get(account)).cloned(),
                account,
                ..Writer::default()
            },
            is_owner: is_set(comment, "user.admin"),
            date: date(comment, &["time"]),
            edited: stamp(comment, &["edit.time"]),
            body: body(comment),
            url: None,
            is_acknowledged: false,
            is_labelled_spam: false,
            place,
        }
    }
}

/// The Markdown that was typed; what was imported from elsewhere has only HTML.
fn body(comment: &Value) -> Body {
    match text(comment, &["orig"]) {
        Some(markdown) => Body::markdown(markdown),
        None => Body::html(text(comment, &["text"]).unwrap_or_default()),
    }
}
