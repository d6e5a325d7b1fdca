//! Pairs of texts: in one of them a phrase is said to the reader, in the other it is not.

use std::ops::Range;

use pulldown_cmark::Event;

use super::*;
use crate::config::Config;
use crate::data::{DataFile, Format};
use crate::diag::Text;
use crate::document::{Document, Opening, Witness};
use crate::source::Source;

/// The pairs of every family.
const PAIRS: [(Family, &str); 13] = [
    (Family::HardSell, include_str!("hard-sell.yaml")),
    (Family::Urgency, include_str!("urgency.yaml")),
    (Family::Scarcity, include_str!("scarcity.yaml")),
    (Family::Confirmshame, include_str!("confirm-shame.yaml")),
    (Family::Hype, include_str!("hype.yaml")),
    (Family::PricePitch, include_str!("price-pitch.yaml")),
    (Family::LeadMagnet, include_str!("lead-magnet.yaml")),
    (Family::ContactPitch, include_str!("contact-pitch.yaml")),
    (Family::OwnOffer, include_str!("own-offer.yaml")),
    (Family::Trade, include_str!("trade-words.yaml")),
    (Family::NewsletterPitch, include_str!("newsletter-pitch.yaml")),
    (Family::BuyButton, include_str!("buy-button.yaml")),
    (Family::DiscountCode, include_str!("discount-code.yaml")),
];

/// Gathers passages while a document is parsed.
struct Walk(Gatherer);

impl Witness for Walk {
    fn see(&mut self, event: &Event<'_>, range: &Range<usize>) {
        self.0.see(event, range);
    }
}

/// What the author of `text` says to the reader.
pub(super) fn own(text: &str) -> Vec<(Family, String)> {
    let config = "title: a\nbase_url: https://a.example/\n";
    let config = Config::parse(&Text::new("hobnob.yaml", config)).unwrap();
    let source =
        Source { path: "posts/a.md".to_owned(), text: Text::new("content/posts/a.md", text) };
    let begin = |opening: Opening<'_>| Walk(Gatherer::new(opening));
    let ((document, walk), _) = Document::parse_before(begin, &source, &config).unwrap();
    let passages = walk.0.finish(&document);
    let said = Lexicon::english().find(&passages, &|_| false);
    let own = said.iter().filter(|said| said.is_own());
    own.map(|said| (said.family, passages.words(&said.range).to_owned())).collect()
}

#[test]
fn the_same_phrase_sells_and_speaks() {
    let mut wrong = Vec::new();
    for (family, words) in PAIRS {
        let text = Text::new(format!("{}.yaml", family.name()), words);
        let file = DataFile::parse_whole(&text, Format::Yaml).unwrap();
        for pair in file.value.as_array().unwrap() {
            let (sells, speaks) =
                (pair["sells"].as_str().unwrap(), pair["speaks"].as_str().unwrap());
            if !own(sells).iter().any(|(found, _)| *found == family) {
                wrong.push(format!("missed: {}: {sells}", family.name()));
            }
            let said = own(speaks);
            if !said.is_empty() {
                wrong.push(format!("false: {said:?}: {speaks}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
