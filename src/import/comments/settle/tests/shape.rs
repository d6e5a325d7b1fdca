//! Who answers whom, and what is odd.

use super::{Memory, Told, import, post, row, thread};
use crate::comment::{Oddity, Status};
use crate::import::comments::{Moment, System};

fn oddities(store: &Memory, id: &str) -> Vec<Oddity> {
    store.comment(id).oddities.clone()
}

#[test]
fn copies_under_an_old_and_a_new_address_become_one() {
    let posts = [post("/a/")];
    let told = Told {
        system: System::Disqus,
        threads: vec![thread("old", "/2010/a.html"), thread("new", "/a/")],
        rows: vec![
            row("20", 0, "Ada: hi").under("old"),
            row("21", 1, "Bo: oh").under("old").to("20"),
            row("3", 0, "Ada: hi").under("new"),
            row("4", 1, "Bo: oh").under("new").to("3"),
            row("22", 2, "Cy: only here").under("old").to("21"),
            row("5", 3, "Di: twice").under("new"),
            row("6", 3, "Di: twice").under("new"),
        ],
    };
    let mut store = Memory::default();
    let report = import(&told, &posts, &mut store);
    let expected = ["3", "4 < disqus:3", "22 < disqus:4", "5", "6"];
    assert_eq!(store.shape(), expected.map(|line| format!("posts/a.md: disqus:{line}")));
    assert_eq!((report.duplicates, report.counts.comments), (2, 7));
}

#[test]
fn a_shared_id_is_parted_the_same_way_in_any_order() {
    let posts = [post("/a/"), post("/b/")];
    let mut told = Told {
        system: System::WordPress,
        threads: vec![thread("a", "/a/"), thread("b", "/b/")],
        rows: vec![
            row("1", 0, "Ada: first").under("a"),
            row("1", 5, "Bo: second").under("b"),
            row("2", 6, "Cy: to Bo").under("b").to("1"),
        ],
    };
    let mut store = Memory::default();
    import(&told, &posts, &mut store);
    let shape = store.shape();
    assert_eq!(shape[0], "posts/a.md: wordpress:1");
    let second = shape[1].strip_prefix("posts/b.md: ").unwrap();
    assert!(second.starts_with("wordpress:1-"), "{second}");
    assert_eq!(shape[2], format!("posts/b.md: wordpress:2 < {second}"));
    assert_eq!(oddities(&store, second), [Oddity::SharedId]);
    told.rows.reverse();
    let mut other = Memory::default();
    import(&told, &posts, &mut other);
    assert_eq!(other.shape(), shape);
}

#[test]
fn another_blog_s_comment_of_the_same_id_takes_nobody_s_place() {
    let posts = [post("/a/"), post("/b/")];
    let first = Told::of(System::WordPress, "/a/", [row("1", 0, "Ada: here")]);
    let second = Told::of(System::WordPress, "/b/", [row("1", 50_000, "Bo: there")]);
    let mut store = Memory::default();
    import(&first, &posts, &mut store);
    import(&second, &posts, &mut store);
    let after = store.clone();
    assert_eq!(store.comments().count(), 2);
    assert_eq!(store.comment("wordpress:1").author.name, "Ada");
    import(&second, &posts, &mut store);
    import(&first, &posts, &mut store);
    assert_eq!(store.files, after.files);
}

#[test]
fn circles_are_opened_and_lost_parents_marked() {
    let rows = [
        row("1", 0, "Ada: to myself").to("1"),
        row("2", 1, "Bo: to Cy").to("3"),
        row("3", 2, "Cy: to Bo").to("2"),
        row("4", 3, "Di: to nobody").to("99"),
    ];
    let mut store = Memory::default();
    let report = import(&Told::of(System::Csv, "/a/", rows), &[post("/a/")], &mut store);
    let expected = ["1", "2", "3 < csv:2", "4 < csv:99"];
    assert_eq!(store.shape(), expected.map(|line| format!("posts/a.md: csv:{line}")));
    assert_eq!(oddities(&store, "csv:1"), [Oddity::Circle]);
    assert_eq!(oddities(&store, "csv:2"), [Oddity::Circle]);
    assert_eq!(oddities(&store, "csv:4"), [Oddity::LostParent]);
    let codes: Vec<_> = report.problems.iter().map(|found| found.code).collect();
    assert_eq!(codes, ["import/circle", "import/circle", "import/lost-parent"]);
    assert_eq!((report.counts.roots, report.counts.replies, report.counts.dangling), (0, 4, 1));
}

#[test]
fn ten_thousand_answers_deep_is_no_matter() {
    let rows = (0..10_000).map(|number: i64| {
        let row = row(&number.to_string(), number, "Ada: on");
        if number == 0 { row } else { row.to(&(number - 1).to_string()) }
    });
    let mut store = Memory::default();
    import(&Told::of(System::Remark42, "/a/", rows), &[post("/a/")], &mut store);
    assert_eq!(store.comments().filter(|(_, comment)| comment.parent.is_some()).count(), 9_999);
}

#[test]
fn dates_take_the_zone_that_is_shown_else_the_blog_s() {
    let local = |id: &str| {
        let date = Moment::Local("2026-03-01T12:00:00".parse().unwrap());
        super::Row { date, ..row(id, 0, "Ada: hi") }
    };
    let bad = super::Row { date: Moment::Unknown("soon".to_owned()), ..row("3", 0, "Ada: hi") };
    let mut shown = thread("t", "/a/");
    shown.offset = Some(3600);
    let told = Told {
        system: System::WordPress,
        threads: vec![shown, thread("b", "/b/")],
        rows: vec![local("1"), local("2").under("b"), bad.under("b")],
    };
    let mut store = Memory::default();
    let report = import(&told, &[post("/a/"), post("/b/")], &mut store);
    let date = |id: &str| store.comment(id).date.map(|date| date.to_string());
    assert_eq!(date("wordpress:1").as_deref(), Some("2026-03-01T11:00:00Z"));
    assert_eq!(date("wordpress:2").as_deref(), Some("2026-03-01T12:00:00Z"));
    assert_eq!(date("wordpress:3"), None);
    assert_eq!(oddities(&store, "wordpress:2"), [Oddity::AssumedZone]);
    assert_eq!(oddities(&store, "wordpress:3"), [Oddity::NoDate]);
    let said: Vec<_> = report.problems.iter().map(|found| found.message.as_str()).collect();
    let expected = [
        "one date has no time zone: the blog's, `UTC`, was taken",
        "`soon` is no date: this comment stands last",
    ];
    assert_eq!(said.len(), 2);
    assert!(expected.iter().all(|each| said.contains(each)), "{said:?}");
}

#[test]
fn what_was_not_meant_for_everybody_leaves_no_word() {
    let mut rows = [
        row("1", 0, "Ada: for friends"),
        row("2", 1, "Bo: taken back"),
        row("3", 2, "Cy: to Ada").to("1"),
    ];
    rows[0].status = Status::Private;
    rows[1].status = Status::Deleted;
    let mut store = Memory::default();
    let report = import(&Told::of(System::Mastodon, "/a/", rows), &[post("/a/")], &mut store);
    assert_eq!(store.shape(), ["posts/a.md: mastodon:2", "posts/a.md: mastodon:3 < mastodon:1"]);
    let words = format!("{store:?}");
    for word in ["for friends", "taken back", "mail.example"] {
        assert!(!words.contains(word), "{word}");
    }
    assert_eq!((report.counts.private, report.counts.deleted, report.counts.comments), (1, 1, 3));
}
