//! What is set aside stays so, whoever wrote it down and in whatever order; what is wrong is told.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::{Act, Baseline, Entry, Ledger, Left, Line};
use crate::comment::sample::{comment, conversation};
use crate::comment::{Comment, Conversation};
use crate::diag::{Diagnostic, Findings, Span, Text};
use crate::remind::{Exchange, Judged, Rule, Standing, State};

fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn done(at: i64, id: &str, act: Act) -> Line {
    Line::Of(id.to_owned(), Entry { at: second(at), act })
}

fn baseline(at: i64, before: Option<i64>) -> Line {
    Line::Baseline(Baseline { at: second(at), before: before.map(second) })
}

fn told(findings: &Findings) -> Vec<String> {
    let tell = |found: &Diagnostic| {
        let line = found.span.as_ref().and_then(Span::start).map_or(0, |start| start.line);
        let help: String = found.help.iter().map(|help| format!(" ({help})")).collect();
        format!("{line}: {}{help}", found.message)
    };
    findings.iter().map(tell).collect()
}

fn parse(words: &str) -> Result<(Ledger, Vec<String>), Vec<String>> {
    let parsed = Ledger::parse(&Text::new("comments/_aside.ndjson", words));
    parsed.map(|(ledger, found)| (ledger, told(&found))).map_err(|found| told(&found))
}

/// What Ada said under one post at these seconds, none of it answered.
fn said(seconds: &[i64]) -> Conversation {
    let of = |second: &i64| comment(&format!("csv:{second}"), None, *second);
    conversation("a.md", "/a/", seconds.iter().map(of).collect())
}

fn exchange(conversation: &Conversation) -> Exchange<'_> {
    let waits = |_: &Comment| Standing { rule: Rule::Unanswered, evidence: None };
    let standings = conversation.comments.iter().map(waits).collect();
    Exchange::all(&Judged::of(conversation, standings), State::Waiting).remove(0)
}

/// What is left of Ada's words in short: `open csv:1 csv:2`, `snoozed 9`, `acknowledged 3`, `let go 3`.
fn left(lines: &[Line], seconds: &[i64], spoke: i64, now: i64) -> String {
    let (ledger, said): (Ledger, _) = (lines.iter().cloned().collect(), said(seconds));
    match ledger.left(exchange(&said), Some(second(spoke)), second(now)) {
        Left::Open(exchange) => {
            let ids: Vec<&str> = exchange.comments.iter().map(|one| one.id.as_str()).collect();
            format!("open {}", ids.join(" "))
        }
        Left::Snoozed { until } => format!("snoozed {}", until.as_second()),
        Left::Settled { at, is_let_go } => {
            format!("{} {}", if is_let_go { "let go" } else { "acknowledged" }, at.as_second())
        }
    }
}

#[test]
fn what_was_done_with_stays_so_and_new_words_wait_alone() {
    let (nod, close) = (done(10, "csv:1", Act::Acknowledge), done(12, "csv:2", Act::Close));
    assert_eq!(left(&[], &[1, 2], 2, 20), "open csv:1 csv:2");
    assert_eq!(left(std::slice::from_ref(&nod), &[1], 1, 20), "acknowledged 10");
    assert_eq!(left(std::slice::from_ref(&nod), &[1, 2], 2, 20), "open csv:2");
    assert_eq!(left(&[nod.clone(), close], &[1, 2], 2, 20), "let go 12");
    let again = done(13, "csv:1", Act::Reopen);
    assert_eq!(left(&[again, nod], &[1], 1, 20), "open csv:1");
}

#[test]
fn a_snooze_ends_in_time_or_when_its_writer_speaks() {
    let snooze = [done(10, "csv:1", Act::Snooze { until: second(30) })];
    assert_eq!(left(&snooze, &[1], 1, 29), "snoozed 30");
    assert_eq!(left(&snooze, &[1], 1, 30), "open csv:1");
    assert_eq!(left(&snooze, &[1], 11, 20), "open csv:1", "they spoke elsewhere");
    assert_eq!(left(&snooze, &[1], 25, 20), "snoozed 30", "they have not spoken yet");
    assert_eq!(left(&snooze, &[1, 2], 2, 20), "open csv:1 csv:2", "it came late");
    let (before, after) = (done(9, "csv:1", Act::Acknowledge), done(11, "csv:1", Act::Close));
    assert_eq!(left(&[snooze[0].clone(), before], &[1], 1, 20), "snoozed 30");
    assert_eq!(left(&[snooze[0].clone(), after], &[1], 1, 20), "let go 11");
}

