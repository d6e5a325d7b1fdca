//! Feeds of what is said: each comment an item that tells what it answers.

use jiff::Timestamp;

use super::Words;
use super::channel::{Channel, Item, Person, blog_author};
use crate::comment::{Author, html};
use crate::config::FeedFormat;
use crate::site::{CommentId, EntryId, Site, address};
use crate::value::url::UrlPath;

impl<'a> Channel<'a> {
    /// The comments on one entry, or on the whole blog.
    pub(super) fn of_comments(
        site: &'a Site,
        of: Option<EntryId>,
        format: FeedFormat,
        comments: &[CommentId],
        words: Words<'_>,
    ) -> Self {
        let config = &site.config;
        let about = of.map(|id| site.entry(id));
        let url = about.map_or_else(UrlPath::root, |entry| entry.url.clone());
        let (key, title) = match about {
            Some(entry) => ("comments_on", &entry.document.title),
            None => ("comments_of", &config.title),
        };
        let language = of.map_or(config.language.as_str(), |id| language(site, id));
        let items: Vec<_> = comments.iter().filter_map(|id| comment(site, *id, words)).collect();
        let own = config.base_url.absolute(&address::comment_feed(&url, format));
        Self {
            // The page itself is the id of the post, or of the feed of posts.
            id: format!("{}#comments", config.base_url.absolute(&url)),
            title: (words.phrase)(key, language).replace("{title}", title),
            description: "",
            language,
            home: config.base_url.absolute(&url),
            own,
            author: blog_author(site),
            updated: items.iter().filter_map(|item| item.updated.as_ref()).max().cloned(),
            items,
        }
    }

    /// Whether anything in it is a comment or was commented on.
    pub(super) fn is_about_talk(&self) -> bool {
        self.items.iter().any(|item| item.answers.is_some() || item.replies.is_some())
    }
}

fn language(site: &Site, id: EntryId) -> &str {
    site.entry(id).document.front.lang.as_deref().unwrap_or(&site.config.language)
}

/// One comment; none where it is not shown.
fn comment<'a>(site: &'a Site, id: CommentId, words: Words<'_>) -> Option<Item<'a>> {
    let (turn, entry) = (site.turn(id), site.entry(id.entry));
    let said = turn.comment.as_ref()?;
    let post = site.config.base_url.absolute(&entry.url);
    let place = |turn: usize| format!("{post}#{}", site.turn(CommentId { turn, ..id }).anchor());
    let author = person(&said.author, language(site, id.entry), words);
    let title = (words.phrase)("comment_by", language(site, id.entry));
    // What somebody calls themselves is put in last: it may look like a placeholder.
    let (before, after) = title.split_once("{name}").unwrap_or((&title, ""));
    let [before, after] =
        [before, after].map(|part| part.replace("{title}", &entry.document.title));
    let moment = |at: Timestamp| at.to_zoned(site.config.time_zone.clone());
    Some(Item {
        url: place(id.turn),
        title: format!("{before}{}{after}", author.name).into(),
        summary: "",
        content: (words.comment)(id),
        published: said.date.map(moment),
        updated: said.edited.max(said.date).map(moment),
        authors: vec![author],
        categories: Vec::new(),
        image: None,
        language: None,
        answers: Some(turn.parent.map_or_else(|| post.clone(), place)),
        replies: None,
    })
}

fn person(author: &Author, language: &str, words: Words<'_>) -> Person {
    let name = html::name(&author.name);
    let name = if name.is_empty() { (words.phrase)("somebody", language) } else { name };
    Person { name, url: author.url.as_deref().and_then(html::address) }
}
