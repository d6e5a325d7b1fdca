//! Holds what `diag::sarif` and `hobnob check --format sarif` print against the JSON Schema of SARIF 2.1.0, which comes with the crate `serde-sarif`.
//!
//! A validator of Python's is asked: those written in Rust bring more crates than all other tests together.

use hobnob::diag::{
    Diagnostic, FileReport, Report, Reported, RuleText, Severity, Span, Suppression, Text, sarif,
};
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Reads one log a line, and prints for each the list of what is wrong with it.
const VALIDATOR: &str = r#"
import json, sys
from jsonschema import Draft7Validator, FormatChecker

checker = FormatChecker()
assert "uri-reference" in checker.checkers, "rfc3986-validator is missing"
validator = Draft7Validator(json.load(open(sys.argv[1])), format_checker=checker)
for line in sys.stdin:
    print(json.dumps([f"{e.json_path}: {e.message}" for e in validator.iter_errors(json.loads(line))]))
"#;

/// What the schema has against each of the logs.
fn breaches(logs: &[Value]) -> Vec<Vec<String>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-data");
    let mut child = Command::new(data.join("python/bin/python"))
        .args(["-c", VALIDATOR])
        .arg(data.join("sarif-2.1.0.json"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the validator is fetched by tests/all: run that first");
    let lines: String = logs.iter().map(|log| format!("{log}\n")).collect();
    let mut input = child.stdin.take().expect("its input is piped");
    input.write_all(lines.as_bytes()).expect("the validator reads its input");
    drop(input);
    let output = child.wait_with_output().expect("the validator ends");
    let said = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    assert!(output.status.success(), "the validator fails");
    said.lines().map(|line| serde_json::from_str(line).expect("a list of breaches")).collect()
}

fn rule(id: &str) -> RuleText<'_> {
    RuleText {
        id,
        name: "Sells",
        summary: "The post sells.",
        description: "It sells something to the reader, and says so.",
        help: "Give it away.",
        help_markdown: "*Give* it away.",
        level: Severity::Warning,
        url: Some("https://hobnob.example/rules/sells"),
    }
}

/// A log of one file, found in every way that there is.
fn log(path: &str, words: &str) -> Value {
    let text = Text::new(path, format!("{words}\r\n\tand more"));
    let place = || Span::new(&text, 0..words.len() + 2);
    let all = [
        Diagnostic::error("sells", words).at(place()).help(words),
        Diagnostic::warning("sells", words).at(Span::new(&text, 1..1)).label(place(), words),
        Diagnostic::note("unknown", words).in_file(path),
        Diagnostic::error("balance", words),
    ];
    let waived = |why: fn(String) -> Suppression| Some(why(words.to_owned()));
    let suppressed = [None, waived(Suppression::InSource), waived(Suppression::External), None];
    let reported = |(diagnostic, suppressed)| Reported {
        diagnostic,
        fingerprint: Some(format!("{words}:1")),
        suppressed,
    };
    let findings: Vec<_> = all.iter().zip(suppressed).map(reported).collect();
    let (findings, whole) = findings.split_at(3);
    let file = FileReport { path, verdict: String::new(), findings: findings.to_vec() };
    let rules = vec![rule("balance"), rule("sells")];
    let report = Report {
        version: "1.2.3",
        folder: "blog/",
        rules,
        files: vec![file],
        whole: whole.to_vec(),
    };
    sarif::print(&report)
}

#[test]
fn every_log_follows_the_schema() {
    let wicked =
        ["", "a b", "50% off: \"now\"", "Zoë ☕ 🎺", "a\nb\r\u{1b}[2J", "//x/../:y?#[z]\\"];
    let logs: Vec<Value> =
        wicked.iter().flat_map(|path| wicked.map(|words| log(path, words))).collect();
    for (log, breaches) in logs.iter().zip(breaches(&logs)) {
        assert!(breaches.is_empty(), "{breaches:#?}\nin {log:#}");
    }
}

#[test]
fn nothing_found_follows_the_schema_too() {
    let report =
        Report { version: "1.2.3", folder: "", rules: vec![], files: vec![], whole: vec![] };
    let log = sarif::print(&report);
    assert_eq!(log["runs"][0]["results"], json!([]));
    assert_eq!(breaches(&[log]), [Vec::<String>::new()]);
}

#[test]
fn the_schema_is_really_asked() {
    let mut log = log("a.md", "words");
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] =
        json!("a b.md");
    log["runs"][0]["results"][1]["message"] = json!({"markdown": "*words*"});
    assert_eq!(breaches(&[log])[0].len(), 2);
}

const CONFIG: &str = "title: The Open Door\nbase_url: https://opendoor.example/\n";

/// A post with an advert, and a clock that it waives.
const POST: &str = r#"---
title: Who pays
date: 2026-03-22
policy:
  waive:
    - rule: countdown
      reason: the clock counts to our own supper
---

Zoë ☕ does.

<ins class="adsbygoogle"></ins>

<div id="countdown-timer"></div>
"#;

/// What a check of a blog with `POST` under each of `names` prints.
fn checked(names: &[&str], post: &str) -> Value {
    let blog = tempfile::tempdir().expect("a folder for the blog");
    let posts = blog.path().join("content/posts");
    std::fs::create_dir_all(&posts).expect("the folder is ours");
    std::fs::write(blog.path().join("hobnob.yaml"), CONFIG).expect("the folder is ours");
    for name in names {
        std::fs::write(posts.join(name), post).expect("the folder is ours");
    }
    let check = Command::new(env!("CARGO_BIN_EXE_hobnob"))
        .args(["check", "--format", "sarif", "--now", "2026-04-01"])
        .current_dir(blog.path())
        .output()
        .expect("hobnob starts");
    serde_json::from_slice(&check.stdout).expect("it prints one log")
}

#[test]
fn what_a_check_prints_follows_the_schema() {
    let log = checked(&["a b.md", "100%, \"so\".md", "zoë ☕#?.md"], POST);
    assert_eq!(breaches(std::slice::from_ref(&log)), [Vec::<String>::new()]);
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let with = |rule: &str| -> Vec<&Value> {
        results.iter().filter(|result| result["ruleId"] == rule).collect()
    };
    for rule in ["policy/ad-embed", "policy/countdown", "policy/refused"] {
        assert_eq!(with(rule).len(), 3, "{rule}");
    }
    for result in results {
        let is_waived = result["ruleId"] == "policy/countdown";
        let suppressions = result["suppressions"].as_array().map_or(0, Vec::len);
        assert_eq!(suppressions, usize::from(is_waived), "{result:#}");
    }
}

#[test]
fn a_fingerprint_stays_where_lines_move() {
    let fingerprints = |post: &str| -> Vec<Value> {
        let log = checked(&["a.md"], post);
        let results = log["runs"][0]["results"].as_array().expect("a list").clone();
        results.into_iter().map(|mut result| result["partialFingerprints"].take()).collect()
    };
    let moved = POST.replace("Zoë ☕ does.", "First of all, a word on soup.\n\nZoë ☕ does.");
    assert_eq!(fingerprints(POST), fingerprints(&moved));
    let other = POST.replace("adsbygoogle\"", "adsbygoogle\" data-ad-slot=\"7\"");
    assert_ne!(fingerprints(POST), fingerprints(&other));
}
