//! JSON Feed 1.1.

use serde_json::{Map, Value, json};

use super::channel::{Channel, Item, Person, Replies, rfc3339};

pub(super) fn print(channel: &Channel<'_>) -> String {
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.home,
        "feed_url": channel.own,
        "description": some(channel.description),
        "language": channel.language,
        "authors": [person(&channel.author)],
        "items": channel.items.iter().map(item).collect::<Vec<_>>(),
    });
    format!("{:#}\n", without_nulls(feed))
}

fn item(item: &Item<'_>) -> Value {
    let names: Vec<&str> = item.categories.iter().map(|term| term.name.as_str()).collect();
    let authors: Vec<Value> = item.authors.iter().map(person).collect();
    without_nulls(json!({
        "id": item.url,
        "url": item.url,
        "title": item.title,
        "summary": some(item.summary),
        "content_html": item.content,
        "image": item.image,
        "date_published": item.published.as_ref().map(rfc3339),
        "date_modified": item.updated.as_ref().map(rfc3339),
        "authors": (!authors.is_empty()).then_some(authors),
        "tags": (!names.is_empty()).then_some(names),
        "language": item.language,
        "_answers": item.answers,
        "_comments": item.replies.as_ref().map(replies),
    }))
}

/// The format has no word for threads; what begins with `_` is an extension.
fn replies(replies: &Replies) -> Value {
    without_nulls(json!({
        "count": replies.count,
        "url": replies.page,
        "feed_url": replies.feed,
        "date_modified": replies.updated.as_ref().map(rfc3339),
    }))
}

fn person(person: &Person) -> Value {
    without_nulls(json!({"name": person.name, "url": person.url}))
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// The format has no `null`: what is not there is left out.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>(),
        ),
        other => other,
    }
}
