//! From exports to the store, with the program itself: a small one of our own, and every file of the
//! collection against its sheet.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;

use crate::stores::{self, Store, blog, files, import};

fn report(blog: &Path, export: &Path, more: &[&str]) -> Value {
    parsed(
        &import(blog, export, &[more, &["--format", "json"]].concat()),
        &export.to_string_lossy(),
    )
}

fn parsed(output: &Output, export: &str) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{export}: {said}");
    serde_json::from_slice(&output.stdout).expect("the report is JSON")
}

/// The columns of the sheet, and what the report calls them.
const COUNTS: [(&str, &str); 12] = [
    ("comments", "/comments"),
    ("approved", "/approved"),
    ("pending", "/pending"),
    ("spam", "/spam"),
    ("deleted_trash_hidden", "/deleted"),
    ("threads", "/threads"),
    ("posts_with_comments", "/posts"),
    ("roots", "/roots"),
    ("replies", "/replies"),
    ("dangling", "/dangling"),
    ("first", "/first"),
    ("last", "/last"),
];

#[test]
fn every_export_of_the_collection_gives_its_counts_once_and_twice() {
    stores::all().iter().for_each(holds);
}

/// One export gives what its row says, and nothing more when it came again.
fn holds(store: &Store) {
    let file = store.row["file"].as_str();
    if store.row["note"].contains("mismatched tag") {
        assert_eq!(store.first.status.code(), Some(1), "{file}");
        assert!(String::from_utf8_lossy(&store.first.stderr).contains(".xml:90"));
        assert!(!store.blog.path().join("comments").exists());
        return;
    }
    let first = parsed(&store.first, file);
    for (column, pointer) in COUNTS {
        let found = first.pointer(pointer).map(|value| value.to_string().replace('"', ""));
        if !store.row[column].is_empty() {
            assert_eq!(found.as_ref(), Some(&store.row[column]), "{file} {column}");
        }
    }
    parsed(&store.second, file);
    assert!(store.is_same_twice, "{file}: twice");
}

/// A table with all that must not be told on.
const TABLE: &str = "id,post,parent,name,email,ip,date,body,status\n\
1,/hello/,,Ada,ada@mail.example,203.0.113.7,2026-03-01T10:00:00Z,Write to ada@mail.example!,approved\n\
2,/hello/,1,Bo,bo@mail.example,203.0.113.8,2026-03-01T11:00:00Z,From 203.0.113.8 with love,approved\n\
3,/gone/,,Cy,cy@mail.example,203.0.113.9,2026-03-01T12:00:00Z,Is this gone?,pending\n";

fn table(folder: &Path) -> PathBuf {
    let path = folder.join("table.csv");
    std::fs::write(&path, TABLE).expect("it can be written");
    path
}

#[test]
fn nothing_private_is_told() {
    let (blog, aside) = (blog(), tempfile::tempdir().expect("room"));
    let output = import(blog.path(), &table(aside.path()), &["--verbose"]);
    let mut told = files(&blog.path().join("comments"));
    assert_eq!(told.len(), 1);
    told.insert("stdout".into(), output.stdout);
    told.insert("stderr".into(), output.stderr);
    for (path, bytes) in told {
        let words = String::from_utf8_lossy(&bytes).into_owned();
        for secret in ["@mail.example", "203.0.113."] {
            assert!(!words.contains(secret), "{}: {secret}\n{words}", path.display());
        }
    }
    assert!(!blog.path().join(".hobnob/private/contacts.ndjson").exists());
}

#[test]
fn what_is_private_is_kept_apart_where_the_owner_says_so() {
    let (blog, aside) = (blog(), tempfile::tempdir().expect("room"));
    report(blog.path(), &table(aside.path()), &["--keep-private"]);
    let kept = std::fs::read_to_string(blog.path().join(".hobnob/private/contacts.ndjson"));
    let kept = kept.expect("it is there");
    assert_eq!(kept.lines().count(), 3);
    assert!(kept.contains("cy@mail.example") && kept.contains("csv:3"));
}

#[test]
fn a_rehearsal_leaves_no_trace() {
    let (blog, aside) = (blog(), tempfile::tempdir().expect("room"));
    let before = files(blog.path());
    let report = report(blog.path(), &table(aside.path()), &["--dry-run"]);
    assert_eq!((&report["added"], &report["written"]), (&3.into(), &Value::Array(Vec::new())));
    assert_eq!(files(blog.path()), before);
}

#[test]
fn a_broken_export_is_taken_whole_or_not_at_all() {
    let (blog, aside) = (blog(), tempfile::tempdir().expect("room"));
    let path = aside.path().join("cut.ndjson");
    let line = |id: u8| {
        format!(
            r#"{{"id": "{id}", "post": "/a/", "author": {{"name": "Ada"}}, "date": "2026-03-01T10:00:00Z", "body_md": "Hi"}}"#
        )
    };
    let cut = format!("{}\n{}\n{}", line(1), line(2), &line(3)[..40]);
    std::fs::write(&path, cut).expect("it can be written");
    let output = import(blog.path(), &path, &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cut.ndjson:3") && said.contains("--partial"), "{said}");
    assert!(!blog.path().join("comments").exists());
    let report = report(blog.path(), &path, &["--partial"]);
    assert_eq!(report["added"], 2);
}
