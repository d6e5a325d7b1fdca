//! What may be advertising: everything that stands judged once more, by today's rules and all that was said
//! since it came.

use std::borrow::Cow;
use std::collections::HashMap;

use jiff::Zoned;

use super::{Desk, Drawer, Known};
use crate::build::Unwatched;
use crate::build::each::each;
use crate::comment::spam::{History, Subject};
use crate::comment::{Comment, Conversation, Judgement, Status, Verdict};
use crate::diag::Findings;

/// The desk as it would be, had everything come today. Nothing of it is written.
///
/// # Errors
/// Everything that is wrong in the blog's files.
pub fn today(desk: Desk, now: &Zoned) -> Result<Desk, Findings> {
    let Known { subjects, mut history, .. } = Known::read(&desk.blog, now.clone())?;
    let subjects = Subjects::of(&subjects);
    for conversation in desk.conversations() {
        let subject = subjects.subject(conversation);
        conversation.comments.iter().for_each(|comment| history.add(comment, &subject));
    }
    let drawers = each(&desk.drawers, &Unwatched, |drawer| judged(drawer, &history, &subjects));
    Ok(Desk { drawers, ..desk })
}

/// What each document is about.
struct Subjects<'a>(HashMap<&'a str, &'a Subject>);

impl<'a> Subjects<'a> {
    fn of(subjects: &'a [Subject]) -> Self {
        Self(subjects.iter().map(|subject| (&*subject.post, subject)).collect())
    }

    fn subject(&self, conversation: &Conversation) -> Cow<'a, Subject> {
        match self.0.get(&*conversation.topic.document) {
            Some(known) => Cow::Borrowed(*known),
            None => Cow::Owned(Subject::unread(&conversation.topic)),
        }
    }
}

fn judged(drawer: &Drawer, history: &History, subjects: &Subjects<'_>) -> Drawer {
    let mut drawer = drawer.clone();
    for conversation in &mut drawer.conversations {
        let subject = subjects.subject(conversation);
        let open = conversation.comments.iter_mut().filter(|comment| is_open(comment));
        open.for_each(|comment| comment.judgement = judgement(comment, history, &subject));
    }
    drawer
}

/// Whether a comment may be advertising, and the owner has not said what it is.
pub fn is_suspect(comment: &Comment) -> bool {
    comment.judgement.is_some() && is_open(comment)
}

/// Whether a comment waits for the owner's word: it may be advertising, or needs leave to be shown.
pub fn awaits_word(comment: &Comment) -> bool {
    let needs_leave = matches!(comment.status, Status::Pending | Status::Unknown);
    is_suspect(comment) || (needs_leave && comment.mark.is_none())
}

/// Whether it may still be asked what a comment is: it is shown, and the owner has not said.
fn is_open(comment: &Comment) -> bool {
    comment.status == Status::Published && comment.mark.is_none()
}

/// What a comment comes to today. What was held when it came stays so until the owner says otherwise.
fn judgement(comment: &Comment, history: &History, subject: &Subject) -> Option<Judgement> {
    let is_held = |judged: &Judgement| judged.verdict == Verdict::Held;
    let today = history.judge(comment, subject);
    let held = today.clone().filter(is_held).or_else(|| comment.judgement.clone().filter(is_held));
    held.or(today)
}
