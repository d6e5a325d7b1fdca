//! What sentences in many languages want.

use super::*;
use crate::comment::Body;

fn of(text: &str) -> Intent {
    Intent::of(&Reading::of(&Body::plain(text)))
}

#[test]
fn a_few_of_each() {
    let expected = [
        ("How long does the glue keep", Intent::Question),
        ("Thanks for the post!", Intent::Thanks),
    ];
    for (text, intent) in expected {
        assert_eq!(of(text), intent, "{text}");
    }
}
