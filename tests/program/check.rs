//! `hobnob check` as editors and programs meet it, and what keeps it from judging.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use crate::blog::{Blog, NOW, Outcome};
use crate::post::{NEARLY, OPEN, SELLS};
use crate::repository::Repository;

const POST: &str = "content/posts/2026-03-01-hello.md";

/// What is said of `words` on stdin, as if they were the file `name`.
fn typed(blog: &Blog, name: &str, words: &[u8], arguments: &[&str]) -> Outcome {
    let mut command = blog.command(&["check", "--now", NOW, "--stdin-filename", name]);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("hobnob starts");
    let mut input = child.stdin.take().expect("its input is piped");
    // A slip in the name is told before anything is read.
    let _ = input.write_all(words);
    drop(input);
    let output = child.wait_with_output().expect("hobnob ends");
    let text = |bytes| String::from_utf8(bytes).expect("hobnob speaks UTF-8");
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn an_editor_asks_of_what_is_not_saved_yet() {
    let blog = Blog::new();
    let json = |outcome: &Outcome| -> Value {
        serde_json::from_str(&outcome.stdout).expect("it is one JSON object")
    };
    for name in [POST, "content/posts/2026-03-02-new.md"] {
        let outcome = typed(&blog, name, SELLS.as_bytes(), &["--format", "json"]);
        assert_eq!(outcome.code, Some(1), "{outcome:?}");
        let report = json(&outcome);
        let post = &report["posts"][0];
        assert_eq!((&post["path"], &post["verdict"]), (&name.into(), &"refuse".into()));
        assert_eq!(post["findings"][0]["span"]["line"], 8);
        let outcome = typed(&blog, name, OPEN.as_bytes(), &["--format", "json"]).succeeds();
        assert_eq!(json(&outcome)["posts"][0]["verdict"], "ok");
    }
    assert_eq!(blog.files(), [POST, "hobnob.yaml"], "nothing is written");
    for name in ["content/picture.png", "../other.md", "hobnob.yaml"] {
        typed(&blog, name, OPEN.as_bytes(), &[]).fails(2, &["is no document of this blog", name]);
    }
}

#[test]
fn a_post_that_is_no_text_is_named_and_nothing_is_judged() {
    let blog = Blog::new();
    let words = b"---\ntitle: Hello\ndate: 2026-03-01\n---\n\ncaf\xe9\n";
    let place = ["content/posts/2026-03-02-bytes.md:6:4", "UTF-8", "nothing was judged"];
    typed(&blog, "content/posts/2026-03-02-bytes.md", words, &[]).fails(2, &place);
    blog.write("content/posts/2026-03-02-bytes.md", words);
    for arguments in [&["check"][..], &["check", "--format", "json"], &["check", POST]] {
        let outcome = blog.hobnob(arguments).fails(2, &place);
        assert_eq!(outcome.stdout, "");
    }
    blog.hobnob(&["check", "--write-baseline"]).fails(2, &[place[0], "nothing was written"]);
    assert!(!blog.path("policy-baseline.json").exists());
}

#[test]
fn a_baseline_that_is_none_is_named_and_left_alone() {
    let wrong = [
        ("{", "policy-baseline.json:1:", "JSON"),
        (r#"{"version": 9, "posts": {}}"#, "policy-baseline.json:1:13", "version 9"),
        (
            r#"{"version": 1, "posts": {"content/posts/a.md": {"tip-jra": {"0123456789": 1}}}}"#,
            "policy-baseline.json:1:",
            "did you mean `tip-jar`?",
        ),
    ];
    let blog = Blog::new();
    for (words, place, why) in wrong {
        blog.write("policy-baseline.json", words);
        for arguments in [&["check"][..], &["check", "--write-baseline"], &["build"]] {
            blog.hobnob(arguments).fails(2, &[place, why]);
        }
        let left = fs::read_to_string(blog.path("policy-baseline.json")).expect("it is there");
        assert_eq!(left, words);
    }
    assert!(!blog.path("public").exists());
}

/// Whatever the cache holds, a check says the same.
#[test]
fn a_cache_that_is_not_ours_costs_only_time() {
    let repository = Repository::new();
    repository.run("hobnob", &["init", "--now", "2026-03-01"]).succeeds();
    repository.write(POST, NEARLY);
    repository.git(&["add", "--all"]);
    let check = || repository.run("hobnob", &["check", "--index", "--now", NOW]).succeeds().stdout;
    let said = check();
    assert!(said.contains("1 warned"), "{said}");
    let cache = ".hobnob/cache/judged";
    let ours = fs::read_to_string(repository.path(cache)).expect("a check keeps what it knows");
    assert_eq!(check(), said);
    let stamp = ours.lines().next().expect("it begins with its stamp");
    let of_another = ours.replace(stamp, "another");
    let wrong = [
        "\0\u{1b}\n\n\t\t\t\t\n".to_owned(),
        of_another,
        format!("{stamp}\nx\ty\tz\n\t\t\t\t{POST}\n"),
        ours[..ours.len() / 2].to_owned(),
    ];
    for words in wrong {
        repository.write(cache, &words);
        assert_eq!(check(), said, "{words}");
        let kept = fs::read_to_string(repository.path(cache)).expect("it is written anew");
        assert_eq!(kept, ours);
    }
    fs::remove_dir_all(repository.path(".hobnob")).expect("it is ours");
    repository.write(".hobnob", "a file where the folder would be");
    assert_eq!(check(), said);
}

#[test]
fn a_blog_in_no_repository_is_checked_as_well() {
    let blog = Blog::new();
    blog.write(POST, SELLS);
    for format in ["human", "json", "sarif", "github", "rdjson", "junit"] {
        let mut command = blog.command(&["check", "--now", NOW, "--format", format]);
        let outcome = Outcome::of(command.env("PATH", "/nowhere"));
        assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(1), ""), "{format}");
        assert!(outcome.stdout.contains("ad-embed") && outcome.stdout.contains(POST), "{format}");
    }
}

#[test]
fn colours_are_for_stdout_where_the_frames_are() {
    let blog = Blog::new();
    blog.write(POST, SELLS);
    let coloured = blog.hobnob(&["check", "--now", NOW, "--color", "always"]).stdout;
    let plain = blog.hobnob(&["check", "--now", NOW]).stdout;
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    assert!(!plain.contains('\u{1b}'), "{plain}");
}

#[test]
fn every_key_of_the_object_is_in_the_manual() {
    let blog = Blog::new();
    let waiver = "policy: {waive: [{rule: countdown, reason: it counts to our own supper}]}\n";
    let post = SELLS.replacen("---\n", &format!("---\n{waiver}"), 1);
    blog.write(POST, format!("{post}\n<div id=\"countdown-timer\"></div>\n"));
    let said = blog.hobnob(&["check", "--now", NOW, "--format", "json"]).stdout;
    let report: Value = serde_json::from_str(&said).expect("it is one JSON object");
    let mut keys = BTreeSet::new();
    collect(&report, &mut keys);
    assert!(keys.contains("waived_by") && keys.contains("end_column_utf16"), "{keys:?}");
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/check.md");
    let page = fs::read_to_string(page).expect("the manual is there");
    let untold = keys.iter().filter(|key| !page.contains(&format!("`{key}`")));
    assert_eq!(untold.collect::<Vec<_>>(), Vec::<&String>::new());
}

/// Every key of an object and of all within it.
fn collect(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| {
            keys.insert(key.clone());
            collect(value, keys);
        }),
        Value::Array(values) => values.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
