//! One conversation, from what came and what stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::copies::{self, Single};
use super::draft::{Draft, Drawing};
use super::identity::Identity;
use super::merge::{self, Merged, merge};
use super::moving::Moving;
use super::pasted::{self, Pasted};
use super::placing::{Placing, address_of};
use super::posts::Posts;
use super::print::Hash;
use super::spool::Spool;
use super::standing::{Home, Standing, Store};
use super::{link, origin};
use crate::comment::{Author, Body, Comment, Conversation, Status, Topic};
use crate::diag::Findings;

/// All that conversations are made from.
pub(super) struct Gathering<'a> {
    pub(super) posts: Posts<'a>,
    pub(super) standing: &'a Standing,
    pub(super) identities: Vec<Identity>,
    pub(super) moving: Moving,
    /// What another key called people.
    pub(super) people: HashMap<Hash, String>,
    /// The lines that go to each conversation.
    lines: BTreeMap<Home, Vec<usize>>,
}

/// A conversation with what is new in it.
pub(super) struct Gathered {
    pub(super) conversation: Conversation,
    /// Ids of those that are new or have new words.
    pub(super) news: BTreeSet<String>,
    pub(super) added: usize,
    pub(super) updated: usize,
    pub(super) unchanged: usize,
    pub(super) copies: usize,
    pub(super) is_changed: bool,
    /// The drafts it came from, their comments empty: for what is to be told of them.
    pub(super) drafts: Vec<Draft>,
}

