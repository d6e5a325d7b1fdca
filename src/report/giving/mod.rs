//! Giving: how often readers who write elsewhere came, when the blog last linked to them, and to whom it
//! never did. The posts have been read, and what was said is at hand.

mod outgoing;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, Zoned};

use crate::comment::neighbour::{Gift, Place};
use crate::comment::{Conversation, Neighbour, Neighbours, anchor, html};
use crate::remind::{Blog, Post};
use crate::site::{Entry, Site};

pub use outgoing::Outgoing;

/// What passed between the blog and its readers' own sites.
#[derive(Clone, Debug)]
pub struct Giving {
    /// Of which blog.
    pub blog: Blog,
    /// The moment it is true at, in the blog's zone.
    pub now: Zoned,
    /// Everybody with a site of their own who came, the oldest debt first; those to whom nothing is owed
    /// stand last.
    pub accounts: Vec<Account>,
    /// Published posts, the newest first, with the readers that they link to.
    pub posts: Vec<Outgoing>,
}

/// What passed between the blog and one reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who they are, and what they were given.
    pub neighbour: Neighbour,
    /// The last link to them; `None` where there never was one.
    pub last: Option<Linked>,
}

/// A link to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Where it stands.
    pub place: Place,
    /// Since when, where that is known.
    pub at: Option<Timestamp>,
    /// The post or page that it is in, or under; of the blogroll, none.
    pub post: Option<Post>,
}

impl Account {
    /// How many links to them stand in posts and pages, and how many in comments of the owner's.
    pub fn links(&self) -> (usize, usize) {
        let count = |is: fn(&Place) -> bool| {
            self.neighbour.gifts.iter().filter(|gift| is(&gift.place)).count()
        };
        let in_comment = |place: &Place| matches!(place, Place::Comment(_));
        (count(|place| matches!(place, Place::Document(_))), count(in_comment))
    }

    /// Whether they are on the blogroll.
    pub fn is_on_blogroll(&self) -> bool {
        self.neighbour.gifts.iter().any(|gift| gift.place == Place::Blogroll)
    }
}

/// Sets what a blog gave its readers against how often they came.
pub fn measure(site: &Site, conversations: &[&Conversation], blog: Blog) -> Giving {
    let neighbours = Neighbours::of(&site.config);
    let entries: Vec<_> = site
        .entries
        .iter()
        .map(|entry| (entry, outgoing::homes(&entry.document, &neighbours)))
        .collect();
    let in_text =
        entries.iter().flat_map(|(entry, homes)| homes.iter().map(|home| gift(entry, home)));
    let pages = site.people.iter().filter_map(|person| neighbours.listed(person, &site.config));
    let gifts = in_text.chain(pages).collect();
    let met = neighbours.meet(conversations.iter().copied(), gifts);
    let posts = entries.iter().take(site.posts);
    let posts = posts.map(|(entry, homes)| Outgoing::of(post(site, entry), entry, homes, &met));
    Giving {
        posts: posts.collect(),
        accounts: Places::of(site, conversations, &met).accounts(met),
        now: site.now.clone(),
        blog,
    }
}

/// What a document gives. A post is as old as its date, a page as its last change.
fn gift(entry: &Entry, home: &str) -> Gift {
    let document = &entry.document;
    let at = document.front.date.as_ref().or_else(|| entry.changed());
    Gift {
        home: home.to_owned(),
        at: at.map(Zoned::timestamp),
        place: Place::Document(document.place.path.clone()),
    }
}

fn post(site: &Site, entry: &Entry) -> Post {
    let url = site.config.base_url.absolute(&entry.url);
    let title = html::name(&entry.document.title);
    let title = if title.is_empty() { html::line(&url) } else { title };
    Post { document: entry.document.place.path.clone(), title, url }
}

/// Where things are that a last link may stand in.
struct Places {
    by_document: BTreeMap<String, Post>,
    /// The documents that comments stand under, by the comments' ids.
    by_comment: BTreeMap<String, String>,
}

impl Places {
    /// Those of the last links to neighbours: a blog has many comments, and few of them are asked for.
    fn of(site: &Site, conversations: &[&Conversation], met: &[Neighbour]) -> Self {
        let last = met.iter().filter_map(Neighbour::last_gift);
        let ids: BTreeSet<&str> = last
            .filter_map(|gift| match &gift.place {
                Place::Comment(id) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        let said = conversations
            .iter()
            .flat_map(|one| one.comments.iter().map(|comment| (&comment.id, &one.topic.document)));
        let said = said.filter(|(id, _)| ids.contains(id.as_str()));
        let posts = site.entries.iter().map(|entry| post(site, entry));
        Self {
            by_document: posts.map(|post| (post.document.clone(), post)).collect(),
            by_comment: said.map(|(id, document)| (id.clone(), document.clone())).collect(),
        }
    }

    fn accounts(&self, met: Vec<Neighbour>) -> Vec<Account> {
        let account = |neighbour: Neighbour| {
            let last = neighbour.last_gift().map(|gift| self.linked(gift));
            Account { neighbour, last }
        };
        met.into_iter().map(account).collect()
    }

    fn linked(&self, gift: &Gift) -> Linked {
        let post = match &gift.place {
            Place::Document(path) => self.by_document.get(path).cloned(),
            Place::Comment(id) => self.under(id),
            Place::Blogroll => None,
        };
        Linked { place: gift.place.clone(), at: gift.at, post }
    }

    /// The post that a comment stands under, with the comment's own address.
    fn under(&self, id: &str) -> Option<Post> {
        let post = self.by_document.get(self.by_comment.get(id)?)?;
        Some(Post { url: format!("{}#{}", post.url, anchor(id)), ..post.clone() })
    }
}
