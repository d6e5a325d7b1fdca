//! A conversation as it is shared: kept once, however many look at it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use super::{Comment, Conversation, Thread, Topic};
use crate::value::digest::Known;

/// A conversation with what readers see of it.
#[derive(Clone, Debug)]
pub struct Talk {
    /// The post that it is taken to be about: often not quite what its file says.
    pub topic: Topic,
    /// Everything that was said.
    pub conversation: Arc<Conversation>,
    /// What readers see of it, unless there are others about the same post.
    pub thread: Arc<Known<Thread>>,
}

impl Talk {
    /// One conversation, about what its file says.
    pub fn of(conversation: &Arc<Conversation>) -> Self {
        let thread = Arc::new(Thread::of([conversation]).into());
        let topic = conversation.topic.clone();
        Self { topic, conversation: Arc::clone(conversation), thread }
    }
}

/// A comment where its conversation holds it.
#[derive(Clone)]
pub struct Heard {
    conversation: Arc<Conversation>,
    at: usize,
}

impl Heard {
    /// Every comment of a conversation, in its order.
    pub(super) fn all(conversation: &Arc<Conversation>) -> impl Iterator<Item = Self> + '_ {
        let all = 0..conversation.comments.len();
        all.map(|at| Self { conversation: Arc::clone(conversation), at })
    }
}

impl Deref for Heard {
    type Target = Comment;

    fn deref(&self) -> &Comment {
        &self.conversation.comments[self.at]
    }
}

impl PartialEq for Heard {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Heard {}

impl Hash for Heard {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
