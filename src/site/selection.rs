//! Which documents are published now: drafts, posts of the future and expired ones stay out unless
//! they are asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Zoned;

use super::{Held, HeldBack, Selection};
use crate::document::{Document, FrontMatter};

/// Documents, parted by whether they are published.
pub(super) struct Selected {
    /// Published; with why it would have stayed out, had the selection not let it in.
    pub(super) published: Vec<(Arc<Document>, Option<Held>)>,
    /// Stay out, by path.
    pub(super) held: Vec<(Arc<Document>, Held)>,
}

impl Selection {
    /// Whether a document is published, unless the policy refuses it.
    pub fn publishes(&self, document: &Document) -> bool {
        self.reasons(&document.front).iter().all(|reason| self.admits(reason))
    }

    /// Parts documents by whether they are published.
    pub(super) fn select(
        &self,
        documents: Vec<Arc<Document>>,
        refused: &BTreeMap<String, Held>,
    ) -> Selected {
        let mut selected = Selected { published: Vec::new(), held: Vec::new() };
        for document in documents {
            let reasons = self.reasons(&document.front);
            let held = reasons.iter().find(|reason| !self.admits(reason)).cloned();
            match held.or_else(|| refused.get(&document.place.path).cloned()) {
                Some(reason) => selected.held.push((document, reason)),
                None => selected.published.push((document, reasons.into_iter().next())),
            }
        }
        selected.held.sort_by(|(a, _), (b, _)| a.place.path.cmp(&b.place.path));
        selected
    }

    /// Everything that keeps a document out of the published blog.
    pub fn reasons(&self, front: &FrontMatter) -> Vec<Held> {
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
            Held::Refused { .. } => false,
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
            Self::Refused { .. } => "is refused by the policy".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::site::Held;
    use crate::site::sample::Sample;

    fn blog() -> Sample {
        Sample::new("timezone: Europe/Berlin\n").with_all(&[
            ("posts/now.md", "date: 2026-06-01"),
            ("posts/later.md", "date: 2026-06-01 00:01"),
            ("posts/early.md", "date: 2026-07-01\npublish_date: 2026-05-01"),
            ("posts/kept.md", "date: 2026-05-01\npublish_date: 2026-07-01"),
            ("posts/gone.md", "date: 2026-05-01\nexpires: 2026-06-01"),
            ("posts/draft.md", "date: 2026-07-01\ndraft: true"),
        ])
    }

    #[test]
    fn what_is_not_for_now_stays_out_and_is_named() {
        let site = blog().site();
        let published: Vec<_> =
            site.entries.iter().map(|entry| entry.document.place.name.as_str()).collect();
        assert_eq!(published, ["early", "now"]);
        let held: Vec<_> =
            site.held.iter().map(|held| (held.path.as_str(), held.reason.describe())).collect();
        let expected = [
            ("content/posts/draft.md", "is a draft"),
            ("content/posts/gone.md", "expired on 2026-06-01"),
            ("content/posts/kept.md", "comes out on 2026-07-01"),
            ("content/posts/later.md", "comes out on 2026-06-01"),
        ]
        .map(|(path, why)| (path, why.to_owned()));
        assert_eq!(held, expected);
    }

    #[test]
    fn what_is_asked_for_comes_in_and_says_why_it_would_not() {
        let site = blog().everything().site();
        assert_eq!((site.entries.len(), site.held.len()), (6, 0));
        let drafts = site.entries.iter().filter(|entry| entry.held == Some(Held::Draft));
        assert_eq!(drafts.count(), 1);
    }
}
