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

/// A title made for shoppers, and the links to go with it: many, or one that a theme makes a product
/// card of; below the title of a review a button is enough.
fn round_up(case: Case<'_>) -> Option<Hit> {
    let evidence = case.evidence;
    let is_title = |said: &&Said| {
        let passage = evidence.passages.get(said.passage);
        said.family == Family::Roundup && passage.is_some_and(|it| it.kind == Kind::Title)
    };
    let title = evidence.said.iter().find(is_title)?;
    let links = evidence.links.iter().filter(|link| link.is_of_trade());
    let (cards, links): (Vec<_>, Vec<_>) =
        links.partition(|link| link.is_paid() && link.is_laid_out());
    let count = cards.len() + links.len();
    let buttons = evidence.buttons().iter().filter(|(_, link)| link.is_of_trade()).count();
    let words = evidence.passages.words(&title.range);
    let is_review = words.to_lowercase().contains("review") && buttons > 0;
    let is_many = count >= case.rule(Rule::RoundUp).number("least");
    let message = match count {
        1 => format!("a title for shoppers, and a link to a shop: `{words}`"),
        count => format!("a title for shoppers, and {count} links to shops: `{words}`"),
    };
    let hit = Hit::at(Rule::RoundUp, &case.range(&title.range)?, message);
    let is_round_up = is_many || !cards.is_empty() || is_review;
    is_round_up.then(|| hit.help("tell of one thing, and what you did with it"))
}
