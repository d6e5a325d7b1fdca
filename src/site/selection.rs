//! Which documents are published now: drafts, posts of the future and expired ones stay out unless
//! they are asked for.

use jiff::Zoned;

use super::{Held, HeldBack, Selection};
use crate::document::{Document, FrontMatter};

/// Documents, parted by whether they are published.
pub(super) struct Selected {
    /// Published; with why it would have stayed out, had the selection not let it in.
    pub(super) published: Vec<(Document, Option<Held>)>,
    /// Stay out, by path.
    pub(super) held: Vec<(Document, Held)>,
}

impl Selection {
    /// Parts documents by whether they are published.
    pub(super) fn select(&self, documents: Vec<Document>) -> Selected {
        let mut selected = Selected { published: Vec::new(), held: Vec::new() };
        for document in documents {
            let reasons = self.reasons(&document.front);
            match reasons.iter().find(|reason| !self.admits(reason)) {
                Some(reason) => selected.held.push((document, reason.clone())),
                None => selected.published.push((document, reasons.into_iter().next())),
            }
        }
        selected.held.sort_by(|(a, _), (b, _)| a.place.path.cmp(&b.place.path));
        selected
    }

    /// Everything that keeps a document out of the published blog.
    fn reasons(&self, front: &FrontMatter) -> Vec<Held> {
        let draft = front.draft.then_some(Held::Draft);
        let gone = front.expires.as_ref().filter(|end| **end <= self.now);
        let comes = front.publish_date.as_ref().or(front.date.as_ref());
        let future = comes.filter(|start| **start > self.now);
        let expired = gone.cloned().map(Held::Expired);
        let scheduled = future.cloned().map(Held::Scheduled);
        [draft, expired, scheduled].into_iter().flatten().collect()
    }

    fn admits(&self, reason: &Held) -> bool {
        match reason {
            Held::Draft => self.drafts,
            Held::Scheduled(_) => self.future,
            Held::Expired(_) => self.expired,
        }
    }
}

impl HeldBack {
    pub(super) fn of(document: &Document, reason: &Held) -> Self {
        Self {
            path: document.text.path.clone(),
            title: document.title.clone(),
            reason: reason.clone(),
        }
    }
}

impl Held {
    /// What it is, for messages: `is a draft`, `comes out on 2026-12-24`.
    pub fn describe(&self) -> String {
        let day = |moment: &Zoned| moment.strftime("%Y-%m-%d").to_string();
        match self {
            Self::Draft => "is a draft".to_owned(),
            Self::Scheduled(start) => format!("comes out on {}", day(start)),
            Self::Expired(end) => format!("expired on {}", day(end)),
        }
    }
}
