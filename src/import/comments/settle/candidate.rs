//! Who may be the blog's owner: most systems do not say, but an owner answers more than anybody.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Gathered;
use super::report::Candidate;

/// What is known of everybody who signed.
#[derive(Default)]
pub(super) struct Candidates(BTreeMap<String, Signed>);

#[derive(Default)]
struct Signed {
    answers: usize,
    posts: usize,
    is_owner: bool,
}

/// The most that are proposed: who has more names finds them in the full list.
const MOST: usize = 5;

/// Who answered less often may be any friend of the blog.
const LEAST_ANSWERS: usize = 3;

impl Candidates {
    pub(super) fn add(&mut self, gathered: &Gathered) {
        let mut here: BTreeSet<&str> = BTreeSet::new();
        let mut said = BTreeSet::new();
        for comment in &gathered.conversation.comments {
            let name = comment.author.name.as_str();
            if name.is_empty() || comment.kind.is_mention() {
                continue;
            }
            // In a list without answers, whoever comes back after somebody else answers.
            let is_answer = comment.parent.is_some() || (said.contains(name) && said.len() > 1);
            let signed = self.0.entry(name.to_owned()).or_default();
            signed.answers += usize::from(is_answer);
            signed.posts += usize::from(here.insert(name));
            signed.is_owner |= comment.is_owner;
            said.insert(name);
        }
    }

    /// Those who are not known yet, the likeliest first.
    pub(super) fn likeliest(self) -> Vec<Candidate> {
        let unknown = self.0.into_iter().filter(|(_, signed)| !signed.is_owner);
        let likely =
            unknown.filter(|(_, signed)| signed.answers >= LEAST_ANSWERS && signed.posts > 1);
        let mut all: Vec<Candidate> = likely
            .map(|(name, Signed { answers, posts, .. })| Candidate { name, answers, posts })
            .collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.answers + one.posts));
        all.truncate(MOST);
        all
    }
}
