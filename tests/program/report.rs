//! The report, held to what was counted by hand.

use crate::blog::Blog;
use crate::golden::kept;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The first moment after May, in the harbour.
const NOW: &str = "2026-06-01";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report")
}

fn harbour() -> Blog {
    let blog = Blog::empty();
    blog.copy(&folder().join("harbour"));
    blog
}

fn report(blog: &Blog, arguments: &[&str]) -> Value {
    let all = [&["report", "--format", "json", "--now", NOW], arguments].concat();
    serde_json::from_str(&blog.hobnob(&all).succeeds().stdout).expect("a report is JSON")
}

/// `-` as none, `4/12` as a share, `6 h` and `>276 h` as how long it takes, else a count.
fn counted(cell: &str) -> Value {
    let number = |words: &str| words.trim().parse::<u32>().expect("a number");
    match (cell, cell.split_once('/'), cell.strip_suffix(" h")) {
        ("-", ..) => Value::Null,
        (_, Some((part, whole)), _) => {
            let share = f64::from(number(part)) / f64::from(number(whole));
            serde_json::json!((share * 10_000.0).round() / 10_000.0)
        }
        (.., Some(hours)) => {
            let seconds = number(hours.trim_start_matches('>')) * 3600;
            serde_json::json!({"seconds": seconds, "is_more": hours.starts_with('>')})
        }
        _ => serde_json::json!(number(cell)),
    }
}

#[test]
fn figures_are_those_counted_by_hand() {
    let report = report(&harbour(), &["--since", "2026-01-01", "--until", "2026-05-31"]);
    let months = report["months"].as_array().expect("months");
    assert_eq!(months.len(), 5, "January to May");
    let mut table = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_path(folder().join("counted.csv"))
        .expect("the count is a table");
    let (mut wrong, mut keys) = (Vec::new(), Vec::new());
    for row in table.records() {
        let row = row.expect("the count is a table");
        let measured = [&report["whole"]].into_iter().chain(months);
        for (number, (cell, figures)) in row.iter().skip(1).zip(measured).enumerate() {
            let (counted, measured) = (counted(cell), &figures[&row[0]]);
            if *measured != counted {
                wrong.push(format!("{} {number}: {measured}, counted {counted}", &row[0]));
            }
        }
        keys.push(row[0].to_owned());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let whole = report["whole"].as_object().expect("figures");
    assert_eq!(keys, whole.keys().cloned().collect::<Vec<_>>(), "every figure is counted");
}

#[test]
fn the_page_of_the_harbour_is_as_it_was() {
    let blog = harbour();
    let days = ["--since", "2026-01-01", "--until", "2026-05-31", "--now", NOW];
    let page =
        blog.hobnob(&[&["report", "--format", "html"][..], &days].concat()).succeeds().stdout;
    // A change of a colour is no change of the page.
    let (head, rest) = page.split_once("<style>").expect("the page looks as it says itself");
    let (_, body) = rest.split_once("</style>").expect("a style ends");
    kept("report.html", &format!("{head}{body}"));
}

#[test]
fn no_form_has_an_address_to_write_to() {
    let blog = harbour();
    let mut store = std::fs::read_to_string(blog.path("comments/posts/2026-01-10-ropes.yaml"))
        .expect("the store is there");
    // As some fill in forms: where a site was asked for, and a name.
    store = store.replace("https://pia.example/", "https://pia@mail.example/");
    store = store.replace("author: Ruth", "author: ruth@mail.example");
    blog.write("comments/posts/2026-01-10-ropes.yaml", store);
    for format in ["human", "markdown", "json", "html"] {
        let told = blog.hobnob(&["report", "--format", format, "--now", NOW]).succeeds().stdout;
        assert!(told.contains("Pia"), "{format}");
        assert!(!told.contains("@mail.example"), "{format}: {told}");
    }
}
