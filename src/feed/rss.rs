//! RSS 2.0, with the modules that readers know for full text, authors and pictures.

use jiff::Zoned;

use super::atom::THREADS;
use super::channel::{Channel, Item, Replies};
use crate::config::FeedFormat;
use crate::value::xml::{Attributes, Xml};

const MODULES: Attributes<'_> = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

/// The modules for what is said under a post.
const TALK: Attributes<'_> = &[
    ("xmlns:slash", "http://purl.org/rss/1.0/modules/slash/"),
    THREADS,
    ("xmlns:wfw", "http://wellformedweb.org/CommentAPI/"),
];

pub(super) fn print(channel: &Channel<'_>) -> String {
    let mut xml = Xml::new();
    let of_talk = if channel.is_about_talk() { TALK } else { &[] };
    xml.open("rss", &[MODULES, of_talk].concat());
    xml.open("channel", &[]);
    xml.text("title", &[], &channel.title);
    xml.text("link", &[], &channel.home);
    // The element is required, and what it says is not.
    let description = channel.description;
    xml.text("description", &[], if description.is_empty() { &channel.title } else { description });
    let media_type = FeedFormat::Rss.media_type();
    xml.empty("atom:link", &[("rel", "self"), ("type", media_type), ("href", &channel.own)]);
    xml.text("language", &[], channel.language);
    if let Some(updated) = &channel.updated {
        xml.text("lastBuildDate", &[], &rfc2822(updated));
    }
    xml.text("generator", &[], "hobnob");
    for item in &channel.items {
        print_item(&mut xml, item);
    }
    xml.finish()
}

fn print_item(xml: &mut Xml, item: &Item<'_>) {
    xml.open("item", &[]);
    xml.text("title", &[], &item.title);
    xml.text("link", &[], &item.url);
    xml.text("guid", &[("isPermaLink", "true")], &item.url);
    if let Some(answers) = &item.answers {
        xml.empty("thr:in-reply-to", &[("ref", answers), ("href", answers)]);
    }
    if let Some(replies) = &item.replies {
        print_replies(xml, replies);
    }
    if let Some(published) = &item.published {
        xml.text("pubDate", &[], &rfc2822(published));
    }
    for author in &item.authors {
        xml.text("dc:creator", &[], &author.name);
    }
    if let Some(language) = item.language {
        xml.text("dc:language", &[], language);
    }
    for term in &item.categories {
        xml.text("category", &[], &term.name);
    }
    if let Some(image) = &item.image {
        xml.empty("media:content", &[("url", image), ("medium", "image")]);
    }
    if !item.summary.is_empty() {
        xml.text("description", &[], item.summary);
    }
    xml.text("content:encoded", &[], &item.content);
    xml.close();
}

fn print_replies(xml: &mut Xml, replies: &Replies) {
    xml.text("comments", &[], &replies.page);
    xml.text("slash:comments", &[], &replies.count.to_string());
    if let Some(feed) = &replies.feed {
        xml.text("wfw:commentRss", &[], feed);
    }
}

/// A moment as RFC 2822 has it, English whatever the blog speaks.
fn rfc2822(moment: &Zoned) -> String {
    moment.strftime("%a, %-d %b %Y %H:%M:%S %z").to_string()
}
