//! An answer, and the comment it becomes.

use jiff::Timestamp;

use super::Signature;
use crate::comment::{Author, Body, Comment, Kind, OWN, Status};
use crate::value::digest::Digest;

/// What the owner answers to a comment.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The id of the comment that it answers.
    pub parent: String,
    /// The words, in Markdown.
    pub words: String,
    /// Who says so.
    pub signature: Signature,
    /// When.
    pub at: Timestamp,
}

impl Answer {
    /// What it is called in the store: `hobnob:20260302T193000Z-6f1c0a94d2`. Ids sort by time; two of
    /// one second differ in what they answer, say, or by whom.
    pub fn id(&self) -> String {
        let moment = self.at.as_nanosecond().to_be_bytes();
        let parts = [&self.parent, &self.words, &self.signature.name].map(|part| part.as_bytes());
        let digest = Digest::of_parts([&moment[..]].into_iter().chain(parts));
        format!("{OWN}:{}-{}", self.at.strftime("%Y%m%dT%H%M%SZ"), digest.short())
    }

    /// It as a comment. No import brought it, so none will change it.
    pub fn comment(&self) -> Comment {
        let Signature { name, url } = self.signature.clone();
        Comment {
            id: self.id(),
            parent: Some(self.parent.clone()),
            kind: Kind::Comment,
            status: Status::Published,
            author: Author { name, url, person: None },
            is_owner: true,
            is_acknowledged: false,
            date: Timestamp::from_second(self.at.as_second()).ok(),
            edited: None,
            body: Body::markdown(&*self.words),
            url: None,
            judgement: None,
            mark: None,
            oddities: Vec::new(),
            origin: None,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What Mara answers to a comment at a second of 2026-03-02, 19:30 UTC.
    pub(in crate::reply) fn answer(parent: &str, words: &str, second: i64) -> Answer {
        let signature = Signature { name: "Mara".to_owned(), url: None };
        let at = Timestamp::from_second(1_772_479_800 + second).unwrap();
        Answer { parent: parent.to_owned(), words: words.to_owned(), signature, at }
    }

    #[test]
    fn an_id_tells_the_time_and_nothing_else() {
        let id = answer("n:1", "Thank you.", 0).id();
        assert!(id.starts_with("hobnob:20260302T193000Z-"), "{id}");
        assert_eq!(id, answer("n:1", "Thank you.", 0).id(), "the same answer has the same id");
        let others = [answer("n:2", "Thank you.", 0), answer("n:1", "Thanks.", 0)];
        assert!(others.iter().all(|other| other.id() != id));
        assert!(answer("n:1", "A", 1).id() > id, "later ones sort behind it");
    }
}
