//! Strangers' words made harmless: what comes out is held against a grammar that knows nothing of how it was made.

#[path = "harmless/grammar.rs"]
mod grammar;
#[path = "harmless/soup.rs"]
mod soup;

use grammar::faults;
use hobnob::comment::html;
use hobnob::comment::{Body, Markup};
use proptest::prelude::*;

fn set(markup: Markup, text: &str) -> String {
    html::body(&Body { markup, text: text.to_owned() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_goes_in_what_comes_out_is_harmless(markup in soup::markup(), text in soup::text()) {
        let shown = set(markup, &text);
        prop_assert_eq!(faults(&shown), Vec::<String>::new(), "{}", shown);
    }

    #[test]
    fn what_was_set_is_set_as_it_is(markup in soup::markup(), text in soup::text()) {
        let once = set(markup, &text);
        prop_assert_eq!(set(Markup::Html, &once), once);
    }
}
