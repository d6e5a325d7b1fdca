//! Laws that hold for every conversation, however odd: circles, lost parents and missing dates included.

use std::collections::BTreeMap;

use hobnob::comment::{Author, Body, Comment, Conversation, Kind, Owners, Status, Topic};
use hobnob::remind::standing::{Judge, State};
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;

use crate::thread::config;

/// What people say.
const WORDS: [&str; 12] = [
    "Does the glue hold?",
    "It does.",
    "Lovely bench.",
    "Thank you!",
    "Thanks, all of you!",
    "@Ada it does.",
    "Bo Hill: from the hardware shop.",
    "Which one did you take?",
    "Mara, and outside?",
    "> Does the white glue hold at sixty degrees\n\nIt does.",
    "Does the white glue hold at sixty degrees in summer?",
    "Cy, see [above](#comment-1).",
];

const NAMES: [&str; 6] = ["Ada Moor", "Bo Hill", "Cy", "", "Mara Lind", "Mara Lind"];

/// A comment with a number for an id, that answers another number if any: a lost one, a later one or
/// itself as well.
fn comment(id: String) -> impl Strategy<Value = Comment> {
    let parent =
        prop_oneof![3 => Just(None), 4 => (0..14_u8).prop_map(|at| Some(format!("x:{at}")))];
    let date = prop_oneof![1 => Just(None), 8 => (0..200_i64).prop_map(Some)];
    let status = prop_oneof![9 => Just(Status::Published), 1 => Just(Status::Pending)];
    (parent, date, status, select(&NAMES[..]), select(&WORDS[..])).prop_map(
        move |(parent, date, status, name, words)| Comment {
            id: id.clone(),
            parent,
            kind: Kind::Comment,
            status,
            author: Author { name: name.to_owned(), ..Author::default() },
            is_owner: false,
            is_acknowledged: false,
            date: date.and_then(|day| Timestamp::from_second(day * 40_000).ok()),
            edited: None,
            body: Body::markdown(words),
            url: None,
            judgement: None,
            mark: None,
            oddities: Vec::new(),
            origin: None,
        },
    )
}

fn comments() -> impl Strategy<Value = Vec<Comment>> {
    (0..12_u8)
        .prop_flat_map(|most| (0..most).map(|at| comment(format!("x:{at}"))).collect::<Vec<_>>())
}

/// The state of each comment by its id.
fn states(comments: &[Comment]) -> BTreeMap<String, State> {
    let mut conversation =
        Conversation { topic: Topic::default(), is_closed: false, comments: comments.to_vec() };
    conversation.sort();
    let config = config("usual");
    let judge = Judge { owners: &Owners::of(&config), reminders: &config.reminders };
    let standings = judge.judge(&conversation);
    let ids = conversation.comments.iter().map(|comment| comment.id.clone());
    ids.zip(standings.into_iter().map(|standing| standing.rule.state())).collect()
}

fn is_open(state: State) -> bool {
    matches!(state, State::Waiting | State::Perhaps)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_readers_comment_never_removes_somebody_elses_reminder(
        comments in comments(),
        mut came in comment("y:new".to_owned()),
    ) {
        came.author.name = "Zora".to_owned();
        let before = states(&comments);
        let after = states(&[comments, vec![came]].concat());
        for (id, state) in before.into_iter().filter(|(_, state)| is_open(*state)) {
            prop_assert!(after.get(&id).is_some_and(|now| is_open(*now)), "{id} was {state:?}");
            prop_assert!(state != State::Waiting || after.get(&id) == Some(&State::Waiting), "{id}");
        }
    }

    #[test]
    fn who_answers_everybody_leaves_nobody_waiting(comments in comments(), model in comment(String::new())) {
        // An answer is the last thing said: behind comments without a date only one without is.
        let is_dated = comments.iter().all(|comment| comment.date.is_some());
        let waiting = states(&comments).into_iter().filter(|(_, state)| is_open(*state));
        let answers = waiting.map(|(id, _)| Comment {
            id: format!("z:{id}"),
            parent: Some(id),
            status: Status::Published,
            author: Author { name: "Idris".to_owned(), ..Author::default() },
            date: Timestamp::from_second(10_000_000).ok().filter(|_| is_dated),
            body: Body::markdown("So it is."),
            ..model.clone()
        });
        let answers: Vec<Comment> = answers.collect();
        let after = states(&[comments, answers].concat());
        prop_assert!(after.values().all(|state| !is_open(*state)), "{after:?}");
    }

    #[test]
    fn the_order_of_import_does_not_matter(comments in comments().prop_flat_map(|all| {
        (Just(all.clone()), Just(all).prop_shuffle())
    })) {
        let (first, second) = comments;
        prop_assert_eq!(states(&first), states(&second));
    }
}
