//! Atom, RFC 4287.

use super::channel::{Channel, Item, Person, rfc3339};
use crate::config::FeedFormat;
use crate::value::xml::Xml;

/// When a feed without posts was last changed: never.
const NEVER: &str = "1970-01-01T00:00:00Z";

pub(super) fn print(channel: &Channel<'_>) -> String {
    let mut xml = Xml::new();
    let namespace = ("xmlns", "http://www.w3.org/2005/Atom");
    xml.open("feed", &[namespace, ("xml:lang", channel.language)]);
    xml.text("title", &[], &channel.title);
    if !channel.description.is_empty() {
        xml.text("subtitle", &[], channel.description);
    }
    let media_type = FeedFormat::Atom.media_type();
    xml.empty("link", &[("rel", "self"), ("type", media_type), ("href", &channel.own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &channel.home)]);
    xml.text("id", &[], &channel.home);
    xml.text("updated", &[], &channel.updated.map_or_else(|| NEVER.to_owned(), rfc3339));
    person(&mut xml, &channel.author);
    xml.text("generator", &[], "hobnob");
    for item in &channel.items {
        entry(&mut xml, item);
    }
    xml.finish()
}

fn entry(xml: &mut Xml, item: &Item<'_>) {
    let language: Vec<_> = item.language.iter().map(|language| ("xml:lang", *language)).collect();
    xml.open("entry", &language);
    xml.text("title", &[], item.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
    if let Some(image) = &item.image {
        xml.empty("link", &[("rel", "enclosure"), ("href", image)]);
    }
    xml.text("id", &[], &item.url);
    if let Some(published) = item.published {
        xml.text("published", &[], &rfc3339(published));
    }
    xml.text("updated", &[], &item.updated.map_or_else(|| NEVER.to_owned(), rfc3339));
    for author in &item.authors {
        person(xml, author);
    }
    for term in &item.categories {
        xml.empty("category", &[("term", &term.slug), ("label", &term.name)]);
    }
    if !item.summary.is_empty() {
        xml.text("summary", &[], item.summary);
    }
    xml.text("content", &[("type", "html")], &item.content);
    xml.close();
}

fn person(xml: &mut Xml, person: &Person) {
    xml.open("author", &[]);
    xml.text("name", &[], &person.name);
    if let Some(url) = &person.url {
        xml.text("uri", &[], url);
    }
    xml.close();
}
