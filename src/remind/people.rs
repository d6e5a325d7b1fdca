//! How well the blog knows each of its readers.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;

use crate::comment::{Conversation, Owners, identity};

/// What is known of one reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acquaintance {
    /// How many comments of theirs are shown.
    pub comments: usize,
    /// Under how many posts they spoke.
    pub posts: usize,
    /// When, from the first to the last.
    pub moments: Vec<Timestamp>,
}

/// Everybody who spoke, by [`identity`]; the owners are not among them.
#[derive(Debug, Default)]
pub struct People(HashMap<String, Acquaintance>);

impl People {
    /// Those who spoke in any of these conversations.
    pub fn of<'a>(
        conversations: impl IntoIterator<Item = &'a Conversation>,
        owners: &Owners,
    ) -> Self {
        let mut people = Self::default();
        let _ = owners;
        for conversation in conversations {
            let mut met: BTreeSet<String> = BTreeSet::new();
            let said = conversation.comments.iter();
            for comment in said.filter(|one| one.is_shown() && !one.is_owner) {
                let who = identity(&comment.author);
                let known = people.0.entry(who.clone()).or_default();
                known.comments += 1;
                known.posts += usize::from(met.insert(who));
                known.moments.extend(comment.date);
            }
        }
        people.0.values_mut().for_each(|known| known.moments.sort_unstable());
        people
    }

    /// Somebody, by [`identity`].
    pub fn get(&self, identity: &str) -> Option<&Acquaintance> {
        self.0.get(identity)
    }
}
