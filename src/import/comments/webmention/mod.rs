//! Webmentions: webmention.io's feed in JF2, its older `links`, the caches that static blogs keep of
//! either, and mf2 JSON as other receivers write it.
//!
//! A mention is known by what it has, not by where it lies, since every cache wraps the feed in its
//! own way. Pictures of people are left out: they lie on servers of others.

mod microformat;

use std::collections::BTreeSet;

use serde_json::Value;

use super::field::{date, elements, first, inner, is_set, lines, stamp, text, words};
use super::records::{self, Record};
use super::{Input, Place, Row, Sink, Thread, Writer};
use crate::comment::{Body, Kind, Status};
use crate::diag::Findings;

/// What the lists of mentions are called.
const LISTS: [&str; 7] =
    ["children", "webmentions", "links", "items", "mentions", "entries", "json"];

/// What a mention is, by the property that holds the address of the post, and by the words of the
/// older interface for it.
const KINDS: [(&str, &str, Kind); 5] = [
    ("in-reply-to", "reply", Kind::Comment),
    ("like-of", "like", Kind::Like),
    ("repost-of", "repost", Kind::Repost),
    ("bookmark-of", "bookmark", Kind::Bookmark),
    ("mention-of", "link", Kind::Mention),
];

/// When it was said, or else when it came.
const DATES: [&str; 4] = ["published", "data.published", "wm-received", "verified_date"];

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut targets = BTreeSet::new();
    records::each(input, &LISTS, sink, |record, sink| {
        let Record { value, is_whole: true, place, .. } = record else { return Ok(()) };
        for mention in mentions(value) {
            let row = row(&mention, &place);
            if targets.insert(row.thread.clone()) {
                sink.thread(thread(&row.thread, &place));
            }
            sink.row(row)?;
        }
        Ok(())
    })
}

/// All mentions in a value, in the order in which they stand, as JF2.
fn mentions(value: Value) -> Vec<Value> {
    let mut found = Vec::new();
    let mut left = vec![value];
    while let Some(value) = left.pop() {
        let value = microformat::flat(value);
        match value {
            mention if is_mention(&mention) => found.push(mention),
            Value::Array(inner) => left.extend(inner.into_iter().rev()),
            Value::Object(fields) => {
                let inner: Vec<Value> = fields.into_iter().map(|(_, value)| value).collect();
                left.extend(inner.into_iter().rev());
            }
            _ => {}
        }
    }
    found
}

/// Whether it says where it comes from and what it is about. What a webhook is told wraps the mention
/// itself as `post`.
fn is_mention(value: &Value) -> bool {
    let has = |name: &str| words(inner(value, name)).is_some();
    let is_told = has("wm-id") || has("wm-source") || has("wm-target") || has("wm-property");
    let is_about = has("source") && has("target") && !inner(value, "post").is_object();
    let is_entry =
        inner(value, "type") == "entry" && KINDS.iter().any(|(of, ..)| !inner(value, of).is_null());
    is_told || is_about || is_entry
}

fn thread(target: &str, place: &Place) -> Thread {
    let urls = Some(target.to_owned()).filter(|target| !target.is_empty());
    let (key, urls) = (target.to_owned(), urls.into_iter().collect());
    Thread { key, urls, place: place.clone(), ..Thread::default() }
}

fn row(mention: &Value, place: &Place) -> Row {
    let (kind, target) = (kind(mention), target(mention));
    let date = date(mention, &DATES);
    let (writer, body) = (writer(mention), body(mention));
    let url = first(mention, &["url", "data.url", "wm-source", "source"]);
    let native = first(mention, &["wm-id", "id", "_id", "uid"]);
    let id = native.unwrap_or_else(|| digest(mention, &target, &writer, &body));
    let is_private = ["wm-private", "private"].iter().any(|name| is_set(mention, name));
    Row {
        id,
        thread: target,
        parent: None,
        kind,
        status: if is_private { Status::Private } else { Status::Published },
        writer,
        is_owner: false,
        date,
        edited: stamp(mention, &["updated"]),
        body,
        url,
        is_acknowledged: false,
        is_labelled_spam: false,
        place: place.clone(),
    }
}

/// Of one without an id: what it is about, where it stands or who it is by, when, and what it says.
fn digest(mention: &Value, target: &str, writer: &Writer, body: &Body) -> String {
    let place = first(mention, &["url", "wm-source", "source"]).or_else(|| writer.url.clone());
    let date = first(mention, &DATES).unwrap_or_default();
    Row::digest_id(target, place.as_deref().unwrap_or(&writer.name), &date, &body.text)
}

/// By `wm-property`; by the word of the older interface; by the property that it has.
fn kind(mention: &Value) -> Kind {
    let said = first(mention, &["wm-property", "activity.type", "type"]).unwrap_or_default();
    let by_word = KINDS.iter().find(|(of, word, _)| said == *of || said == *word);
    let has = |of: &str| !inner(mention, of).is_null();
    let by_property = || KINDS.iter().find(|(of, ..)| said != "rsvp" && has(of));
    by_word.or_else(by_property).map_or(Kind::Mention, |(.., kind)| *kind)
}

/// The address of the post, as the mention has it.
fn target(mention: &Value) -> String {
    let address = |of: &str| elements(inner(mention, of)).iter().find_map(address);
    let by_property = || KINDS.iter().find_map(|(of, ..)| address(of));
    first(mention, &["wm-target", "target"]).or_else(by_property).unwrap_or_default()
}

/// An address alone, or of a citation.
fn address(value: &Value) -> Option<String> {
    words(value).or_else(|| first(value, &["url", "value"]))
}

fn writer(mention: &Value) -> Writer {
    let author = ["author", "data.author"].map(|name| elements(inner(mention, name)));
    let Some(author) = author.into_iter().flatten().next() else { return Writer::default() };
    // An author who is only a string is an address, or a name.
    match words(author) {
        Some(url) if url.starts_with("http") => Writer { url: Some(url), ..Writer::default() },
        Some(name) => Writer { name, ..Writer::default() },
        None => Writer {
            name: first(author, &["name", "nickname"]).unwrap_or_default(),
            url: elements(inner(author, "url")).iter().find_map(words),
            email: first(author, &["email"]),
            ..Writer::default()
        },
    }
}

/// What it says: its content; of a page without one, its summary or its title.
fn body(mention: &Value) -> Body {
    let content = elements(inner(mention, "content")).first().unwrap_or(&Value::Null);
    let is_html = first(content, &["content-type"]).is_some_and(|kind| kind.contains("html"));
    let html = text(content, if is_html { &["value", "html"] } else { &["html"] });
    let html = html.or_else(|| text(mention, &["data.content"]));
    let plain = || text(content, &["text", "value"]).or_else(|| content.as_str().map(lines));
    let about = || text(mention, &["summary", "summary.value", "name", "data.name"]);
    let words = || plain().filter(|words| !words.trim().is_empty()).or_else(about);
    html.map_or_else(|| Body::plain(words().unwrap_or_default()), Body::html)
}
