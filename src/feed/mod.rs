//! Feeds: what those who subscribe receive, in full. Knows the site and the plan; bodies are handed
//! in as HTML with absolute addresses.
//!
//! A [`Channel`] is what any feed says; each format is one function from it to text.

mod atom;
mod channel;
mod json;
mod rss;

use crate::config::FeedFormat;
use crate::page::FeedScope;
use crate::site::{EntryId, Site};

use channel::Channel;

/// What a feed says that others know.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The whole body of an entry, HTML in which every address is absolute.
    pub content: &'a dyn Fn(EntryId) -> String,
    /// The words before a sponsor's name, in a language (BCP 47): `Paid for by`.
    pub paid_by: &'a dyn Fn(&str) -> String,
}

/// Prints a feed.
pub fn print(
    site: &Site,
    scope: FeedScope,
    format: FeedFormat,
    entries: &[EntryId],
    words: Words<'_>,
) -> String {
    let channel = Channel::of(site, scope, format, entries, words);
    match format {
        FeedFormat::Atom => atom::print(&channel),
        FeedFormat::Rss => rss::print(&channel),
        FeedFormat::Json => json::print(&channel),
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;
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

    fn printed(site: &Site, scope: FeedScope, format: FeedFormat) -> String {
        let entries: Vec<EntryId> = site.posts().collect();
        let content = |id: EntryId| format!("<p>Body {} & \u{c}more</p>", id.0);
        let paid_by = |language: &str| format!("Paid ({language})");
        print(site, scope, format, &entries, Words { content: &content, paid_by: &paid_by })
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
            ("Two < Three", "https://a.example/posts/two/")
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
        assert_eq!(item.title(), Some("Two < Three"));
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
