//! One status, as Mastodon and those that speak its language write it, or one note of Misskey.

use serde_json::Value;

use super::super::field::{date, elements, first, inner, is_set, lines, stamp, text};
use super::super::{Place, Row, Writer};
use crate::comment::{Body, Kind, Markup, Status};
use crate::value::html::escape;

/// Whether it is a status: it has a writer and words, though either may be empty.
pub(super) fn is_status(value: &Value) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| value.get(name).is_some());
    id(value).is_some()
        && has(&["account", "user", "in_reply_to_id", "replyId"])
        && has(&["content", "text"])
}

pub(super) fn id(status: &Value) -> Option<String> {
    first(status, &["id"])
}

/// The id of the status that it answers.
pub(super) fn answered(status: &Value) -> Option<String> {
    first(status, &["in_reply_to_id", "replyId"])
}

/// The blog's post that it may be about, the likeliest first, then its own address.
pub(super) fn addresses(status: &Value) -> Vec<String> {
    let words = text(status, &["content", "text"]).unwrap_or_default();
    let card = first(status, &["card.url"]).into_iter();
    card.chain(super::super::link::addresses(&words)).chain(address(status)).collect()
}

/// Where it stands: `uri` may be a name that is no address.
fn address(status: &Value) -> Option<String> {
    let addresses = ["url", "uri"].iter().filter_map(|name| first(status, &[name]));
    addresses.into_iter().find(|address| address.starts_with("http"))
}

/// The whole name of its account: `ida@chair.example`, also where its server leaves its own name out.
pub(super) fn account(status: &Value) -> Option<String> {
    let account = writer(status);
    let name = first(account, &["fqn", "acct", "username"])?;
    if name.contains('@') {
        return Some(name);
    }
    let url = first(account, &["url", "uri"]).and_then(|url| url::Url::parse(&url).ok());
    let host = first(account, &["host"]).or_else(|| url?.host_str().map(str::to_owned));
    Some(host.map_or(name.clone(), |host| format!("{name}@{host}")))
}

fn writer(status: &Value) -> &Value {
    let account = inner(status, "account");
    if account.is_object() { account } else { inner(status, "user") }
}

/// The comment that it is, of a thread that is not known here.
pub(super) fn row(status: &Value, place: &Place) -> Row {
    let account = writer(status);
    Row {
        id: id(status).unwrap_or_default(),
        thread: String::new(),
        parent: answered(status),
        kind: Kind::Comment,
        status: seen_by(status),
        writer: Writer {
            name: first(account, &["display_name", "name", "username"]).unwrap_or_default(),
            url: first(account, &["url", "uri"]),
            account: self::account(status),
            is_bot: is_set(account, "bot") || is_set(account, "isBot"),
            ..Writer::default()
        },
        is_owner: false,
        is_acknowledged: is_liked(status),
        date: date(status, &["created_at", "createdAt"]),
        edited: stamp(status, &["edited_at", "updatedAt"]),
        body: body(status),
        url: address(status),
        is_labelled_spam: false,
        place: place.clone(),
    }
}

/// Whether whoever asked for it likes it or passed it on; without signing in, nobody did.
fn is_liked(status: &Value) -> bool {
    let has = |name: &&str| is_set(status, name);
    ["favourited", "reblogged", "myReaction"].iter().any(has)
}

/// Only what everybody may see is public; whoever asks without signing in is told nothing else.
fn seen_by(status: &Value) -> Status {
    match first(status, &["visibility"]).as_deref() {
        _ if is_set(status, "localOnly") => Status::Private,
        Some("public" | "unlisted" | "home") | None => Status::Published,
        Some(_) => Status::Private,
    }
}

/// What it says, the line that warns of it first; of one without words, what its pictures show.
fn body(status: &Value) -> Body {
    let html = inner(status, "content").as_str().map(lines);
    let markup = if html.is_some() { Markup::Html } else { Markup::Plain };
    let words = html.or_else(|| text(status, &["text"])).unwrap_or_default();
    let words = if words.trim().is_empty() { pictures(status, markup) } else { words };
    let text = match (text(status, &["spoiler_text", "cw"]), markup) {
        (None, _) => words,
        (Some(warning), Markup::Html) => format!("<p>{}</p>\n{words}", escape(warning.trim())),
        (Some(warning), _) => format!("{}\n\n{words}", warning.trim()),
    };
    Body { markup, text }
}

fn pictures(status: &Value, markup: Markup) -> String {
    let all = ["media_attachments", "files"].map(|name| elements(inner(status, name)));
    let shown =
        all.into_iter().flatten().filter_map(|each| first(each, &["description", "comment"]));
    let each = |words: String| match markup {
        Markup::Html => format!("<p>{}</p>", escape(&words)),
        _ => words,
    };
    shown.map(each).collect::<Vec<_>>().join("\n")
}
