//! Commento's JSON, which Commento++ writes too, and that of its heir Comentario.
//!
//! People stand beside the comments, in the document itself, which is told first: so each comment
//! finds its writer although the list of them stands behind.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::{date, elements, first, inner, is_set, stamp, text, words};
use super::records::{self, Record};
use super::{Input, Row, Sink, Thread, Writer};
use crate::comment::{Body, Kind, Status};
use crate::diag::Findings;

/// What Comentario calls nobody: all zeros.
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// Whom comments are by and what they are about, by id.
#[derive(Default)]
struct Around {
    people: BTreeMap<String, Value>,
    pages: BTreeMap<String, Value>,
    told: BTreeSet<String>,
}

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut around = Around::default();
    records::each(input, &["comments"], sink, |record, sink| {
        if id(&record.value, &ID).is_none() || record.value.get("comments").is_some() {
            around.learn(&record.value);
        } else if record.is_whole {
            let thread = around.thread(&record);
            let row = around.row(&record, &thread.key);
            if around.told.insert(thread.key.clone()) {
                sink.thread(thread);
            }
            sink.row(row)?;
        }
        Ok(())
    })
}

const ID: [&str; 2] = ["commentHex", "id"];

/// The first of these fields that is an id: neither `root` nor `anonymous` nor zeros.
fn id(value: &Value, names: &[&str]) -> Option<String> {
    let is_id = |id: &String| !["root", "anonymous", "undefined", NOBODY].contains(&id.as_str());
    names.iter().find_map(|name| words(inner(value, name)).filter(is_id))
}

/// Words that a program did not make of a missing value.
fn said(value: &Value, names: &[&str]) -> Option<String> {
    first(value, names).filter(|said| said != "undefined" && said != "null")
}

impl Around {
    fn learn(&mut self, document: &Value) {
        self.people.extend(by_id(document, "commenters"));
        self.pages.extend(by_id(document, "pages"));
        self.pages.extend(by_id(document, "domainPages"));
    }

    fn thread(&self, record: &Record<'_>) -> Thread {
        let comment = &record.value;
        let page =
            id(comment, &["pageId"]).and_then(|page| self.pages.get(&page)).unwrap_or(&Value::Null);
        let path = first(comment, &["url", "path"]).or_else(|| first(page, &["url", "path"]));
        let path = path.unwrap_or_default();
        let url = match first(comment, &["domain"]) {
            Some(domain) if !path.contains("://") => {
                format!("https://{domain}/{}", path.trim_start_matches('/'))
            }
            _ => path,
        };
        Thread {
            key: first(comment, &["pageId"])
                .filter(|_| url.is_empty())
                .unwrap_or_else(|| url.clone()),
            urls: Some(url).filter(|url| !url.is_empty()).into_iter().collect(),
            title: said(page, &["title"]),
            is_closed: is_set(page, "isReadonly") || is_set(page, "isLocked"),
            place: record.place.clone(),
            ..Thread::default()
        }
    }

    fn row(&self, record: &Record<'_>, thread: &str) -> Row {
        let comment = &record.value;
        let account = id(comment, &["commenterHex", "userCreated"]);
        let person = account.as_ref().and_then(|account| self.people.get(account));
        let person = person.unwrap_or(&Value::Null);
        Row {
            id: id(comment, &ID).unwrap_or_default(),
            thread: thread.to_owned(),
            parent: id(comment, &["parentHex", "parentId"]),
            kind: Kind::Comment,
            status: status(comment),
            writer: Writer {
                name: said(person, &["name"])
                    .or_else(|| said(comment, &["authorName"]))
                    .unwrap_or_default(),
                url: said(person, &["link", "websiteUrl"]),
                account,
                email: said(person, &["email"]),
                ip: said(comment, &["authorIp"]),
                ..Writer::default()
            },
            is_owner: is_set(person, "isModerator") || is_set(person, "isOwner"),
            date: date(comment, &["creationDate", "createdTime"]),
            edited: stamp(comment, &["editedTime"]),
            body: body(comment),
            url: None,
            is_acknowledged: false,
            is_labelled_spam: false,
            place: record.place.clone(),
        }
    }
}

fn by_id<'d>(document: &'d Value, list: &str) -> impl Iterator<Item = (String, Value)> + use<'d> {
    let all = elements(inner(document, list)).iter();
    all.filter_map(|each| Some((id(each, &["commenterHex", "id"])?, each.clone())))
}

/// Commento writes a word for it, Comentario several truths.
fn status(comment: &Value) -> Status {
    let says = |name: &str| is_set(comment, name);
    let has = |name: &str| !inner(comment, name).is_null();
    match first(comment, &["state"]).as_deref() {
        _ if says("deleted") || says("isDeleted") => Status::Deleted,
        Some("approved") => Status::Published,
        Some("unapproved") => Status::Pending,
        Some("flagged") => Status::Spam,
        _ if says("isPending") => Status::Pending,
        _ if says("isApproved") => Status::Published,
        _ if has("isApproved") => Status::Hidden,
        _ => Status::Unknown,
    }
}

/// The Markdown that was typed; what was imported from elsewhere may have only HTML.
fn body(comment: &Value) -> Body {
    // What Commento leaves of a comment that was taken back.
    match text(comment, &["markdown"]).filter(|markdown| markdown != "[deleted]") {
        Some(markdown) => Body::markdown(markdown),
        None => Body::html(text(comment, &["html"]).unwrap_or_default()),
    }
}