#[test]
fn what_is_old_is_let_go_until_it_is_taken_up_again() {
    let line = baseline(10, Some(5));
    assert_eq!(left(std::slice::from_ref(&line), &[1, 4], 4, 20), "let go 10");
    assert_eq!(left(std::slice::from_ref(&line), &[4, 5], 5, 20), "open csv:5");
    assert_eq!(left(&[line.clone(), baseline(11, None)], &[1], 1, 20), "open csv:1");
    assert_eq!(left(&[line.clone(), baseline(9, None)], &[1], 1, 20), "let go 10");
    let act = |at, act| [line.clone(), done(at, "csv:1", act)];
    assert_eq!(left(&act(11, Act::Reopen), &[1], 1, 20), "open csv:1");
    assert_eq!(left(&act(9, Act::Reopen), &[1], 1, 20), "let go 10");
    assert_eq!(left(&act(9, Act::Acknowledge), &[1], 1, 20), "acknowledged 9");
    assert_eq!(left(&act(11, Act::Snooze { until: second(30) }), &[1], 1, 20), "snoozed 30");
}

#[test]
fn what_has_no_date_is_not_old() {
    let ledger: Ledger = [baseline(10, Some(5))].into_iter().collect();
    let undated = Comment { date: None, ..comment("csv:1", None, 1) };
    assert_eq!(ledger.last(&undated), None);
}

/// Ada and Bo by turns, the first of the first answered, the owner's own last.
fn talk() -> Conversation {
    let by = |id: &str, name: &str, at| {
        let mut said = comment(id, None, at);
        name.clone_into(&mut said.author.name);
        said
    };
    let all = vec![by("ada:1", "Ada", 1), by("bo:1", "Bo", 2), by("ada:2", "Ada", 3)];
    let more = [by("bo:2", "Bo", 4), by("ada:3", "Ada", 5), by("me:1", "Mara", 6)];
    conversation("a.md", "/a/", all.into_iter().chain(more).collect())
}

fn judged(conversation: &Conversation) -> [Judged<'_>; 1] {
    let rules = conversation.comments.iter().map(|one| match one.id.as_str() {
        "ada:1" => Rule::Below,
        "me:1" => Rule::Own,
        _ => Rule::Unanswered,
    });
    let standings = rules.map(|rule| Standing { rule, evidence: None }).collect();
    [Judged::of(conversation, standings)]
}

/// What a note says in short, and the ledger with it written down.
fn note(ledger: &Ledger, named: &[&str], act: Act, now: i64) -> (String, Ledger) {
    let talk = talk();
    let named = named.iter().map(|id| (*id).to_owned()).collect();
    let note = ledger.note(&judged(&talk), &named, act, second(now));
    let ids = |comments: &mut dyn Iterator<Item = &Comment>| {
        comments.map(|one| one.id.clone()).collect::<Vec<_>>().join(" ")
    };
    let idle = ids(&mut note.idle.iter().map(|(comment, _)| *comment));
    let known = ids(&mut note.known.iter().copied());
    let told = format!("{}: {}", note.entry.at.as_second(), ids(&mut note.comments()));
    let told = format!("{told}; known {known}; idle {idle}");
    let mut ledger = ledger.clone();
    note.lines().into_iter().for_each(|line| ledger.add(line));
    (told, ledger)
}

