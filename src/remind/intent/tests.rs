//! What sentences want: one table a language in `tests/remind-intents`, a list for each intent.

use std::path::Path;

use super::list::FILES;
use super::*;
use crate::comment::Body;
use crate::comment::words::read;

fn of(body: Body) -> Intent {
    Intent::all(&Reading::of(&body))[0]
}

#[test]
fn sentences_of_every_language_want_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/remind-intents");
    let mut wrong = Vec::new();
    let mut judged = 0;
    for (language, _) in FILES {
        let table = std::fs::read_to_string(folder.join(format!("{language}.yaml"))).unwrap();
        read(&table, |table| {
            for (name, intent) in Intent::ALL.into_iter().filter(|(name, _)| *name != "story") {
                for sentence in table.strings(name).unwrap() {
                    let found = of(Body::plain(&sentence));
                    judged += 1;
                    if found != intent {
                        wrong.push(format!("{} not {name}: {sentence}", found.name()));
                    }
                }
            }
        });
    }
    assert!(judged > 250, "{judged}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_writers_own_words_want_anything() {
    let quiet = [
        "<p>I agree.</p><blockquote>Why did you?</blockquote>",
        "<p>Mine is <code>a ? b : c</code>.</p>",
        "<p>It is at https://a.example/?b=1 and https://a.example/?b&amp;c/.</p>",
        "<p>Caf?s are closed here on Sundays.</p>",
    ];
    for html in quiet {
        assert_eq!(of(Body::html(html)), Intent::Remark, "{html}");
    }
    assert_eq!(of(Body::plain("> Why did you?\nBecause I could.")), Intent::Remark);
}

#[test]
fn what_is_long_is_a_story_and_no_thanks() {
    let long = "My aunt kept a chair by the door. ".repeat(12);
    assert_eq!(of(Body::plain(long.as_str())), Intent::Story);
    assert_eq!(of(Body::plain(format!("{long} Thanks!"))), Intent::Story);
    assert_eq!(of(Body::plain(format!("{long} Do you?"))), Intent::Question);
    let chinese = "我爷爷有一把旧椅子放在门口。".repeat(14);
    assert_eq!(of(Body::plain(&chinese)), Intent::Story);
    let thanks = "Thank you for all of it. ".repeat(8);
    assert_eq!(of(Body::plain(&thanks)), Intent::Remark);
    assert_eq!(of(Body::plain("")), Intent::Remark);
}

#[test]
fn a_comment_may_want_several_things() {
    let words = "I disagree. Who made the typo in line 3? Please write more about glue.";
    let reading = Reading::of(&Body::plain(words));
    let wants = [Intent::Question, Intent::Correction, Intent::Disagreement, Intent::Request];
    assert_eq!(Intent::all(&reading), wants);
}
