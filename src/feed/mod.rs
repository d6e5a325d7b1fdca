//! Feeds: what those who subscribe receive, in full. Knows the site and the plan; bodies are handed
//! in as HTML with absolute addresses.
//!
//! A [`Channel`] is what any feed says; each format is one function from it to text.

mod atom;
mod blogroll;
mod channel;
mod comments;
mod json;
mod rss;

use crate::config::{Config, FeedFormat};
use crate::page::FeedScope;
use crate::site::{EntryId, Site};

pub use blogroll::print as print_blogroll;
use channel::Channel;
pub use comments::Talk;

/// What a feed says that others know.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The whole body of an entry, HTML in which every address is absolute.
    pub content: &'a dyn Fn(EntryId) -> String,
    /// The words for a key, one of [`PHRASES`], in a language (BCP 47).
    pub phrase: &'a dyn Fn(&str, &str) -> String,
}

/// The keys that feeds ask for: what stands before a sponsor's name, what a post is called that
/// somebody paid for (`{title}`), what a feed of comments is called, on a post and on the blog
/// (`{title}`), what a comment is (`{name}`, `{title}`), and what stands for the name of somebody who
/// gave none.
pub const PHRASES: [&str; 6] =
    ["sponsored", "sponsored_title", "comments_on", "comments_of", "comment_by", "somebody"];

/// Prints a feed of posts.
pub fn print(
    site: &Site,
    scope: FeedScope,
    format: FeedFormat,
    entries: &[EntryId],
    words: Words<'_>,
) -> String {
    printed(format, &Channel::of(site, scope, format, entries, words))
}

/// Prints a feed of comments, on one entry or on the whole blog.
pub fn print_comments(talk: &Talk<'_>, config: &Config, words: Words<'_>) -> String {
    printed(talk.format(), &Channel::of_comments(talk, config, words))
}

