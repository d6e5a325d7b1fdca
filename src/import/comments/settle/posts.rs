//! The blog's posts by their documents.

use std::collections::HashMap;

use super::Blog;
use super::standing::Home;
use crate::comment::Conversation;
use crate::comment::spam::Subject;
use crate::import::comments::Post;

/// The blog, with the number of each document at hand.
#[derive(Clone)]
pub(super) struct Posts<'a> {
    pub(super) blog: Blog<'a>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Posts<'a> {
    pub(super) fn of(blog: Blog<'a>) -> Self {
        let documents =
            blog.posts.iter().enumerate().map(|(number, post)| (&*post.document, number));
        let numbers = documents.filter(|(document, _)| !document.is_empty()).collect();
        Self { blog, numbers }
    }

    /// The number of the post that a conversation is about, if the blog has it.
    pub(super) fn number(&self, home: &Home) -> Option<usize> {
        self.numbers.get(home.document()).copied()
    }

    /// That post.
    pub(super) fn post(&self, home: &Home) -> Option<&'a Post> {
        self.blog.posts.get(self.number(home)?)
    }

    /// The conversation of a post.
    pub(super) fn home(&self, number: usize) -> Home {
        let document = self.blog.posts.get(number).map(|post| post.document.clone());
        Home::Document(document.unwrap_or_default())
    }

    /// What a conversation is about, for those who judge it.
    pub(super) fn subject(&self, conversation: &Conversation) -> Subject {
        let known = self.number(&Home::of(conversation));
        let known = known.and_then(|number| self.blog.subjects.get(number)).cloned();
        known.unwrap_or_else(|| Subject::unread(&conversation.topic))
    }
}
