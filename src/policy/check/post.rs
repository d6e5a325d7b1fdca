//! What a post is as a whole.

use super::Case;
use crate::policy::finding::Hit;
use crate::policy::prose::{Family, Kind, Said};
use crate::policy::rule::Rule;

/// Every finding about the post as a whole.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    thin(case).into_iter().chain(round_up(case)).collect()
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

/// A title made for shoppers, and the links to go with it.
fn round_up(case: Case<'_>) -> Option<Hit> {
    let evidence = case.evidence;
    let is_title = |said: &&Said| {
        let passage = evidence.passages.get(said.passage);
        said.family == Family::Roundup && passage.is_some_and(|it| it.kind == Kind::Title)
    };
    let title = evidence.said.iter().find(is_title)?;
    let links = evidence.links.iter().filter(|link| link.is_of_trade()).count();
    let is_many = links >= case.rule(Rule::RoundUp).number("least");
    let message = format!(
        "a title for shoppers, and {links} links to shops: `{}`",
        evidence.passages.words(&title.range)
    );
    let hit = Hit::at(Rule::RoundUp, &case.range(&title.range)?, message);
    is_many.then(|| hit.help("tell of one thing, and what you did with it"))
}
