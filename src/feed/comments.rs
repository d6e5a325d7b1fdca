//! Feeds of what is said: each comment an item that tells what it answers.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;

use super::Words;
use super::channel::{Channel, Item, Person, blog_author, titled};
use crate::comment::{Author, Thread, html};
use crate::config::{Config, FeedFormat};
use crate::site::{CommentId, EntryId, Site, address};
use crate::value::digest::Known;
use crate::value::url::UrlPath;

/// What a feed of comments is made of, besides the configuration and the theme's words: there is nothing
/// else that it could know.
#[derive(Hash)]
pub struct Talk<'a> {
    format: FeedFormat,
    /// The post it is about; of the feed of the whole blog, none.
    about: Option<Post<'a>>,
    /// The newest first, each the number of a turn.
    said: Vec<(Post<'a>, usize)>,
}

/// A post that somebody talked about.
#[derive(Clone, Copy)]
struct Post<'a> {
    url: &'a UrlPath,
    title: &'a str,
    /// Whether somebody paid for it.
    is_paid: bool,
    /// BCP 47.
    language: &'a str,
    thread: &'a Known<Thread>,
    /// Of each turn; made of nothing but the words of the thread.
    html: &'a [String],
}

impl Hash for Post<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { url, title, is_paid, language, thread, html: _ } = self;
        (url, title, is_paid, language, thread.digest()).hash(state);
    }
}

impl<'a> Talk<'a> {
    /// What was said on one entry or on the whole blog; `html` holds that of every turn of every entry.
    pub fn of(
        site: &'a Site,
        html: &'a [Arc<Vec<String>>],
        of: Option<EntryId>,
        format: FeedFormat,
        comments: &[CommentId],
    ) -> Self {
        let post = |id| Post::of(site, html, id);
        let said = comments.iter().map(|id| (post(id.entry), id.turn)).collect();
        Self { format, about: of.map(post), said }
    }

    /// The feed's format.
    pub(super) fn format(&self) -> FeedFormat {
        self.format
    }
}

impl<'a> Post<'a> {
    fn of(site: &'a Site, html: &'a [Arc<Vec<String>>], id: EntryId) -> Self {
        let entry = site.entry(id);
        let language = entry.document.front.lang.as_deref();
        Self {
            url: &entry.url,
            title: &entry.document.title,
            is_paid: entry.document.front.sponsor.is_some(),
            language: language.unwrap_or(&site.config.language),
            thread: site.thread(id),
            html: html.get(id.0).map_or(&[], |turns| turns),
        }
    }

    /// What it is called.
    fn titled(&self, words: Words<'_>) -> Cow<'a, str> {
        titled(self.title, self.is_paid, self.language, words)
    }
}

impl<'a> Channel<'a> {
    /// The comments on one entry, or on the whole blog.
    pub(super) fn of_comments(talk: &Talk<'a>, config: &'a Config, words: Words<'_>) -> Self {
        let Talk { format, about, said } = talk;
        let url = about.map_or_else(UrlPath::root, |post| post.url.clone());
        let (key, title, language) = match about {
            Some(post) => ("comments_on", post.titled(words), post.language),
            None => ("comments_of", config.title.as_str().into(), config.language.as_str()),
        };
        let items = said.iter().filter_map(|(post, turn)| comment(*post, *turn, config, words));
        let items: Vec<_> = items.collect();
        let own = config.base_url.absolute(&address::comment_feed(&url, *format));
        Self {
            // The page itself is the id of the post, or of the feed of posts.
            id: format!("{}#comments", config.base_url.absolute(&url)),
            title: (words.phrase)(key, language).replace("{title}", &title),
            description: "",
            language,
            home: config.base_url.absolute(&url),
            own,
            author: blog_author(config),
            updated: items.iter().filter_map(|item| item.updated.as_ref()).max().cloned(),
            items,
        }
    }

    /// Whether anything in it is a comment or was commented on.
    pub(super) fn is_about_talk(&self) -> bool {
        self.items.iter().any(|item| item.answers.is_some() || item.replies.is_some())
    }
}

/// One comment; none where it is not shown.
fn comment<'a>(post: Post<'a>, turn: usize, config: &Config, words: Words<'_>) -> Option<Item<'a>> {
    let turns = &post.thread.turns;
    let said = turns.get(turn)?.comment.as_ref()?;
    let page = config.base_url.absolute(post.url);
    let place = |turn: usize| Some(format!("{page}#{}", turns.get(turn)?.anchor()));
    let author = person(&said.author, post.language, words);
    let title = (words.phrase)("comment_by", post.language);
    // What somebody calls themselves is put in last: it may look like a placeholder.
    let (before, after) = title.split_once("{name}").unwrap_or((&title, ""));
    let titled = post.titled(words);
    let [before, after] = [before, after].map(|part| part.replace("{title}", &titled));
    let moment = |at: Timestamp| at.to_zoned(config.time_zone.clone());
    let parent = turns.get(turn)?.parent;
    Some(Item {
        url: place(turn)?,
        title: format!("{before}{}{after}", author.name).into(),
        summary: "",
        content: post.html.get(turn).cloned().unwrap_or_default(),
        published: said.date.map(moment),
        updated: said.edited.max(said.date).map(moment),
        authors: vec![author],
        categories: Vec::new(),
        image: None,
        language: None,
        answers: parent.map_or_else(|| Some(page.clone()), place),
        replies: None,
    })
}

fn person(author: &Author, language: &str, words: Words<'_>) -> Person {
    let name = html::name(&author.name);
    let name = if name.is_empty() { (words.phrase)("somebody", language) } else { name };
    Person { name, url: author.url.as_deref().and_then(html::address) }
}
