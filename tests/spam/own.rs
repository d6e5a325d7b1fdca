//! Adverts and readers of ours: adverts are mostly held, readers never.

use hobnob::comment::spam::{History, Subject};
use hobnob::comment::{Author, Body, Comment, Kind, Mark, Status, Verdict};
use hobnob::data::{DataFile, Format, Value};
use hobnob::diag::Text;

/// Of a hundred adverts, this many are held at least.
const HELD: usize = 90;

fn read(name: &str, words: &str) -> Vec<(Comment, Subject)> {
    let file = DataFile::parse_whole(&Text::new(name, words), Format::Yaml).expect("it is YAML");
    let all = file.value.as_array().expect("it is a list").iter().enumerate();
    all.map(|(number, value)| comment(&format!("{name}:{number}"), number, value)).collect()
}

/// A comment three years after its post; ten of them stand under each.
fn comment(id: &str, number: usize, value: &Value) -> (Comment, Subject) {
    let word = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let written = "2024-03-01T12:00:00Z".parse::<jiff::Timestamp>().expect("it is a moment");
    let minutes = jiff::SignedDuration::from_mins(i64::try_from(number).unwrap_or_default());
    let comment = Comment {
        id: id.to_owned(),
        parent: None,
        kind: Kind::Comment,
        status: Status::Published,
        author: Author {
            name: word("name"),
            url: value["url"].as_str().map(str::to_owned),
            person: None,
        },
        is_owner: false,
        is_acknowledged: false,
        date: written.checked_add(minutes).ok(),
        edited: None,
        body: Body::markdown(word("body")),
        url: None,
        judgement: None,
        mark: None,
        oddities: Vec::new(),
        origin: None,
    };
    let title = value["title"].as_str().unwrap_or("A walk along the river").to_owned();
    let date = "2021-03-01T12:00:00Z".parse().ok();
    let post = format!("posts/{}.md", number / 10);
    (comment, Subject { post, title, date, language: Some("en".to_owned()), ..Subject::default() })
}

/// Each with its verdict and reasons; all stand on one blog.
fn judged(all: &[(Comment, Subject)], history: &History) -> Vec<(Option<Verdict>, String)> {
    let judge = |(comment, subject): &(Comment, Subject)| {
        let judgement = history.judge(comment, subject);
        let reasons = judgement.iter().flat_map(|it| &it.reasons);
        let reasons: Vec<String> =
            reasons.map(|it| format!("{} {:+}", it.name, it.points)).collect();
        let line =
            format!("{}: {} [{}]", comment.author.name, comment.body.text, reasons.join(", "));
        (judgement.map(|it| it.verdict), line)
    };
    all.iter().map(judge).collect()
}

#[test]
fn adverts_are_mostly_held_and_readers_never() {
    let adverts = read("spam.yaml", include_str!("spam.yaml"));
    let readers = read("genuine.yaml", include_str!("genuine.yaml"));
    assert!(adverts.len() >= 60 && readers.len() >= 120, "{} {}", adverts.len(), readers.len());
    let mut history = History::default();
    adverts.iter().chain(&readers).for_each(|(comment, subject)| history.add(comment, subject));
    let of = |all: &[(Comment, Subject)], is_held: bool| -> Vec<String> {
        let judged = judged(all, &history).into_iter();
        let fitting = judged.filter(|(verdict, _)| (*verdict == Some(Verdict::Held)) == is_held);
        fitting.map(|(_, line)| line).collect()
    };
    let held = of(&readers, true);
    assert!(held.is_empty(), "readers held:\n{}", held.join("\n"));
    let missed = of(&adverts, false);
    let count = adverts.len() - missed.len();
    assert!(count * 100 >= adverts.len() * HELD, "{count} held, missed:\n{}", missed.join("\n"));
}

#[test]
fn praise_with_a_site_is_never_held_whoever_says_it() {
    let readers = read("genuine.yaml", include_str!("genuine.yaml"));
    let mut history = History::default();
    readers.iter().for_each(|(comment, subject)| history.add(comment, subject));
    for praise in [
        "Great post, thank you for sharing!",
        "Toller Beitrag, weiter so!",
        "Très bon article, merci",
    ] {
        for (reader, subject) in readers.iter().filter(|(reader, _)| reader.author.url.is_some()) {
            let comment = Comment { body: Body::plain(praise), ..reader.clone() };
            let verdict = history.judge(&comment, subject).map(|judgement| judgement.verdict);
            assert_ne!(verdict, Some(Verdict::Held), "{}: {praise}", reader.author.name);
        }
    }
}

#[test]
fn half_of_the_marks_make_the_other_half_clearer() {
    let adverts = read("spam.yaml", include_str!("spam.yaml"));
    let readers = read("genuine.yaml", include_str!("genuine.yaml"));
    for half in 0..2 {
        let mut history = History::default();
        for (all, mark) in [(&adverts, Mark::Spam), (&readers, Mark::Fine)] {
            for (number, (comment, subject)) in all.iter().enumerate() {
                let mark = (number % 2 == half).then_some(mark);
                history.add(&Comment { mark, ..comment.clone() }, subject);
            }
        }
        let held = |all: &[(Comment, Subject)]| {
            let others = all.iter().enumerate().filter(|(number, _)| number % 2 != half);
            let others: Vec<_> = others.map(|(_, piece)| piece.clone()).collect();
            let judged = judged(&others, &history).into_iter();
            (others.len(), judged.filter(|(verdict, _)| *verdict == Some(Verdict::Held)).count())
        };
        let (all, found) = held(&adverts);
        assert!(found * 100 >= all * HELD, "{found} of {all}");
        assert_eq!(held(&readers).1, 0);
    }
}
