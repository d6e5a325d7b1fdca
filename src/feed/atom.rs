//! Atom, RFC 4287, with its extension for threads, RFC 4685, where there are any.

use jiff::Zoned;

use super::channel::{Channel, Item, Person, Replies, rfc3339};
use crate::config::FeedFormat;
use crate::value::xml::Xml;

/// When a feed without posts was last changed: never.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// The extension for threads.
pub(super) const THREADS: (&str, &str) = ("xmlns:thr", "http://purl.org/syndication/thread/1.0");

pub(super) fn print(channel: &Channel<'_>) -> String {
    let mut xml = Xml::new();
    let mut attributes = vec![("xmlns", "http://www.w3.org/2005/Atom")];
    attributes.extend(Some(THREADS).filter(|_| channel.is_about_talk()));
    attributes.push(("xml:lang", channel.language));
    xml.open("feed", &attributes);
    xml.text("title", &[], &channel.title);
    if !channel.description.is_empty() {
        xml.text("subtitle", &[], channel.description);
    }
    let media_type = FeedFormat::Atom.media_type();
    xml.empty("link", &[("rel", "self"), ("type", media_type), ("href", &channel.own)]);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &channel.home)]);
    xml.text("id", &[], &channel.id);
    xml.text("updated", &[], &moment(channel.updated.as_ref()));
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
    xml.text("title", &[], &item.title);
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.url)]);
    if let Some(image) = &item.image {
        xml.empty("link", &[("rel", "enclosure"), ("href", image)]);
    }
    if let Some(replies) = &item.replies {
        print_replies(xml, replies);
    }
    xml.text("id", &[], &item.url);
    if let Some(answers) = &item.answers {
        let place = [("ref", answers.as_str()), ("type", "text/html"), ("href", answers)];
        xml.empty("thr:in-reply-to", &place);
    }
    if let Some(published) = &item.published {
        xml.text("published", &[], &rfc3339(published));
    }
    xml.text("updated", &[], &moment(item.updated.as_ref()));
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

fn print_replies(xml: &mut Xml, replies: &Replies) {
    let count = replies.count.to_string();
    let updated = replies.updated.as_ref().map(rfc3339);
    let mut known = vec![("thr:count", count.as_str())];
    known.extend(updated.iter().map(|updated| ("thr:updated", updated.as_str())));
    let feed = replies.feed.iter().map(|feed| (FeedFormat::Atom.media_type(), feed));
    for (media_type, href) in feed.chain([("text/html", &replies.page)]) {
        let link = [("rel", "replies"), ("type", media_type), ("href", href)];
        xml.empty("link", &[link.as_slice(), &known].concat());
    }
    xml.text("thr:total", &[], &count);
}

fn moment(known: Option<&Zoned>) -> String {
    known.map_or_else(|| NEVER.to_owned(), rfc3339)
}

fn person(xml: &mut Xml, person: &Person) {
    xml.open("author", &[]);
    xml.text("name", &[], &person.name);
    if let Some(url) = &person.url {
        xml.text("uri", &[], url);
    }
    xml.close();
}
