//! As JSON, version 1.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};

use crate::comment::neighbour::Place;
use crate::remind::Post;
use crate::report::giving::{Account, Giving, Linked, Outgoing};

/// Prints all of it, with a line feed at its end. Moments are RFC 3339 in the blog's zone.
pub fn print(giving: &Giving) -> String {
    let zone = giving.now.time_zone();
    let object = json!({
        "version": 1,
        "blog": {"title": giving.blog.title, "url": giving.blog.url},
        "now": told(&giving.now),
        "readers": giving.accounts.iter().map(|one| account(one, zone)).collect::<Value>(),
        "posts": giving.posts.iter().map(outgoing).collect::<Value>(),
    });
    format!("{object:#}\n")
}

fn account(account: &Account, zone: &TimeZone) -> Value {
    let one = &account.neighbour;
    let (in_documents, in_comments) = account.links();
    json!({
        "name": one.name,
        "site": one.home,
        "url": one.address,
        "comments": one.visits.comments,
        "mentions": one.visits.mentions,
        "posts": one.visits.posts,
        "first": moment(one.visits.first, zone),
        "last": moment(one.visits.last, zone),
        "links": {
            "documents": in_documents,
            "comments": in_comments,
            "blogroll": account.is_on_blogroll(),
        },
        "last_link": account.last.as_ref().map(|last| linked(last, zone)),
        "owed": one.owed,
        "owed_since": moment(one.owed_since, zone),
    })
}

fn linked(linked: &Linked, zone: &TimeZone) -> Value {
    let (place, comment) = match &linked.place {
        Place::Document(_) => ("document", None),
        Place::Comment(id) => ("comment", Some(id)),
        Place::Blogroll => ("blogroll", None),
    };
    let post = linked.post.as_ref().map(post);
    json!({"in": place, "at": moment(linked.at, zone), "post": post, "comment": comment})
}

fn outgoing(outgoing: &Outgoing) -> Value {
    let readers = outgoing.readers.iter().map(|(site, name)| json!({"name": name, "site": site}));
    json!({
        "post": post(&outgoing.post),
        "date": outgoing.date.as_ref().map(told),
        "links": outgoing.links,
        "readers": readers.collect::<Value>(),
    })
}

fn post(post: &Post) -> Value {
    json!({"document": post.document, "title": post.title, "url": post.url})
}

fn moment(at: Option<Timestamp>, zone: &TimeZone) -> Option<String> {
    at.map(|at| told(&at.to_zoned(zone.clone())))
}

fn told(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
