//! What stands in one place and goes to another: a post was found that was not, or is mapped anew.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::placing::Placing;
use super::print::{Hash, fingerprint};
use super::standing::{Home, Standing, Store};
use crate::comment::{Comment, Conversation};
use crate::diag::Findings;

/// Comments on their way from one conversation to another.
#[derive(Default)]
pub(super) struct Moving {
    /// Those that arrive, by where they go.
    arrivals: BTreeMap<Home, Vec<Comment>>,
    /// The conversations without a post, by key, without those that leave.
    pub(super) nowhere: BTreeMap<Home, Conversation>,
    /// Conversations that some leave.
    pub(super) left: BTreeSet<Home>,
    leaving: HashMap<Hash, Home>,
}

impl Moving {
    pub(super) fn of(
        store: &dyn Store,
        standing: &Standing,
        placing: &Placing,
    ) -> Result<Self, Findings> {
        let mut moving = Self::default();
        let mut found = BTreeMap::new();
        for (id, home) in placing.ids.iter().zip(&placing.homes) {
            let (Some(goes), Some(stands)) = (home, standing.home(*id)) else {
                continue;
            };
            if goes != stands {
                moving.leaving.insert(*id, goes.clone());
                moving.left.insert(stands.clone());
                found.insert(stands.clone(), goes.clone());
            }
        }
        let files: BTreeSet<String> = moving.left.iter().map(|home| standing.file(home)).collect();
        let nowhere = standing.file(&Home::Nowhere(String::new()));
        for file in files.into_iter().chain([nowhere]).collect::<BTreeSet<_>>() {
            for conversation in store.read(&file)? {
                moving.part(conversation, &found);
            }
        }
        Ok(moving)
    }

    /// Takes those out of a conversation that leave it. Of a post that was found, everybody does.
    fn part(&mut self, mut conversation: Conversation, found: &BTreeMap<Home, Home>) {
        self.take_along(&conversation);
        let home = Home::of(&conversation);
        let all = found.get(&home).filter(|_| home.document().is_empty());
        for comment in std::mem::take(&mut conversation.comments) {
            let goes = self.leaving.get(&fingerprint([&*comment.id])).or(all);
            match goes {
                Some(goes) => self.arrivals.entry(goes.clone()).or_default().push(comment),
                None => conversation.comments.push(comment),
            }
        }
        if home.document().is_empty() && !conversation.comments.is_empty() {
            self.nowhere.insert(home, conversation);
        }
    }

    /// What was answered here, and no export tells of, goes with the comment that it is for. By time, an
    /// answer stands behind that.
    fn take_along(&mut self, conversation: &Conversation) {
        let own = conversation.comments.iter().filter(|comment| comment.origin.is_none());
        for comment in own {
            let parent = comment.parent.as_ref().map(|parent| fingerprint([&**parent]));
            if let Some(goes) = parent.and_then(|parent| self.leaving.get(&parent)).cloned() {
                self.leaving.entry(fingerprint([&*comment.id])).or_insert(goes);
            }
        }
    }

    /// Those that arrive at a conversation.
    pub(super) fn to(&self, home: &Home) -> &[Comment] {
        self.arrivals.get(home).map_or(&[], Vec::as_slice)
    }

    /// Every conversation that somebody arrives at.
    pub(super) fn goals(&self) -> impl Iterator<Item = &Home> {
        self.arrivals.keys()
    }

    /// Whether anybody arrives at a conversation, or leaves it.
    pub(super) fn touches(&self, home: &Home) -> bool {
        self.arrivals.contains_key(home) || self.left.contains(home)
    }

    /// Whether a comment of `home` goes elsewhere.
    pub(super) fn leaves(&self, comment: &Comment, home: &Home) -> bool {
        self.leaving.get(&fingerprint([&*comment.id])).is_some_and(|goes| goes != home)
    }
}