impl<'a> Gathering<'a> {
    pub(super) fn of(
        posts: Posts<'a>,
        spool: &Spool<'_>,
        identities: Vec<Identity>,
        placing: Placing,
        (standing, store): (&'a Standing, &dyn Store),
    ) -> Result<Self, Findings> {
        let moving = Moving::of(store, standing, &placing)?;
        let people = standing.learn(&spool.lines);
        let mut lines: BTreeMap<Home, Vec<usize>> = BTreeMap::new();
        for (number, home) in placing.homes.into_iter().enumerate() {
            if let Some(home) = home {
                lines.entry(home).or_default().push(number);
            }
        }
        Ok(Self { posts, standing, identities, moving, people, lines })
    }

    /// Every conversation that may change, in order.
    pub(super) fn homes(&self) -> Vec<Home> {
        let moving = self.moving.goals().chain(&self.moving.left);
        let all: BTreeSet<&Home> = self.lines.keys().chain(moving).collect();
        all.into_iter().cloned().collect()
    }

    /// Makes one of them.
    pub(super) fn gather(
        &self,
        home: &Home,
        spool: &mut Spool<'_>,
        store: &dyn Store,
    ) -> Result<Gathered, Findings> {
        let stood = self.stood(home, store)?;
        let numbers = self.lines.get(home).map_or(&[][..], Vec::as_slice);
        let mut drafts = self.drafts(numbers, spool)?;
        link::link(&mut drafts);
        let stands: BTreeSet<&str> = stood.comments.iter().map(|comment| &*comment.id).collect();
        let mut single = copies::drop(drafts, |id| stands.contains(id));
        link::follow(&mut single.drafts, &single.renamed);
        let pasted = pasted::find(&stood.comments, &single.drafts);
        single.without(&pasted.renamed);
        link::open_circles(&mut single.drafts);
        let mut gathered = self.merged(stood, single, &pasted, store);
        gathered.is_changed |= self.moving.touches(home);
        self.head(home, numbers, spool, &mut gathered);
        Ok(gathered)
    }

    fn drafts(&self, numbers: &[usize], spool: &mut Spool<'_>) -> Result<Vec<Draft>, Findings> {
        let records = spool.read(numbers)?;
        let drafts = numbers.iter().zip(records).map(|(number, record)| {
            let line = &spool.lines[*number];
            let offset = spool.told()[line.thread].thread.offset;
            let drawing = Drawing { zone: self.posts.blog.zone, offset, people: &self.people };
            drawing.draw(record, line, &self.identities[*number])
        });
        Ok(drafts.collect())
    }

    /// The conversation as it stands, with those who arrive and without those who leave.
    fn stood(&self, home: &Home, store: &dyn Store) -> Result<Conversation, Findings> {
        let stood = match home {
            Home::Document(_) => store.read(&self.standing.file(home))?.into_iter().next(),
            Home::Nowhere(_) => self.moving.nowhere.get(home).cloned(),
        };
        let topic = Topic { document: home.document().to_owned(), ..Topic::default() };
        let mut stood =
            stood.unwrap_or(Conversation { topic, is_closed: false, comments: Vec::new() });
        stood.comments.retain(|comment| !self.moving.leaves(comment, home));
        stood.comments.extend(self.moving.to(home).iter().cloned());
        Ok(stood)
    }

    fn merged(
        &self,
        mut conversation: Conversation,
        Single { mut drafts, renamed }: Single,
        pasted: &Pasted,
        store: &dyn Store,
    ) -> Gathered {
        let before = conversation.comments.clone();
        let comments = &mut conversation.comments;
        let mut counts = [0, 0, 0];
        let mut news = BTreeSet::new();
        give_way(comments, &renamed);
        let mut numbers: HashMap<String, usize> = comments
            .iter()
            .enumerate()
            .map(|(number, comment)| (comment.id.clone(), number))
            .collect();
        for draft in &mut drafts {
            let (id, came) = (draft.comment.id.clone(), settled(draft, store));
            match numbers.get(&id) {
                Some(number) => {
                    let merged = merge(&mut comments[*number], came);
                    counts[if merged == Merged::Unchanged { 2 } else { 1 }] += 1;
                    if merged == Merged::Reworded {
                        news.insert(id);
                    }
                }
                None if came.status == Status::Private => (),
                None => {
                    counts[0] += 1;
                    numbers.insert(id.clone(), comments.len());
                    news.insert(id);
                    comments.push(came);
                }
            }
        }
        pasted.tell(comments);
        merge::mark_lost(comments);
        comments.sort_by_cached_key(link::order);
        let is_changed = *comments != before;
        let [added, updated, unchanged] = counts;
        let copies = renamed.len();
        Gathered { conversation, news, added, updated, unchanged, copies, is_changed, drafts }
    }

    /// What stands above the comments.
    fn head(&self, home: &Home, numbers: &[usize], spool: &Spool<'_>, gathered: &mut Gathered) {
        if !gathered.is_changed {
            return;
        }
        let threads: BTreeSet<usize> =
            numbers.iter().map(|number| spool.lines[*number].thread).collect();
        let told: Vec<_> = threads.iter().map(|number| &spool.told()[*number]).collect();
        if gathered.added > 0 {
            gathered.conversation.is_closed |= told.iter().any(|told| told.thread.is_closed);
        }
        let topic = &mut gathered.conversation.topic;
        let post = self.posts.post(home);
        match post {
            Some(post) => {
                topic.address.clone_from(&post.address);
                topic.title.clone_from(&post.title);
            }
            None if home.document().is_empty() => {
                // The least of all, so that it does not matter which system came first.
                least(&mut topic.address, told.iter().map(|told| address_of(told)));
                let titles = told.iter().filter_map(|told| told.thread.title.clone());
                least(&mut topic.title, titles.map(|title| title.trim().to_owned()));
            }
            None => (),
        }
    }
}

/// Takes copies out of what stands whose other one stays; what the owner said of one is said of the
/// other.
fn give_way(comments: &mut Vec<Comment>, renamed: &HashMap<String, String>) {
    let marks: HashMap<&String, _> = comments
        .iter()
        .filter_map(|comment| Some((renamed.get(&comment.id)?, comment.mark?)))
        .collect();
    for comment in comments.iter_mut().filter(|comment| comment.mark.is_none()) {
        comment.mark = marks.get(&comment.id).copied();
    }
    comments.retain(|comment| !renamed.contains_key(&comment.id));
    for parent in comments.iter_mut().filter_map(|comment| comment.parent.as_mut()) {
        if let Some(stays) = renamed.get(parent) {
            parent.clone_from(stays);
        }
    }
}

/// The comment of a draft, with its origin; of somebody who asked to be forgotten, its place alone.
fn settled(draft: &mut Draft, store: &dyn Store) -> Comment {
    let mut comment = draft.comment.clone();
    draft.comment.body = Body::default();
    if store.has_forgotten(&comment.author, &comment.id) {
        comment.author = Author::default();
        comment.status = Status::Forgotten;
        super::draft::empty(&mut comment);
        return comment;
    }
    comment.origin = Some(origin::of(&comment));
    comment
}

fn least(word: &mut String, others: impl Iterator<Item = String>) {
    let all = others.chain([std::mem::take(word)]).filter(|other| !other.is_empty());
    *word = all.min().unwrap_or_default();
}