fn printed(format: FeedFormat, channel: &Channel<'_>) -> String {
    match format {
        FeedFormat::Atom => atom::print(channel),
        FeedFormat::Rss => rss::print(channel),
        FeedFormat::Json => json::print(channel),
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;
    use crate::comment::sample::{comment, conversation};
    use crate::comment::{Author, Comment};
    use crate::site::sample::Sample;

    fn blog() -> Site {
        let config = "description: Tea & talk\nauthor: mara\nlanguage: en\n\
                      authors: {mara: {name: Mara Lind, url: /about/#mara}}\n";
        Sample::new(config)
            .with(
                "posts/2026-02-01-two/index.md",
                "---\ntitle: Two < Three\ntags: [Tea, Talk]\nupdated: 2026-03-01\nlang: de\n\
                 image: cup.jpg\nsponsor: {name: Pots & Co, url: 'https://pots.example/'}\n---\nWords.",
            )
            .with("posts/2026-01-01-one.md", "---\nauthors: [A Guest]\n---\n# One\n\nThe *first*.")
            .asset("posts/2026-02-01-two/cup.jpg")
            .site()
    }

    const WORDS: Words<'_> = Words {
        content: &|_| String::new(),
        phrase: &|key, language| match key {
            "sponsored" => format!("Paid ({language})"),
            "sponsored_title" => "Paid: {title}".to_owned(),
            "comment_by" => format!("{{name}} on {{title}} ({language})"),
            "comments_on" => "On {title}".to_owned(),
            _ => key.to_owned(),
        },
    };

    fn printed(site: &Site, scope: FeedScope, format: FeedFormat) -> String {
        let entries: Vec<EntryId> = site.posts().collect();
        let content = |id: EntryId| format!("<p>Body {} & \u{c}more</p>", id.0);
        print(site, scope, format, &entries, Words { content: &content, ..WORDS })
    }

    #[test]
    fn atom_says_all() {
        let site = blog();
        let feed = printed(&site, FeedScope::Blog, FeedFormat::Atom);
        let feed = atom_syndication::Feed::from_str(&feed).unwrap();
        assert_eq!((feed.title.as_str(), feed.id.as_str()), ("A", "https://a.example/"));
        assert_eq!(feed.updated.to_rfc3339(), "2026-03-01T00:00:00+00:00");
        let links: Vec<_> = feed.links.iter().map(|link| (&*link.rel, &*link.href)).collect();
        let expected =
            [("self", "https://a.example/atom.xml"), ("alternate", "https://a.example/")];
        assert_eq!(links, expected);
        let entry = &feed.entries[0];
        assert_eq!(
            (entry.title.as_str(), &*entry.id),
            ("Paid: Two < Three", "https://a.example/posts/two/")
        );
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-02-01T00:00:00+00:00");
        assert_eq!(entry.updated.to_rfc3339(), "2026-03-01T00:00:00+00:00");
        assert_eq!(entry.authors[0].name, "Mara Lind");
        assert_eq!(entry.categories[1].label.as_deref(), Some("Talk"));
        assert_eq!(entry.links[1].href, "https://a.example/posts/two/cup.jpg");
        let content = entry.content.as_ref().unwrap();
        assert_eq!(content.content_type.as_deref(), Some("html"));
        let label = "<p class=\"sponsor\">Paid (de) <a href=\"https://pots.example/\" \
                     rel=\"sponsored nofollow\">Pots &amp; Co</a></p>\n<p>Body 0 & more</p>";
        assert_eq!(content.value.as_deref(), Some(label));
        assert_eq!(feed.entries[1].authors[0].name, "A Guest");
    }

    #[test]
    fn rss_says_all() {
        let site = blog();
        let scope = FeedScope::Term { taxonomy: 0, term: 1 };
        let channel = ::rss::Channel::from_str(&printed(&site, scope, FeedFormat::Rss)).unwrap();
        assert_eq!((channel.title(), channel.link()), ("Tea · A", "https://a.example/tags/tea/"));
        assert_eq!(channel.description(), "Tea & talk");
        assert_eq!(channel.last_build_date(), Some("Sun, 1 Mar 2026 00:00:00 +0000"));
        let item = &channel.items()[0];
        assert_eq!(item.title(), Some("Paid: Two < Three"));
        assert_eq!(item.guid().map(|guid| guid.value()), Some("https://a.example/posts/two/"));
        assert_eq!(item.pub_date(), Some("Sun, 1 Feb 2026 00:00:00 +0000"));
        assert_eq!(item.description(), Some("Words."));
        assert!(item.content().is_some_and(|content| content.ends_with("<p>Body 0 & more</p>")));
        let creators = item.dublin_core_ext().map(|core| core.creators().to_vec());
        assert_eq!(creators, Some(vec!["Mara Lind".to_owned()]));
        let extensions = channel.extensions();
        let own = &extensions["atom"]["link"][0].attrs["href"];
        assert_eq!(own, "https://a.example/tags/tea/rss.xml");
    }

    #[test]
    fn json_says_all() {
        let feed = printed(&blog(), FeedScope::Blog, FeedFormat::Json);
        let feed: serde_json::Value = serde_json::from_str(&feed).unwrap();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["feed_url"], "https://a.example/feed.json");
        let item = &feed["items"][0];
        assert_eq!(item["id"], "https://a.example/posts/two/");
        assert_eq!(item["tags"], serde_json::json!(["Tea", "Talk"]));
        assert_eq!(item["language"], "de");
        assert_eq!(item["date_modified"], "2026-03-01T00:00:00+00:00");
        assert_eq!(item["authors"][0]["url"], "https://a.example/about/#mara");
        assert_eq!(item["image"], "https://a.example/posts/two/cup.jpg");
        assert_eq!(feed["items"][1].get("image"), None);
    }

    /// A blog with an answer to an answer under its newest post.
    fn talk() -> Site {
        let config = "timezone: Europe/Berlin\ncomments: {owners: [{names: [Mara]}]}\n";
        let by = |name: &str, url: Option<&str>, mut said: Comment| {
            said.author = Author { name: name.into(), url: url.map(str::to_owned), person: None };
            said
        };
        let comments = vec![
            by("Ada &amp; <b>Bo", Some("https://ada.example/"), comment("wordpress:1", None, 60)),
            by("", Some("javascript:alert(1)"), comment("wordpress:2", Some("wordpress:1"), 120)),
        ];
        Sample::new(config)
            .with("posts/b.md", "---\ntitle: B {name}\ndate: 2026-02-01\nlang: de\n---\n")
            .with("posts/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n")
            .said(conversation("posts/b.md", "", comments))
            .said(conversation("posts/a.md", "", vec![comment("wordpress:3", None, 90)]))
            .site()
    }

    fn comments(of: Option<EntryId>, format: FeedFormat) -> String {
        let site = talk();
        let newest = site.newest_comments(of, 10);
        let html = || (0..2).map(|turn| format!("<p>Said {turn}</p>")).collect();
        let html: Vec<_> = site.entries.iter().map(|_| std::sync::Arc::new(html())).collect();
        print_comments(&Talk::of(&site, &html, of, format, &newest), &site.config, WORDS)
    }

    #[test]
    fn a_feed_of_comments_tells_who_answers_whom() {
        let feed = comments(None, FeedFormat::Atom);
        let feed = atom_syndication::Feed::from_str(&feed).unwrap();
        assert_eq!((&*feed.title.value, &*feed.id), ("comments_of", "https://a.example/#comments"));
        assert_eq!(feed.links[0].href, "https://a.example/comments/atom.xml");
        assert_eq!(feed.updated.to_rfc3339(), "1970-01-01T01:02:00+01:00");
        let found = feed.entries.iter().map(|entry| {
            let answers = &entry.extensions["thr"]["in-reply-to"][0].attrs["ref"];
            let place = |url: &str| url.trim_start_matches("https://a.example/posts/").to_owned();
            (place(&entry.id), entry.title.as_str(), place(answers))
        });
        let expected = [
            ("b/#comment-wordpress-2", "somebody on B {name} (de)", "b/#comment-wordpress-1"),
            ("a/#comment-wordpress-3", "Ada on A (en)", "a/"),
            ("b/#comment-wordpress-1", "Ada & Bo on B {name} (de)", "b/"),
        ];
        let expected = expected.map(|(id, title, of)| (id.to_owned(), title, of.to_owned()));
        assert_eq!(found.collect::<Vec<_>>(), expected);
        assert_eq!(feed.entries[0].authors[0].uri, None);
        let content = feed.entries[0].content.as_ref().and_then(|content| content.value.as_deref());
        assert_eq!(content, Some("<p>Said 1</p>"));
    }

    #[test]
    fn a_feed_of_one_post_has_its_own_comments_only() {
        for of in [EntryId(0), EntryId(1)] {
            let channel = comments(Some(of), FeedFormat::Rss);
            let channel = ::rss::Channel::from_str(&channel).unwrap();
            let (path, count) = if of.0 == 0 { ("b", 2) } else { ("a", 1) };
            assert_eq!(channel.link(), format!("https://a.example/posts/{path}/"));
            assert_eq!(channel.items().len(), count);
        }
        let feed: serde_json::Value =
            serde_json::from_str(&comments(Some(EntryId(0)), FeedFormat::Json)).unwrap();
        assert_eq!(feed["title"], "On B {name}");
        let answers = "https://a.example/posts/b/#comment-wordpress-1";
        assert_eq!(feed["items"][0]["_answers"], answers);
    }

    #[test]
    fn a_feed_of_posts_counts_what_was_said() {
        let site = talk();
        let atom = printed(&site, FeedScope::Blog, FeedFormat::Atom);
        let atom = atom_syndication::Feed::from_str(&atom).unwrap();
        let replies: Vec<_> =
            atom.entries[0].links.iter().filter(|link| link.rel == "replies").collect();
        assert_eq!(replies[0].href, "https://a.example/posts/b/comments/atom.xml");
        assert_eq!(replies[1].href, "https://a.example/posts/b/#comment-wordpress-1");
        let total = &atom.entries[0].extensions["thr"]["total"][0];
        assert_eq!(total.value.as_deref(), Some("2"));
        let rss = printed(&site, FeedScope::Blog, FeedFormat::Rss);
        let rss = ::rss::Channel::from_str(&rss).unwrap();
        let item = &rss.items()[0];
        assert_eq!(item.comments(), Some("https://a.example/posts/b/#comment-wordpress-1"));
        let count = &item.extensions()["slash"]["comments"][0];
        assert_eq!(count.value.as_deref(), Some("2"));
        let json = printed(&site, FeedScope::Blog, FeedFormat::Json);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["items"][0]["_comments"]["count"], 2);
        assert!(!printed(&blog(), FeedScope::Blog, FeedFormat::Atom).contains("thr:"));
    }

    #[test]
    fn a_blog_without_posts_has_a_feed_all_the_same() {
        let site = Sample::new("").site();
        let feed = printed(&site, FeedScope::Blog, FeedFormat::Atom);
        let feed = atom_syndication::Feed::from_str(&feed).unwrap();
        assert_eq!(feed.updated.to_rfc3339(), "1970-01-01T00:00:00+00:00");
        assert!(
            ::rss::Channel::from_str(&printed(&site, FeedScope::Blog, FeedFormat::Rss)).is_ok()
        );
    }
}