#[test]
fn one_comment_means_all_that_its_writer_waits_with() {
    let (told, ledger) = note(&Ledger::default(), &["ada:3"], Act::Acknowledge, 9);
    assert_eq!(told, "9: ada:2 ada:3; known ; idle ");
    let (told, again) = note(&ledger, &["ada:2"], Act::Acknowledge, 12);
    assert_eq!((told.as_str(), &again), ("12: ; known ada:2; idle ", &ledger));
    let (told, closed) = note(&ledger, &["ada:2"], Act::Close, 12);
    assert_eq!(told, "12: ada:2; known ; idle ", "the other was done with");
    let (told, _) = note(&closed, &["ada:2"], Act::Reopen, 13);
    assert_eq!(told, "13: ada:2; known ; idle ", "what was set aside together");
    let (told, open) = note(&ledger, &["ada:3", "ada:2"], Act::Reopen, 9);
    assert_eq!(told, "10: ada:2 ada:3; known ; idle ", "later than what it undoes");
    let (told, _) = note(&open, &["ada:2", "bo:1"], Act::Reopen, 12);
    assert_eq!(told, "12: ; known bo:1 ada:2; idle ");
    let (told, _) = note(&open, &["ada:1", "me:1", "bo:2"], Act::Close, 12);
    assert_eq!(told, "12: bo:1 bo:2; known ; idle ada:1 me:1");
}

#[test]
fn letting_go_of_what_is_old_is_counted() {
    let talk = talk();
    let judged = judged(&talk);
    let (_, ledger) = note(&Ledger::default(), &["bo:1"], Act::Acknowledge, 9);
    let shift = |ledger: &Ledger, before: Option<i64>, now| {
        let shift = ledger.shift(&judged, before.map(second), second(now));
        (shift.baseline, shift.let_go, shift.again, shift.waiting)
    };
    let new =
        |at, before: Option<i64>| Some(Baseline { at: second(at), before: before.map(second) });
    assert_eq!(shift(&ledger, None, 10), (None, 0, 0, 2));
    assert_eq!(shift(&ledger, Some(5), 10), (new(10, Some(5)), 1, 0, 1));
    let mut ledger = ledger;
    ledger.add(baseline(10, Some(5)));
    assert_eq!(shift(&ledger, Some(5), 11), (None, 0, 0, 1));
    assert_eq!(shift(&ledger, Some(6), 11), (new(11, Some(6)), 1, 0, 0));
    assert_eq!(shift(&ledger, None, 3), (new(11, None), 0, 1, 2));
}

#[test]
fn people_read_and_write_it() {
    let words = concat!(
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"acknowledge\",\"comment\":\"csv:1\"}\r\n\n",
        "  {\"do\": \"snooze\", \"until\": \"2026-12-01T00:00:00+01:00\", \"comment\": \"csv:2\",",
        " \"at\": \"2026-11-22T10:00:00Z\"}\n",
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"baseline\",\"before\":null}",
    );
    let (ledger, found) = parse(words).unwrap();
    assert_eq!(found, [""; 0]);
    assert_eq!(ledger.entry("csv:1").unwrap().act, Act::Acknowledge);
    let until = "2026-11-30T23:00:00Z".parse().unwrap();
    assert_eq!(ledger.entry("csv:2").unwrap().act, Act::Snooze { until });
    assert_eq!(ledger.baseline().unwrap().before, None);
    let zone = TimeZone::get("Europe/Rome").unwrap();
    let line = Line::Baseline(Baseline { at: second(0), before: Some(until) });
    let expected = "{\"at\":\"1970-01-01T00:00:00Z\",\"do\":\"baseline\",\
                    \"before\":\"2026-12-01T00:00:00+01:00\"}\n";
    assert_eq!(line.print(&zone), expected);
}

