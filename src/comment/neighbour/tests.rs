//! Who came, and what is owed to them.

use super::*;
use crate::comment::sample::{comment, conversation};
use crate::comment::{Body, Comment, Kind, Mark};
use crate::diag::Text;

const DAY: i64 = 86_400;

fn config(more: &str) -> Config {
    let text = format!("title: A\nbase_url: https://home.example/blog/\n{more}");
    Config::parse(&Text::new("hobnob.yaml", text)).unwrap()
}

/// What somebody said on a day, signed with an address.
fn said(name: &str, address: &str, day: i64) -> Comment {
    let mut said = comment(&format!("n:{name}{day}"), None, day * DAY);
    said.author.name = name.to_owned();
    said.author.url = Some(address.to_owned()).filter(|address| !address.is_empty());
    said
}

fn answered(words: &str, day: i64) -> Comment {
    let body = Body::html(words);
    Comment { is_owner: true, body, ..said("Mara", "https://home.example/", day) }
}

/// `home: name, comments+mentions, links, owed since day` of each.
fn met(config: &Config, comments: Vec<Comment>, gifts: Vec<Gift>) -> Vec<String> {
    let talk = conversation("posts/a.md", "", comments);
    let line = |one: &Neighbour| {
        let since = one.owed_since.map(|at| format!(" since {}", at.as_second() / DAY));
        let (visits, links) = (&one.visits, one.gifts.len());
        let (comments, mentions) = (visits.comments, visits.mentions);
        let since = since.unwrap_or_default();
        format!("{}: {}, {comments}+{mentions}, {links}, {}{since}", one.home, one.name, one.owed)
    };
    Neighbours::of(config).meet([&talk], gifts).iter().map(line).collect()
}

#[test]
fn the_oldest_debt_stands_first() {
    let link = "Like <a href='https://www.ada.example/glue'>yours</a>.";
    let comments = vec![
        said("Ada", "http://ada.example", 1),
        said("Ben", "https://ben.example/", 2),
        answered(link, 3),
        said("Cai", "https://cai.example/", 4),
        answered("See https://cai.example/ and https://home.example/blog/b/", 5),
        said("Ada L.", "https://www.ada.example/", 6),
        said("Ada L.", "https://www.ada.example/", 7),
    ];
    let expected = [
        "ben.example: Ben, 1+0, 0, 1 since 2",
        "ada.example: Ada L., 3+0, 1, 2 since 6",
        "cai.example: Cai, 1+0, 1, 0",
    ];
    assert_eq!(met(&config(""), comments, Vec::new()), expected);
}

#[test]
fn nobody_is_met_who_has_no_door_or_is_not_shown() {
    let held = Comment { mark: Some(Mark::Spam), ..said("Dov", "https://dov.example/", 1) };
    let like = Comment { kind: Kind::Like, ..said("Eve", "https://eve.example/", 1) };
    let page = Some("https://fay.example/on-glue".to_owned());
    let mention = Comment { kind: Kind::Mention, url: page, ..said("Fay", "", 2) };
    let comments = vec![
        held,
        like,
        mention,
        said("Gus", "https://twitter.com/gus", 1),
        said("Ira", "https://ira.example/", 1),
        said("Hal", "https://home.example/about/", 1),
        answered("https://ira.example/", 1),
    ];
    let owners = "comments: {owners: [{websites: [ira.example]}]}\n";
    let expected = ["fay.example: Fay, 0+1, 0, 1 since 2"];
    assert_eq!(met(&config(owners), comments, Vec::new()), expected);
}

#[test]
fn a_person_is_at_home_where_they_last_were() {
    let known = |comment: Comment| {
        let person = Some("abc".to_owned());
        let author = Author { person, ..comment.author.clone() };
        Comment { author, ..comment }
    };
    let comments = vec![
        known(said("Jo", "", 1)),
        known(said("Jo", "https://old.example/", 2)),
        known(said("Jo", "https://new.example/", 3)),
        known(said("", "", 4)),
        said("Jo", "", 5),
    ];
    let expected = ["new.example: Jo, 3+0, 0, 3 since 1", "old.example: Jo, 1+0, 0, 1 since 2"];
    assert_eq!(met(&config(""), comments, Vec::new()), expected);
}

#[test]
fn the_blogroll_is_a_link_since_its_day_or_for_good() {
    let people = "people:\n- {name: Kim, url: 'https://kim.example/', since: 1970-01-03}\n\
                  - {name: Lea, url: 'https://lea.example/'}\n";
    let config = config(people);
    let comments = vec![
        said("Kim", "https://kim.example/", 1),
        said("Lea", "https://lea.example/", 1),
        said("Kim", "https://kim.example/", 3),
        said("Max", "https://max.example/", 1),
        said("Max", "https://max.example/", 2),
    ];
    let neighbours = Neighbours::of(&config);
    let knows = comments.iter().map(|comment| neighbours.know(&comment.author));
    assert_eq!(knows.collect::<Vec<_>>(), [true, true, true, false, false]);
    let gift = |day: i64| Gift {
        home: "max.example".to_owned(),
        at: Timestamp::from_second(day * DAY).ok(),
        place: Place::Document("posts/b.md".to_owned()),
    };
    let expected = [
        "kim.example: Kim, 2+0, 1, 1 since 3",
        "max.example: Max, 2+0, 1, 0",
        "lea.example: Lea, 1+0, 1, 0",
    ];
    assert_eq!(met(&config, comments, vec![gift(2), gift(2)]), expected);
}
