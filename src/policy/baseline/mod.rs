//! What an old blog sold before it had a policy: counted, never by line, and only ever less.
//!
//! The file stands beside `hobnob.yaml` and is committed with it:
//!
//! ```json
//! {
//!   "version": 1,
//!   "posts": {
//!     "content/posts/2019-01-01-tent.md": {
//!       "affiliate-link": {
//!         "3f1c9a0b77": 2
//!       }
//!     }
//!   }
//! }
//! ```
//!
//! Under each post and rule stands how often the rule found the same words, which are named by the
//! [digest](Digest) of the passage, white space aside; a finding of the file as a whole has the digest
//! of nothing. So an edit elsewhere in the post changes nothing, and one more of the same is new.
//! Every rule goes in, those too that cannot be waived: an old blog must be able to begin. Only the
//! faults of waivers do not, since nobody wrote one before there was a policy.

mod known;
mod ratchet;
mod read;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::Text;
use crate::value::digest::Digest;

use super::finding::{Finding, Hit, Standing};
use super::rule::Rule;
use known::Known;

pub use ratchet::{Judged, Ratchet};

/// The version of the file that is written, and the only one that is read.
const VERSION: usize = 1;

/// What is known of a blog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// What is known of the posts that the blog has, by path.
    posts: BTreeMap<String, Known>,
    /// What was known of posts that it has no longer: they may have another name now.
    gone: Known,
}

impl Baseline {
    /// Findings of the file `text` that are known do not count: as many of each passage as there
    /// were. A post that the baseline does not name may be one that had another name.
    pub fn apply(&self, text: &Text, findings: Vec<Finding>) -> Vec<Finding> {
        let Some(known) = self.known(&text.path) else {
            return findings;
        };
        let mut left = known.clone();
        let standing = |finding: Finding| {
            let is_known = is_for_baseline(&finding) && left.take(&finding.hit, text);
            let standing = if is_known { Standing::Known } else { finding.standing };
            Finding { standing, ..finding }
        };
        findings.into_iter().map(standing).collect()
    }

    /// What is known of the post at `path`.
    fn known(&self, path: &str) -> Option<&Known> {
        let known = self.posts.get(path).unwrap_or(&self.gone);
        (!known.is_empty()).then_some(known)
    }
}

/// Whether a baseline may know a finding. What stands below every post is still in each of them.
fn is_for_baseline(finding: &Finding) -> bool {
    let counts = matches!(finding.standing, Standing::Counts | Standing::Repeated);
    counts && finding.hit.rule != Rule::Waiver
}

/// The name of the passage that a finding is about: ten hexadecimal digits.
fn passage(hit: &Hit, text: &Text) -> String {
    let range: Range<usize> = hit.range.clone().unwrap_or_default();
    let words = text.content.get(range).unwrap_or_default();
    Digest::of(words.split_whitespace().collect::<Vec<_>>().join(" ")).short()
}

#[cfg(test)]
mod tests;
