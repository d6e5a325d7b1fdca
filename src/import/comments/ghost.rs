//! Ghost's backup, and what its API answers when asked for comments.
//!
//! Posts and people stand in the backup beside the comments, in the document itself, which is told
//! first. The ordinary export of Ghost leaves the comments out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::field::{date, elements, first, inner, stamp, text, utc};
use super::records::{self, Record};
use super::{Input, Row, Sink, Thread, Writer};
use crate::comment::{Body, Kind, Status};
use crate::diag::{Diagnostic, Findings};

/// What comments are about and who they are by.
#[derive(Default)]
struct Blog {
    posts: BTreeMap<String, Value>,
    members: BTreeMap<String, Value>,
    /// Private: the addresses of those who write the blog.
    staff: BTreeSet<String>,
    told: BTreeSet<String>,
    /// The id of each record that is a comment, and the post that it is under.
    comments: BTreeMap<usize, (String, String)>,
}

/// Reads one file.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut blog = Blog::default();
    records::each(input, &["comments", "replies"], sink, |record, sink| {
        let Some(id) = comment_id(&record) else {
            blog.learn(&record, sink);
            return Ok(());
        };
        let (above, post) = blog.above(&record);
        let thread = blog.thread(&record);
        let key = Some(thread.key.clone()).filter(|key| !key.is_empty()).or(post);
        let key = key.unwrap_or_default();
        blog.comments.insert(record.index, (id.clone(), key.clone()));
        if !record.is_whole {
            return Ok(());
        }
        let row = Row { parent: answered(&record.value).or(above), ..blog.row(&record, id, &key) };
        // An answer in another's list does not say whose post it is.
        if thread.key == key && blog.told.insert(thread.key.clone()) {
            sink.thread(thread);
        }
        sink.row(row)
    })
}

/// The id of a record that is a comment, not the document around them.
fn comment_id(record: &Record<'_>) -> Option<String> {
    let is_about = ["html", "status", "post_id", "member_id", "member"];
    let is_comment = is_about.iter().any(|name| record.value.get(name).is_some());
    first(&record.value, &["id"]).filter(|_| is_comment)
}

/// `parent_id` is always a root: the comment that is really answered stands apart.
fn answered(comment: &Value) -> Option<String> {
    first(comment, &["in_reply_to_id", "parent_id", "parent.id"])
}

impl Blog {
    /// The comment in whose list a record stands, and that one's post.
    fn above(&self, record: &Record<'_>) -> (Option<String>, Option<String>) {
        record.within.and_then(|within| self.comments.get(&within)).cloned().unzip()
    }

    fn learn(&mut self, record: &Record<'_>, sink: &mut dyn Sink) {
        let databases = elements(inner(&record.value, "db")).iter().map(|db| inner(db, "data"));
        for data in databases.chain([inner(&record.value, "data"), &record.value]) {
            self.posts.extend(by_id(data, "posts"));
            self.members.extend(by_id(data, "members"));
            let staff = elements(inner(data, "users")).iter();
            self.staff.extend(
                staff.filter_map(|user| first(user, &["email"])).map(|email| email.to_lowercase()),
            );
            let is_ordinary = data.get("posts").is_some() && data.get("comments").is_none();
            if is_ordinary && record.is_whole {
                let message = "this export of Ghost has no comments";
                let help = "make a backup instead: `ghost backup`, or Ghost's database as JSON with all tables";
                let place = record.place.span();
                sink.problem(
                    Diagnostic::warning("import/no-comments", message).at(place).help(help),
                );
            }
        }
    }

    fn thread(&self, record: &Record<'_>) -> Thread {
        let comment = &record.value;
        let key = first(comment, &["post_id", "post.id"]).unwrap_or_default();
        let post = self.posts.get(&key).unwrap_or(inner(comment, "post"));
        let urls = ["url", "canonical_url"].iter().filter_map(|name| first(post, &[name]));
        let uuid = first(post, &["uuid"]);
        Thread {
            ids: [key.clone()].into_iter().chain(uuid).filter(|id| !id.is_empty()).collect(),
            urls: urls.collect(),
            slug: first(post, &["slug"]),
            title: first(post, &["title"]),
            place: record.place.clone(),
            key,
            ..Thread::default()
        }
    }

    fn row(&self, record: &Record<'_>, id: String, thread: &str) -> Row {
        let comment = &record.value;
        let account = first(comment, &["member_id", "member.id"]);
        let member = account.as_ref().and_then(|id| self.members.get(id));
        let member = member.unwrap_or(inner(comment, "member"));
        let email = first(member, &["email"]);
        let is_owner =
            email.as_ref().is_some_and(|email| self.staff.contains(&email.to_lowercase()));
        Row {
            id,
            thread: thread.to_owned(),
            parent: None,
            kind: Kind::Comment,
            status: status(comment),
            writer: Writer {
                name: first(member, &["name"]).unwrap_or_default(),
                account,
                email,
                ..Writer::default()
            },
            is_owner,
            date: utc(date(comment, &["created_at"])),
            edited: stamp(comment, &["edited_at"]),
            body: Body::html(text(comment, &["html"]).unwrap_or_default()),
            url: None,
            is_acknowledged: false,
            is_labelled_spam: false,
            place: record.place.clone(),
        }
    }
}

fn by_id<'d>(data: &'d Value, list: &str) -> impl Iterator<Item = (String, Value)> + use<'d> {
    let all = elements(inner(data, list)).iter();
    all.filter_map(|each| Some((first(each, &["id"])?, each.clone())))
}

fn status(comment: &Value) -> Status {
    match first(comment, &["status"]).as_deref() {
        Some("hidden") => Status::Hidden,
        Some("deleted") => Status::Deleted,
        Some("published") | None => Status::Published,
        Some(_) => Status::Unknown,
    }
}
