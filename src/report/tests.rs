//! What holds of every report, whatever was said.

use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::print::json;
use super::{Clerk, Figures, Frame, Period, Report, Tally, Value, measure};
use crate::comment::sample::{comment, conversation};
use crate::comment::{Comment, Conversation, Topic};
use crate::remind::aside::Ledger;
use crate::remind::{Blog, Judged, Post, Rule, Standing};

/// Midnight at the beginning of 2026, in seconds.
const START: i64 = 1_767_225_600;
const DAY: i64 = 86_400;

/// Figures that are counted once wherever they are counted.
const ADDITIVE: [&str; 20] = [
    "comments",
    "own_comments",
    "mentions",
    "newcomers",
    "asked",
    "answered",
    "perhaps",
    "let_go",
    "waiting",
    "open_questions",
    "started",
    "silent",
    "unheard",
    "words",
    "own_words",
    "held",
    "welcomed",
    "welcomed_came_back",
    "unwelcomed",
    "unwelcomed_came_back",
];

/// A comment of one of five, with what becomes of it.
#[derive(Clone, Debug)]
struct Said {
    who: u8,
    day: i64,
    rule: Rule,
}

fn said() -> impl Strategy<Value = Said> {
    let rules = Rule::ALL.map(|(_, rule)| rule).to_vec();
    let rule = prop::sample::select(rules);
    (0_u8..5, 0_i64..250, rule).prop_map(|(who, day, rule)| Said { who, day, rule })
}

fn talks() -> impl Strategy<Value = Vec<Vec<Said>>> {
    prop::collection::vec(prop::collection::vec(said(), 0..12), 0..6)
}

fn conversations(talks: &[Vec<Said>]) -> Vec<(Conversation, Vec<Standing>)> {
    let talk = |(talk, all): (usize, &Vec<Said>)| {
        let one = |(number, said): (usize, &Said)| {
            let id = format!("csv:{talk}-{number}");
            let mut one = comment(&id, None, START + said.day * DAY + number as i64);
            one.author.name = format!("Reader {}", said.who);
            one.is_owner = said.rule == Rule::Own;
            one
        };
        let comments: Vec<Comment> = all.iter().enumerate().map(one).collect();
        let evidence = comments.last().map(|last| last.id.clone());
        let standing = |said: &Said| Standing { rule: said.rule, evidence: evidence.clone() };
        let standings = all.iter().map(standing).collect();
        (conversation(&format!("posts/{talk}.md"), &format!("/{talk}/"), comments), standings)
    };
    talks.iter().enumerate().map(talk).collect()
}

fn report(conversations: &[(Conversation, Vec<Standing>)]) -> Report {
    let now = date(2026, 9, 1).to_zoned(TimeZone::UTC).unwrap();
    let period = Period { from: date(2026, 1, 20), until: date(2026, 8, 10) };
    let ledger = Ledger::default();
    let moments = period.moments(&TimeZone::UTC);
    let clerk = Clerk { ledger: &ledger, now: now.timestamp(), moments };
    let judged = conversations
        .iter()
        .map(|(conversation, standings)| Judged::of(conversation, standings.clone()));
    let tallies: Vec<Tally<'_>> = judged.map(|judged| clerk.tally(&judged)).collect();
    let (title, url, language) = ("A".into(), "https://a.example/".into(), "en".into());
    let place = |topic: &Topic| Post {
        document: topic.document.clone(),
        title: topic.document.clone(),
        url: topic.address.clone(),
    };
    let blog = Blog { title, url, language };
    measure(&tallies, &[], &Frame { blog, place: &place, now, period })
}

fn count(figures: &Figures, key: &str) -> usize {
    let value = figures.all().into_iter().find(|(each, _)| *each == key);
    match value {
        Some((_, Value::Count(count))) => count,
        other => panic!("{key} is no count but {other:?}"),
    }
}

proptest! {
    #[test]
    fn months_together_are_the_whole(talks in talks()) {
        let report = report(&conversations(&talks));
        for key in ADDITIVE {
            let months: usize = report.months.iter().map(|month| count(&month.figures, key)).sum();
            prop_assert_eq!(months, count(&report.whole, key), "{}", key);
        }
    }

    #[test]
    fn whoever_asked_was_answered_or_not(talks in talks()) {
        let Figures { asked, answered, perhaps, let_go, waiting, .. } =
            report(&conversations(&talks)).whole;
        prop_assert_eq!(asked, answered + perhaps + let_go + waiting);
    }

    #[test]
    fn the_order_of_conversations_means_nothing(talks in talks(), turn in 0_usize..6) {
        let mut all = conversations(&talks);
        let before = json::print(&report(&all));
        let turn = turn.checked_rem(all.len()).unwrap_or_default();
        all.rotate_left(turn);
        prop_assert_eq!(json::print(&report(&all)), before);
    }
}

#[test]
fn what_comes_later_had_not_happened() {
    // The report is of day 243, and ends with day 221.
    let talk = [(200, Rule::Below), (210, Rule::Below), (250, Rule::Own)];
    let talk = talk.map(|(day, rule)| Said { who: 1, day, rule }).to_vec();
    let report = report(&conversations(&[talk]));
    let Figures { comments, asked, answered, waiting, .. } = report.whole;
    assert_eq!((comments, asked, answered, waiting), (2, 1, 0, 1), "the answer comes on day 250");
    assert_eq!(report.assumed.len(), 1, "{:?}", report.assumed);
}

/// The first cell of each row of the table in a section of the manual, without its backticks.
fn keys(section: &str) -> Vec<String> {
    let manual = include_str!("../../docs/report.md");
    let (_, section) = manual.split_once(&format!("\n## {section}\n")).expect("a section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" | "));
    let names = rows.flat_map(|(cell, _)| cell.split(", "));
    names.map(|name| name.trim_matches('`').to_owned()).collect()
}

#[test]
fn the_manual_defines_every_figure_and_key() {
    let report = report(&[]);
    let figures: Vec<&str> = report.whole.all().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys("The figures"), figures);
    let printed: serde_json::Value = serde_json::from_str(&json::print(&report)).unwrap();
    let printed: Vec<&String> = printed.as_object().unwrap().keys().collect();
    assert_eq!(keys("JSON").iter().collect::<Vec<_>>(), printed);
}
