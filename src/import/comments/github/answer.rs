//! One comment or reply, in the words of GraphQL or of REST.

use serde_json::Value;

use super::super::field::{date, elements, first, inner, is_set, stamp, text};
use super::super::{Place, Row, Writer};
use super::post::number;
use crate::comment::{Body, Kind, Status};

/// Whether it is one, wherever it stands: only comments point at what they belong to, or say how they
/// stand in it.
pub(super) fn is_answer(value: &Value) -> bool {
    let marks = ["issue_url", "isAnswer", "isMinimized", "replyTo", "replyToId"];
    marks.iter().any(|name| value.get(name).is_some()) && value.get("title").is_none()
}

/// The number of the post that it points at.
pub(super) fn post(value: &Value) -> Option<String> {
    let stated = first(value, &["discussion.number", "issue.number"]);
    let addresses = ["issue_url", "html_url", "url"];
    stated.or_else(|| addresses.iter().find_map(|name| number(&first(value, &[name])?)))
}

/// The comment, which answers the one it stands in unless it says another.
pub(super) fn row(value: &Value, thread: String, within: Option<String>, place: &Place) -> Row {
    let created = first(value, &["createdAt", "created_at"]);
    let is_changed = |name: &&&str| first(value, &[name]) != created;
    let changes = ["lastEditedAt", "updated_at"];
    let (writer, body) = (writer(value), body(value));
    let id = first(value, &["id", "node_id", "databaseId"]);
    let id = id.unwrap_or_else(|| {
        Row::digest_id(&thread, &writer.name, created.as_deref().unwrap_or_default(), &body.text)
    });
    Row {
        id,
        thread,
        parent: first(value, &["replyTo.id", "replyToId"]).or(within),
        kind: Kind::Comment,
        status: status(value),
        writer,
        is_owner: association(value).as_deref() == Some("OWNER"),
        is_acknowledged: is_acknowledged(value),
        date: date(value, &["createdAt", "created_at"]),
        edited: changes.iter().filter(is_changed).find_map(|name| stamp(value, &[name])),
        body,
        url: first(value, &["html_url", "url"]).filter(|url| !url.contains("//api.")),
        is_labelled_spam: false,
        place: place.clone(),
    }
}

/// Whether it was taken for the answer to a question, or whoever asked for the export liked it.
fn is_acknowledged(value: &Value) -> bool {
    let lists = ["reactionGroups", "reactions"].map(|name| inner(value, name));
    let listed = lists.into_iter().flat_map(elements);
    let listed = listed.map(|group| (first(group, &["content"]), group));
    let named = lists.into_iter().filter_map(Value::as_object).flatten();
    let named = named.map(|(content, group)| (Some(content.clone()), group));
    let doubt = ["THUMBS_DOWN", "CONFUSED"];
    let likes = |(content, group): (Option<String>, &Value)| {
        let is_doubt = content.is_some_and(|content| doubt.contains(&content.as_str()));
        is_set(group, "viewerHasReacted") && !is_doubt
    };
    ["isAnswer", "viewerHasUpvoted"].iter().any(|name| is_set(value, name))
        || listed.chain(named).any(likes)
}

fn association(value: &Value) -> Option<String> {
    first(value, &["authorAssociation", "author_association"]).map(|word| word.to_uppercase())
}

/// Who deleted their account is called `ghost`, as on GitHub.
fn writer(value: &Value) -> Writer {
    let author = inner(value, if value.get("user").is_some() { "user" } else { "author" });
    let Some(login) = first(author, &["login", "name"]) else {
        return Writer { name: "ghost".to_owned(), ..Writer::default() };
    };
    let kind = first(author, &["type", "__typename"]);
    let stated = first(author, &["html_url", "url"]).filter(|url| !url.contains("//api."));
    let is_bot = login.ends_with("[bot]")
        || kind.as_deref() == Some("Bot")
        || is_set(author, "is_bot")
        || stated.as_ref().is_some_and(|url| url.contains("github.com/apps/"));
    Writer {
        name: first(author, &["name"]).unwrap_or_else(|| login.clone()),
        url: stated.or_else(|| Some(format!("https://github.com/{login}")).filter(|_| !is_bot)),
        account: Some(login),
        is_bot,
        ..Writer::default()
    }
}

/// A moderator who minimizes says why; only one of the reasons is advertising.
fn status(value: &Value) -> Status {
    let reason = first(value, &["minimizedReason"]).unwrap_or_default().to_lowercase();
    match (is_set(value, "isMinimized"), reason.as_str()) {
        _ if !inner(value, "deletedAt").is_null() => Status::Deleted,
        (true, "spam") => Status::Spam,
        (true, _) => Status::Hidden,
        (false, _) => Status::Published,
    }
}

/// The Markdown that was typed, else what GitHub made of it.
fn body(value: &Value) -> Body {
    let html = || text(value, &["bodyHTML", "body_html"]).map(Body::html);
    let plain = || text(value, &["bodyText", "body_text"]).map(Body::plain);
    let markdown = text(value, &["body"]).map(Body::markdown);
    markdown.or_else(html).or_else(plain).unwrap_or_else(|| Body::markdown(""))
}
