//! Readers who write elsewhere themselves: who they are, how often they came, and what they were given
//! for it. A blog is a conversation with other blogs, and it is easy to be only ever visited.
//!
//! Knows what was said and whom the owner names in the configuration. What the posts link to is told by
//! whoever has read them.

mod meeting;

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{Author, Conversation, Website};
use crate::config::{Config, Person};

pub use meeting::Visits;

/// Which sites are somebody else's own, and which of them are on the blogroll.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// The blog's own sites and those of its owners, by their homes.
    own: BTreeSet<String>,
    /// What the configuration's `people` have been given by standing there.
    roll: Vec<Gift>,
}

/// A link to somebody's site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gift {
    /// To whom: the [home](Website::home) of their site.
    pub home: String,
    /// Since when, where that is known.
    pub at: Option<Timestamp>,
    /// Where it stands.
    pub place: Place,
}

/// Where a link to a reader's site stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a document, by its path from `content/`.
    Document(String),
    /// In a comment of the owner's, by its id.
    Comment(String),
    /// On the blogroll.
    Blogroll,
}

/// A reader with a site, and what passed between them and the blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// What tells their site from others: `a.example`, `medium.com/@ada`.
    pub home: String,
    /// Its address, as they last wrote it.
    pub address: String,
    /// As they last signed, in plain words; the home of their site where they never did. Text: whoever
    /// shows it escapes it.
    pub name: String,
    /// How often they came.
    pub visits: Visits,
    /// Every link to them, those without a date first, then the earliest.
    pub gifts: Vec<Gift>,
    /// Of their visits, how many came after the last link to them; all where there is none. A link that
    /// states no date stands for good: nothing is owed.
    pub owed: usize,
    /// When the first of those was.
    pub owed_since: Option<Timestamp>,
}

impl Neighbours {
    /// Those of a blog.
    pub fn of(config: &Config) -> Self {
        let websites = config.comments.owners.iter().flat_map(|owner| &owner.websites);
        let authors = config.authors.values().filter_map(|author| author.url.as_ref());
        let own = websites.chain(authors).map(String::as_str).chain([config.base_url.as_str()]);
        let own = own.filter_map(|address| Website::of(address)?.home()).collect();
        let neighbours = Self { own, roll: Vec::new() };
        let people = config.people.iter();
        let roll = people.filter_map(|person| neighbours.listed(person, config)).collect();
        Self { roll, ..neighbours }
    }

    /// The home of the site that an address belongs to; `None` where that is the blog's own, or nobody's.
    pub fn home(&self, address: &str) -> Option<String> {
        Website::of(address)?.home().filter(|home| !self.own.contains(home))
    }

    /// Whether somebody's site is on the blogroll of the configuration: a fellow blogger.
    pub fn know(&self, author: &Author) -> bool {
        let home = author.url.as_deref().and_then(|url| self.home(url));
        home.is_some_and(|home| self.roll.iter().any(|gift| gift.home == home))
    }

    /// What somebody is given by standing on the blogroll.
    pub fn listed(&self, person: &Person, config: &Config) -> Option<Gift> {
        let home = self.home(&person.url)?;
        let midnight = person.since.and_then(|day| day.to_zoned(config.time_zone.clone()).ok());
        Some(Gift { home, at: midnight.map(|at| at.timestamp()), place: Place::Blogroll })
    }

    /// Everybody with a site of their own who came, the oldest debt first; those to whom nothing is owed
    /// stand last, the latest visit first. `gifts` are links that stand neither in comments nor in the
    /// configuration.
    ///
    /// Counts what the blog shows and nobody doubts: comments, and the mentions of its posts on other
    /// sites, but no likes.
    pub fn meet<'a>(
        &self,
        conversations: impl IntoIterator<Item = &'a Conversation>,
        gifts: Vec<Gift>,
    ) -> Vec<Neighbour> {
        meeting::neighbours(self, conversations, gifts)
    }
}

#[cfg(test)]
mod tests;
