//! A baseline written anew: the first takes everything, every later one only loses.

use super::known::Known;
use super::{Baseline, is_for_baseline};
use crate::diag::Text;
use crate::policy::finding::{Finding, Standing};
use crate::value::plural::count;

/// A document and what was found in it, as [`Baseline::apply`] gave it.
pub type Judged<'a> = (&'a Text, &'a [Finding]);

/// What becomes of a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratchet {
    /// The new one.
    pub baseline: Baseline,
    /// How many findings the old one knew that are no longer there.
    pub dropped: usize,
    /// How many findings count that it does not take.
    pub new: usize,
}

impl Baseline {
    /// The first baseline of a blog: everything that counts.
    pub fn first<'a>(judged: impl IntoIterator<Item = Judged<'a>>) -> Self {
        let mut baseline = Self::default();
        for (text, findings) in judged {
            let mut known = Known::default();
            let counted = findings.iter().filter(|finding| is_for_baseline(finding));
            counted.for_each(|finding| known.put(&finding.hit, text));
            if !known.is_empty() {
                baseline.posts.insert(text.path.clone(), known);
            }
        }
        baseline
    }

    /// What is left of this baseline, given every document of the blog in the order of their paths:
    /// what it knew and is still there. Nothing new comes in.
    pub fn ratchet<'a>(&self, judged: impl IntoIterator<Item = Judged<'a>>) -> Ratchet {
        let (mut baseline, mut new) = (Self::default(), 0);
        // Of two posts that look like one that is gone, the first is taken for it.
        let mut gone = self.gone.clone();
        for (text, findings) in judged {
            let mut known = Known::default();
            let mut own = self.posts.get(&text.path).cloned();
            for finding in findings {
                let left = own.as_mut().unwrap_or(&mut gone);
                let is_known = finding.standing == Standing::Known;
                if is_known && left.take(&finding.hit, text) {
                    known.put(&finding.hit, text);
                } else {
                    new += usize::from(is_known || is_for_baseline(finding));
                }
            }
            if !known.is_empty() {
                baseline.posts.insert(text.path.clone(), known);
            }
        }
        let dropped = self.count() - baseline.count();
        Ratchet { baseline, dropped, new }
    }

    /// How many findings it knows.
    pub fn count(&self) -> usize {
        self.posts.values().map(Known::count).sum::<usize>() + self.gone.count()
    }
}

impl Ratchet {
    /// What became of it, for the owner.
    pub fn told(&self, path: &str) -> String {
        let known = count(self.baseline.count(), "finding");
        let mut told = format!("`{path}` knows {known}");
        if self.dropped > 0 {
            told += &format!(", {} fewer than before", self.dropped);
        }
        if self.new > 0 {
            let new = count(self.new, "new finding");
            told +=
                &format!("; {new} it does not take: to begin anew, delete it and write it again");
        }
        told
    }
}
