//! What the store has already: a line about each comment, by id.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::address;
use super::origin;
use super::print::{Hash, fingerprint};
use super::spool::{Clock, Line};
use crate::comment::private::Contact;
use crate::comment::shelf::path_of;
use crate::comment::{Author, Comment, Conversation, Status, Topic};
use crate::diag::Findings;

/// The blog's comments, wherever they are kept.
pub trait Store {
    /// The files that hold conversations, in order.
    fn files(&self) -> Vec<String>;

    /// The conversations of a file; none where there is no such file.
    ///
    /// # Errors
    /// When it cannot be read, or is wrong.
    fn read(&self, file: &str) -> Result<Vec<Conversation>, Findings>;

    /// Puts what a file shall hold where it waits until everything is there; without conversations,
    /// the file shall be no more.
    ///
    /// # Errors
    /// When it cannot be written.
    fn stage(&mut self, file: &str, all: Vec<Conversation>) -> Result<(), Findings>;

    /// Puts aside what is private of a comment.
    ///
    /// # Errors
    /// When it cannot be written.
    fn keep(&mut self, id: &str, private: &Contact) -> Result<(), Findings>;

    /// Whether a comment is to stay away: it, or whoever wrote it, was to be forgotten.
    fn has_forgotten(&self, author: &Author, id: &str) -> bool;
}

/// Where a comment stands: a document's conversation, or one that has no post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// That of the document.
    Document(String),
    /// That of a post which was not found, by the key of its address.
    Nowhere(String),
}

/// All that stands.
#[derive(Default)]
pub(super) struct Standing {
    homes: Vec<Home>,
    /// The file of each document: an owner may have given it another name.
    files: HashMap<String, String>,
    /// The homes that each file holds, by number.
    holds: BTreeMap<String, Vec<usize>>,
    comments: HashMap<Hash, Stand>,
    persons: HashSet<Hash>,
}

/// One comment that stands.
struct Stand {
    home: usize,
    second: Option<i64>,
    /// Of who said it when it came.
    author: Hash,
    person: Option<String>,
    is_forgotten: bool,
}

/// The zones of the earth lie so many seconds apart, at most.
const AROUND_THE_EARTH: i64 = 26 * 60 * 60;

impl Home {
    pub(super) fn of(conversation: &Conversation) -> Self {
        let topic = &conversation.topic;
        match topic.document.is_empty() {
            true => Self::Nowhere(address::key(&topic.address)),
            false => Self::Document(topic.document.clone()),
        }
    }

    /// The document; empty where there is none.
    pub(super) fn document(&self) -> &str {
        match self {
            Self::Document(document) => document,
            Self::Nowhere(_) => "",
        }
    }
}

impl Standing {
    /// Looks through the store.
    pub(super) fn of(store: &dyn Store) -> Result<Self, Findings> {
        let mut standing = Self::default();
        for file in store.files() {
            for conversation in store.read(&file)? {
                standing.files.insert(conversation.topic.document.clone(), file.clone());
                standing.holds.entry(file.clone()).or_default().push(standing.homes.len());
                standing.homes.push(Home::of(&conversation));
                conversation.comments.iter().for_each(|comment| standing.add(comment));
            }
        }
        Ok(standing)
    }

    fn add(&mut self, comment: &Comment) {
        self.persons.extend(comment.author.person.as_deref().map(|person| fingerprint([person])));
        let author = match &comment.origin {
            Some(origin) => origin.author.clone(),
            None => origin::of(comment).author,
        };
        let stand = Stand {
            home: self.homes.len().saturating_sub(1),
            second: comment.date.map(|date| date.as_second()),
            author: fingerprint([&*author]),
            person: comment.author.person.clone(),
            is_forgotten: comment.status == Status::Forgotten,
        };
        self.comments.insert(fingerprint([&*comment.id]), stand);
    }

    /// The file of a conversation.
    pub(super) fn file(&self, home: &Home) -> String {
        let document = home.document();
        let stands = self.files.get(document).filter(|_| !document.is_empty());
        let topic = || Topic { document: document.to_owned(), ..Topic::default() };
        stands.cloned().unwrap_or_else(|| path_of(&topic()))
    }

    /// The files that hold more than these homes, in order.
    pub(super) fn files_beside(&self, homes: &BTreeSet<&Home>) -> impl Iterator<Item = &str> {
        let is_other =
            |number: &usize| self.homes.get(*number).is_some_and(|it| !homes.contains(it));
        let beside = self.holds.iter().filter(move |(_, held)| held.iter().any(is_other));
        beside.map(|(file, _)| file.as_str())
    }

    /// Whether a comment of this id stands.
    pub(super) fn has(&self, id: Hash) -> bool {
        self.comments.contains_key(&id)
    }

    /// Whether the comment that stands under this id is the one that came: who said it or when is the
    /// same. `None` where nothing stands.
    pub(super) fn is_same(&self, id: Hash, line: &Line) -> Option<bool> {
        let stand = self.comments.get(&id)?;
        let is_near = match (stand.second, line.clock) {
            (Some(stands), Clock::At(came) | Clock::Local(came)) => {
                (stands - came).abs() <= AROUND_THE_EARTH
            }
            (None, _) | (_, Clock::Unknown) => stand.is_forgotten,
        };
        Some(is_near || stand.author == line.origin)
    }

    /// Where a comment stands.
    pub(super) fn home(&self, id: Hash) -> Option<&Home> {
        self.homes.get(self.comments.get(&id)?.home)
    }

    /// Where most of these comments stand.
    pub(super) fn home_of_most(&self, ids: impl Iterator<Item = Hash>) -> Option<&Home> {
        let mut times: BTreeMap<usize, usize> = BTreeMap::new();
        for stand in ids.filter_map(|id| self.comments.get(&id)) {
            *times.entry(stand.home).or_default() += 1;
        }
        let most = times.into_iter().max_by_key(|(home, times)| (*times, usize::MAX - home))?;
        self.homes.get(most.0)
    }

    /// What another key of the blog called people, learnt from comments that stand: so an import on
    /// a second machine changes nobody. A key that the store knows stays.
    pub(super) fn learn(&self, lines: &[Line]) -> HashMap<Hash, String> {
        let mut learnt = HashMap::new();
        for line in lines {
            let known = self.comments.get(&line.id).and_then(|stand| stand.person.as_ref());
            if let (Some(came), Some(known)) = (line.person, known)
                && !self.persons.contains(&came)
            {
                learnt.entry(came).or_insert_with(|| known.clone());
            }
        }
        learnt
    }
}
