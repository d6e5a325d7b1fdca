//! What a post is as a whole.

use super::Case;
use crate::policy::finding::Hit;
use crate::policy::rule::Rule;

/// Every finding about the post as a whole.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    thin(case).into_iter().collect()
}

/// Nearly all links and little of the author's own words.
fn thin(case: Case<'_>) -> Option<Hit> {
    let set = case.rule(Rule::ThinPost);
    let (commercial, _) = case.evidence.balance();
    let words = case.evidence.own_words();
    let is_thin = commercial >= set.number("links") && words < set.number("words");
    is_thin.then(|| {
        let message =
            format!("{commercial} commercial links and {words} words of the author's own");
        Hit::of_file(Rule::ThinPost, message).help("say what you think of these things")
    })
}
