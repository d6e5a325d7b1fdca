//! Whom and what a report names: the first ten of each list.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::book::{Book, Talk};
use super::period::Moments;
use super::wait::{Outcome, Wait};
use super::{Reader, Talked, Unheard, Waiting};
use crate::comment::{Topic, anchor, html};
use crate::remind::Post;
use crate::value::url::web_address;

/// How many names a list has at most.
const MOST: usize = 10;

/// Who makes them.
pub(super) struct Lists<'a> {
    pub(super) book: &'a Book<'a>,
    pub(super) place: &'a dyn Fn(&Topic) -> Post,
    pub(super) moments: Moments,
}

impl Lists<'_> {
    /// Those of these who still wait, since longest first.
    pub(super) fn waiting(
        &self,
        waits: &[&Wait<'_>],
        which: impl Fn(&Wait<'_>) -> bool,
    ) -> Vec<Waiting> {
        let waiting = waits.iter().filter(|wait| wait.outcome == Outcome::Open && which(wait));
        let told = waiting.take(MOST).map(|wait| {
            let post = (self.place)(wait.topic);
            let url = format!("{}#{}", post.url, anchor(&wait.comment.id));
            let name = html::name(&wait.comment.author.name);
            let name = if name.is_empty() { "somebody".to_owned() } else { name };
            Waiting { id: wait.comment.id.clone(), post, url, name, since: wait.since }
        });
        told.collect()
    }

    /// Posts that started to be talked about, the most talked about first.
    pub(super) fn started(&self) -> Vec<Talked> {
        let mut talks = self.talks(|talk| talk.started);
        talks.sort_by_key(|(at, talk)| (Reverse(talk.comments), *at, &talk.topic.address));
        self.talked(&talks)
    }

    /// Posts that fell silent, the latest first.
    pub(super) fn silent(&self) -> Vec<Talked> {
        let mut talks = self.talks(|talk| talk.fell_silent(self.book.now));
        talks.sort_by_key(|(at, talk)| (Reverse(*at), &talk.topic.address));
        self.talked(&talks)
    }

    /// The talks to which something happened in the period, and when.
    fn talks(&self, at: impl Fn(&Talk<'_>) -> Option<Timestamp>) -> Vec<(Timestamp, &Talk<'_>)> {
        let talks = self.book.talks.iter().filter_map(|talk| Some((at(talk)?, talk)));
        talks.filter(|(at, _)| self.moments.has(*at)).collect()
    }

    fn talked(&self, talks: &[(Timestamp, &Talk<'_>)]) -> Vec<Talked> {
        let talked = |(at, talk): &(Timestamp, &Talk<'_>)| Talked {
            post: (self.place)(talk.topic),
            comments: talk.comments,
            at: *at,
        };
        talks.iter().take(MOST).map(talked).collect()
    }

    /// Posts that nobody has said a word about, the latest first.
    pub(super) fn unheard(&self, all: &[Unheard]) -> Vec<Unheard> {
        let mut posts: Vec<&Unheard> =
            all.iter().filter(|post| self.moments.has(post.at)).collect();
        posts.sort_by_key(|unheard| (Reverse(unheard.at), &unheard.post.url));
        posts.into_iter().take(MOST).cloned().collect()
    }

    /// Who came most, to the most posts where they said as much; of those, who came first.
    pub(super) fn came_most(&self) -> Vec<Reader> {
        let mut said: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
        for entry in self.moments.of(&self.book.entries, |entry| entry.at) {
            if let Some(person) = entry.person {
                let (comments, posts) = said.entry(person).or_default();
                *comments += 1;
                posts.insert(entry.talk);
            }
        }
        let mut people: Vec<_> = said.into_iter().collect();
        people.sort_by_key(|(person, (comments, posts))| {
            (Reverse(*comments), Reverse(posts.len()), *person)
        });
        let reader = |(person, (comments, posts)): (usize, (usize, BTreeSet<usize>))| {
            let person = self.book.people.get(person)?;
            let website = person.last.comment.author.url.as_deref().and_then(website);
            let (name, posts, first) = (person.name(), posts.len(), person.first);
            Some(Reader { name, website, comments, posts, first })
        };
        people.into_iter().take(MOST).filter_map(reader).collect()
    }
}

/// A site as it may be shown: some type their e-mail address there, and nobody is to see that.
fn website(written: &str) -> Option<String> {
    let url = web_address(written).ok().filter(|url| url.username().is_empty())?;
    Some(url.into())
}