#[test]
fn every_wrong_line_is_told_with_what_to_write() {
    let wrong = concat!(
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"aknowledge\",\"comment\":\"a\"}\n",
        "{\"at\":\"today\",\"do\":\"close\",\"comment\":\"a\"}\n",
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"close\",\"coment\":\"a\"}\n",
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"snooze\",\"comment\":\"a\"}\n",
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"baseline\"}\n",
        "{\"comment\":\"a\",\"untl\":\"\"}\n",
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"close\",\"comment\":\" \"}\n",
        "csv:1\n",
        "[]\n",
        "{\"at\":\"2026-11-22T10:00:00Z\",\"do\":\"close\",\"comment\":[\"a\"]}\n",
    );
    let moment = "(write date, time and zone: `2026-03-01T18:30:00Z`)";
    let id = "(write the id of a comment: `\"comment\":\"wordpress:12\"`)";
    let like = "(a line looks so: `{\"at\":\"2026-03-01T18:30:00Z\",\"do\":\"acknowledge\",\
                \"comment\":\"wordpress:12\"}`)";
    let all = "(write one of `acknowledge`, `snooze`, `close`, `reopen`, `baseline`)";
    let expected = [
        "1: `aknowledge` is not one of the choices for `do` (did you mean `acknowledge`?)".into(),
        format!("2: `today` is no moment for `at` {moment}"),
        format!("3: this line has no `comment` {id}"),
        "3: `coment` is not a key here (did you mean `comment`?)".into(),
        format!("4: this line has no `until` {moment}"),
        format!("5: this line has no `before` {moment}"),
        format!("6: this line has no `at` {moment}"),
        format!("6: this line has no `do` {all}"),
        "6: `untl` is not a key here (did you mean `until`?)".into(),
        format!("7: this line has no `comment` {id}"),
        format!("8: this is not JSON: expected value {like}"),
        format!("9: this is not one of the lines kept here {like}"),
        "10: expected words for `comment`, found a list".into(),
    ];
    assert_eq!(parse(wrong).unwrap_err(), expected);
}

#[test]
fn what_git_could_not_merge_is_told_once() {
    let ours = done(1, "csv:1", Act::Close).print(&TimeZone::UTC);
    let words = format!("<<<<<<< HEAD\n{ours}=======\n{ours}>>>>>>> other\nx\n");
    let told = parse(&words).unwrap_err();
    assert_eq!(told.len(), 2, "{told:#?}");
    let help =
        "1: git could not merge this file by itself (keep the lines of both sides in any order";
    assert!(told.iter().any(|told| told.starts_with(help)), "{told:#?}");
}

#[test]
fn a_line_that_ends_in_its_middle_is_left_out() {
    let (whole, next) = (done(1, "csv:1", Act::Close), done(2, "csv:2", Act::Close));
    let (whole, next) = (whole.print(&TimeZone::UTC), next.print(&TimeZone::UTC));
    for cut in 1..whole.len() - 1 {
        let (ledger, told) = parse(&format!("{}\n{next}", &whole[..cut])).unwrap();
        assert_eq!((ledger.entry("csv:1"), ledger.entry("csv:2").is_some()), (None, true));
        assert!(told[0].starts_with("1: this line ends in its middle"), "{told:?}");
    }
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        Just(Act::Acknowledge),
        Just(Act::Close),
        Just(Act::Reopen),
        (0..4i64).prop_map(|until| Act::Snooze { until: second(until) }),
    ]
}

fn any_line() -> impl Strategy<Value = Line> {
    prop_oneof![
        4 => (0..4i64, "[ab:/\"é]{1,2}", act()).prop_map(|(at, id, act)| done(at, &id, act)),
        1 => (0..4i64, proptest::option::of(0..4i64))
            .prop_map(|(at, before)| baseline(at, before)),
    ]
}

/// Lines, the same in another order, and one more of each of some of them.
fn shuffled() -> impl Strategy<Value = (Vec<Line>, Vec<Line>, Vec<Line>)> {
    let lines = proptest::collection::vec(any_line(), 0..12);
    lines.prop_flat_map(|lines| {
        let some = subsequence(lines.clone(), 0..=lines.len());
        (Just(lines.clone()), Just(lines).prop_shuffle(), some)
    })
}

proptest! {
    #[test]
    fn neither_order_nor_number_of_the_lines_matters((lines, shuffled, some) in shuffled()) {
        let whole: Ledger = lines.into_iter().collect();
        let merged: Ledger = some.into_iter().chain(shuffled).collect();
        prop_assert_eq!(whole, merged);
    }

    #[test]
    fn what_is_printed_is_read(lines in proptest::collection::vec(any_line(), 0..8)) {
        let zone = TimeZone::get("Asia/Kathmandu").unwrap();
        let printed: String = lines.iter().map(|line| line.print(&zone)).collect();
        let whole: Ledger = lines.into_iter().collect();
        prop_assert_eq!(parse(&printed), Ok((whole, Vec::new())));
    }

    #[test]
    fn nothing_makes_it_panic(words in "([{}\":,\\[a]|\n|<<<<<<< |=======|\"at\":|\"do\":|\"baseline\"|null){0,30}") {
        let _ = parse(&words);
    }
}
