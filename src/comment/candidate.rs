//! Who may be the blog's owner: most systems do not say, but an owner answers more than anybody.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Conversation;

/// Somebody who may be the blog's owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As they sign.
    pub name: String,
    /// How often they answered somebody.
    pub answers: usize,
    /// How much they said altogether.
    pub comments: usize,
    /// Under how many posts they wrote.
    pub posts: usize,
    /// Whether the blog knows that they answer for it.
    pub is_owner: bool,
}

/// What is known of everybody who signed.
#[derive(Debug, Default)]
pub struct Candidates(BTreeMap<String, Candidate>);

/// The most that are proposed: who has more names finds them in the full list.
const MOST: usize = 5;

/// Who answered less often may be any friend of the blog.
const LEAST_ANSWERS: usize = 3;

impl Candidates {
    /// Takes in what was said under one post.
    pub fn add(&mut self, conversation: &Conversation) {
        let mut said: BTreeSet<&str> = BTreeSet::new();
        for comment in &conversation.comments {
            let name = comment.author.name.as_str();
            if name.is_empty() || comment.kind.is_mention() {
                continue;
            }
            // In a list without answers, whoever comes back after somebody else answers.
            let is_answer = comment.parent.is_some() || (said.contains(name) && said.len() > 1);
            let signed = self.signed(name);
            signed.comments += 1;
            signed.answers += usize::from(is_answer);
            signed.posts += usize::from(said.insert(name));
            signed.is_owner |= comment.is_owner;
        }
    }

    fn signed(&mut self, name: &str) -> &mut Candidate {
        let new = || Candidate {
            name: name.to_owned(),
            answers: 0,
            comments: 0,
            posts: 0,
            is_owner: false,
        };
        self.0.entry(name.to_owned()).or_insert_with(new)
    }

    /// Those who answered several times, under several posts, and those who are known: who answers
    /// most stands first.
    pub fn all(self) -> Vec<Candidate> {
        let likely = |one: &Candidate| one.answers >= LEAST_ANSWERS && one.posts > 1;
        let mut all: Vec<_> =
            self.0.into_values().filter(|one| one.is_owner || likely(one)).collect();
        all.sort_by_key(|one| Reverse((one.answers, one.posts)));
        all
    }

    /// The few likeliest of those who are not known yet.
    pub fn likeliest(self) -> Vec<Candidate> {
        self.all().into_iter().filter(|one| !one.is_owner).take(MOST).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::Comment;
    use crate::comment::sample::{comment, conversation};

    fn by(name: &str, mut comment: Comment) -> Comment {
        comment.author.name = name.to_owned();
        comment
    }

    #[test]
    fn whoever_answers_most_may_be_the_owner() {
        let mut candidates = Candidates::default();
        for post in ["a", "b"] {
            let asked = ["1", "2"].map(|id| by("Ada", comment(id, None, 1)));
            let answered = ["3", "4"].map(|id| by("Mara", comment(id, Some("1"), 2)));
            let all = asked.into_iter().chain(answered).collect();
            candidates.add(&conversation(post, "", all));
        }
        let expected = Candidate {
            name: "Mara".to_owned(),
            answers: 4,
            comments: 4,
            posts: 2,
            is_owner: false,
        };
        assert_eq!(candidates.likeliest(), [expected]);
    }

    #[test]
    fn without_answers_coming_back_is_one() {
        let mut candidates = Candidates::default();
        for post in ["a", "b"] {
            let names = ["Ada", "Mara", "Bea", "Mara", "Mara"];
            let all = names.into_iter().zip(0..).map(|(name, at)| by(name, comment("", None, at)));
            candidates.add(&conversation(post, "", all.collect()));
        }
        let names: Vec<String> = candidates.likeliest().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Mara"]);
    }
}
