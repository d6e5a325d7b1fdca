//! What an import came to.

use super::count::Counts;
use super::gather::Gathered;
use crate::comment::{Candidate, Verdict};
use crate::diag::Findings;

/// What came, and what became of it.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What the export holds.
    pub counts: Counts,
    /// Comments that the store did not have.
    pub added: usize,
    /// Comments that changed since the last import.
    pub updated: usize,
    /// Comments that did not.
    pub unchanged: usize,
    /// Copies of comments, which were left out.
    pub duplicates: usize,
    /// New comments that wait until the owner says that they are no advertising.
    pub held: usize,
    /// New comments that are shown, and may be advertising.
    pub look: usize,
    /// Posts that were not found, those with the most comments first.
    pub unmatched: Vec<Unmatched>,
    /// Who may be the blog's owner, those who answer most first.
    pub candidates: Vec<Candidate>,
    /// How many files of the store change.
    pub files: usize,
    /// What was odd, by file and line.
    pub problems: Findings,
}

/// A post that the blog does not have, or has under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its address, as the other system has it; else whatever names it.
    pub address: String,
    /// Its title.
    pub title: String,
    /// How many comments it has.
    pub comments: usize,
    /// The address of the nearest post of the blog.
    pub guess: Option<String>,
}

impl Report {
    /// How many comments have no post.
    pub fn homeless(&self) -> usize {
        self.unmatched.iter().map(|post| post.comments).sum()
    }

    pub(super) fn add(&mut self, gathered: &Gathered) {
        self.added += gathered.added;
        self.updated += gathered.updated;
        self.unchanged += gathered.unchanged;
        self.duplicates += gathered.copies;
        let news = gathered
            .conversation
            .comments
            .iter()
            .filter(|comment| gathered.news.contains(&comment.id));
        for verdict in
            news.filter_map(|comment| comment.judgement.as_ref()).map(|judged| judged.verdict)
        {
            match verdict {
                Verdict::Held => self.held += 1,
                Verdict::Look => self.look += 1,
            }
        }
    }
}
