//! One post of Bluesky.

use serde_json::Value;

use super::super::field::{date, elements, first, inner, is_set, lines};
use super::super::{Place, Row, Thread, Writer};
use super::facet;
use crate::comment::{Body, Kind, Status};

/// The first post of a thread, which links to the blog's own.
pub(super) fn thread(uri: &str, post: &Value, place: &Place) -> Thread {
    let cards =
        ["record.embed.external.uri", "embed.external.uri", "record.embed.media.external.uri"];
    let card = first(post, &cards).into_iter();
    let words = first(post, &["record.text"]).unwrap_or_default();
    let linked = facet::links(post).into_iter().chain(super::super::link::addresses(&words));
    let mut urls: Vec<String> = Vec::new();
    for url in card.chain(linked).chain(address(post, uri)) {
        if !urls.contains(&url) {
            urls.push(url);
        }
    }
    Thread {
        key: uri.to_owned(),
        ids: vec![uri.to_owned()],
        urls,
        title: first(post, &["record.embed.external.title", "embed.external.title"]),
        place: place.clone(),
        ..Thread::default()
    }
}

/// The comment that it is, of a thread that is not known here.
pub(super) fn row(post: &Value, uri: &str, place: &Place) -> Row {
    let handle = handle(post);
    let name = first(post, &["author.displayName"]).or_else(|| handle.clone());
    let labels = labels(post);
    let has = |label: &str| labels.iter().any(|known| known == label);
    Row {
        id: uri.to_owned(),
        thread: String::new(),
        parent: None,
        kind: Kind::Comment,
        status: match () {
            () if has("!hide") || has("!takedown") || has("!suspend") => Status::Hidden,
            () if has("!no-unauthenticated") => Status::Private,
            () => Status::Published,
        },
        writer: Writer {
            name: name.unwrap_or_default(),
            url: profile(post),
            account: handle.or_else(|| first(post, &["author.did"])),
            is_bot: has("bot"),
            ..Writer::default()
        },
        is_owner: false,
        is_acknowledged: false,
        date: date(post, &["record.createdAt", "indexedAt"]),
        edited: None,
        body: body(post),
        url: address(post, uri),
        is_labelled_spam: has("spam"),
        place: place.clone(),
    }
}

/// The account in the address of a post: `at://ACCOUNT/app.bsky.feed.post/KEY`.
pub(super) fn writer_of(uri: &str) -> Option<String> {
    uri.strip_prefix("at://")?.split('/').next().map(str::to_owned)
}

/// Its name on the network, unless that leads nowhere any more.
fn handle(post: &Value) -> Option<String> {
    first(post, &["author.handle"]).filter(|handle| handle != "handle.invalid")
}

fn profile(post: &Value) -> Option<String> {
    let account = handle(post).or_else(|| first(post, &["author.did"]))?;
    Some(format!("https://bsky.app/profile/{account}"))
}

fn address(post: &Value, uri: &str) -> Option<String> {
    let key = uri.rsplit_once('/')?.1;
    Some(format!("{}/post/{key}", profile(post)?))
}

/// What moderators, the network and the writer say of the post and of its writer, without what was
/// taken back.
fn labels(post: &Value) -> Vec<String> {
    let lists = ["labels", "author.labels", "record.labels.values"];
    let all = lists.iter().flat_map(|list| elements(inner(post, list)));
    let valid = all.filter(|label| !is_set(label, "neg"));
    valid.filter_map(|label| first(label, &["val"])).collect()
}

/// What it says; of one without words, what its pictures show or where its card leads.
fn body(post: &Value) -> Body {
    let words = inner(post, "record.text").as_str().unwrap_or_default();
    if words.trim().is_empty() {
        return Body::plain(lines(&attached(post)));
    }
    facet::body(words, elements(inner(post, "record.facets")))
}

fn attached(post: &Value) -> String {
    let embed = inner(post, "record.embed");
    let pictures =
        elements(inner(embed, "images")).iter().chain(elements(inner(embed, "media.images")));
    let shown = pictures.filter_map(|picture| first(picture, &["alt"]));
    let card = first(embed, &["external.uri"]);
    shown.chain(card).collect::<Vec<_>>().join("\n\n")
}
