//! Holds what a process makes that builds again against what one makes that builds once, after every kind
//! of change.

use std::path::Path;

use jiff::Zoned;

use super::output::Content;
use super::{Memos, Purpose, Request, Unwatched, run};
use crate::config::Config;
use crate::diag::{Findings, Text};
use crate::policy::rule::Level;
use crate::site::Selection;

/// All that is asked of a build besides the files.
#[derive(Clone)]
struct Asked {
    config: &'static str,
    policy: Option<Level>,
    purpose: Purpose,
    now: &'static str,
}

const ASKED: Asked = Asked {
    config: "author: Mara\nlinks: {broken: warn}\n",
    policy: None,
    purpose: Purpose::Preview,
    now: "2026-11-01T12:00[UTC]",
};

/// Everything that comes out: each file with its bytes, what is found, and what is thought of each
/// document.
fn made(root: &Path, asked: &Asked, memos: &Memos) -> Result<Vec<(String, String)>, String> {
    let config = format!("title: A\nbase_url: https://a.example/\n{}", asked.config);
    let config = Config::parse(&Text::new("hobnob.yaml", config)).unwrap();
    let now: Zoned = asked.now.parse().unwrap();
    let selection = Selection { now, drafts: true, future: true, expired: false };
    let Asked { policy, purpose, .. } = *asked;
    let request = Request { root, config, policy, selection, purpose };
    let told = |findings: &Findings| format!("{findings:?}");
    let built = run(request, memos, &Unwatched).map_err(|findings| told(&findings))?;
    let files = built.artifacts.iter().map(|artifact| match &artifact.content {
        Content::Bytes(bytes) => (&artifact.path, String::from_utf8_lossy(bytes).into_owned()),
        Content::File(file) => (&artifact.path, file.shown.clone()),
    });
    let mut all: Vec<(String, String)> = files.map(|(path, it)| (path.clone(), it)).collect();
    all.push(("findings".to_owned(), told(&built.findings)));
    all.push(("weighed".to_owned(), format!("{:?}", built.weighed)));
    Ok(all)
}

/// Writes a file, or deletes it.
fn put(root: &Path, path: &str, words: Option<&str>) {
    let path = root.join(path);
    match words {
        Some(words) => {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, words).unwrap();
        }
        None => std::fs::remove_file(path).unwrap(),
    }
}

const POST: &str = "---\ntitle: Hello\ndate: 2026-10-01\ntags: [one]\n---\nCome in.\n";
const PITCH: &str = "---\ntitle: My course\ndate: 2026-10-02\npolicy: {waive: [{rule: checkout-link, \
                     reason: my own book, until: 2026-11-05}]}\n---\nBuy now, only today! \
                     [Order](https://buy.stripe.com/x) [it](posts/none.md)\n";
const TALK: &str =
    "post: posts/a.md\ncomments:\n- {id: 'n:1', name: Jo, plain: hi, date: 2026-10-03}\n";

/// What an author does, one thing after the other.
const CHANGES: &[(&str, Option<&str>)] = &[
    ("content/posts/a.md", Some(POST)),
    ("content/posts/pitch.md", Some(PITCH)),
    (
        "content/posts/b.md",
        Some("---\ndate: 2026-10-05\n---\n# B\n[a](a.md)\n\n```rust\nfn a() {}\n```\n"),
    ),
    ("comments/posts/a.yaml", Some(TALK)),
    ("comments/old.yaml", Some("address: /posts/a/\ncomments:\n- {id: 'n:2', plain: too}\n")),
    (
        "content/posts/a.md",
        Some("---\ntitle: Hullo\ndate: 2026-10-01\ntags: [two]\n---\nCome in.\n"),
    ),
    ("content/posts/b.md", Some("---\ndate: 2026-10-0\n---\nnot a day\n")),
    ("content/posts/b.md", Some("---\ndate: 2026-10-06\ndraft: true\n---\n# B\n")),
    ("comments/posts/a.yaml", Some("post: posts/a.md\ncomments:\n- {id: 'n:2', plain: ho}\n")),
    ("comments/old.yaml", None),
    (
        "templates/post.html",
        Some(
            "{% extends \"porch/post.html\" %}{% block main %}{{ super() }}\
                                  <ins class=\"adsbygoogle\"></ins>{% endblock main %}",
        ),
    ),
    (
        "policy-baseline.json",
        Some(
            "{\"version\": 1, \"posts\": {\"content/posts/pitch.md\": \
                                   {\"hard-sell\": {\"3f1c9a0b77\": 1}}}}",
        ),
    ),
    ("content/posts/pitch.md", None),
    ("content/posts/sold.md", Some(PITCH)),
    ("content/posts/a.md", Some(POST)),
    ("content/posts/c.md", Some("---\ndate: 2026-10-07\n---\n[in it](a.md#part)\n")),
    (
        "content/posts/a.md",
        Some("---\ntitle: Hello\ndate: 2026-10-01\ntags: [one]\n---\n<a id=\"part\"></a>\n"),
    ),
    ("content/posts/a.md", Some(POST)),
    ("data/a.yaml", Some("- 1\n")),
    ("static/a.css", Some("a { color: red }\n")),
    ("policy-baseline.json", None),
];

#[test]
fn after_every_change_all_is_as_if_it_were_made_once() {
    let root = tempfile::tempdir().unwrap();
    let memos = Memos::on();
    for (path, words) in CHANGES {
        put(root.path(), path, *words);
        let clean = made(root.path(), &ASKED, &Memos::off());
        for _ in 0..2 {
            assert_eq!(made(root.path(), &ASKED, &memos), clean, "after {path}");
        }
    }
}

#[test]
fn a_blog_of_more_words_has_more_to_search_in() {
    let root = tempfile::tempdir().unwrap();
    let memos = Memos::on();
    let planned = [POST.to_owned(), POST.to_owned() + &"more ".repeat(20_000)].map(|words| {
        put(root.path(), "content/posts/a.md", Some(&words));
        let clean = made(root.path(), &ASKED, &Memos::off()).unwrap();
        assert!(made(root.path(), &ASKED, &memos).unwrap() == clean);
        clean.len()
    });
    assert!(planned[0] < planned[1]);
}

#[test]
fn whatever_is_asked_for_all_is_as_if_it_were_made_once() {
    let root = tempfile::tempdir().unwrap();
    let files = [("content/posts/a.md", POST), ("content/posts/p.md", PITCH)];
    files.iter().for_each(|(path, words)| put(root.path(), path, Some(words)));
    let asked = [
        ASKED,
        Asked { config: "author: Jon\nlinks: {broken: warn}\n", ..ASKED },
        Asked { config: "links: {broken: warn}\npost_folders: [notes]\n", ..ASKED },
        Asked { config: "links: {broken: warn}\ntimezone: Europe/Berlin\n", ..ASKED },
        Asked {
            config: "links: {broken: warn}\npolicy: {thresholds: {warn: 1, refuse: 2}}\n",
            ..ASKED
        },
        Asked {
            config: "# a line above\nlinks: {broken: warn}\npolicy: {preset: strict}\n",
            ..ASKED
        },
        Asked { policy: Some(Level::Off), ..ASKED },
        Asked { policy: Some(Level::Refuse), purpose: Purpose::Publish, ..ASKED },
        Asked { now: "2026-11-06T12:00[UTC]", ..ASKED },
        Asked { now: "2026-10-01T12:00[UTC]", ..ASKED },
    ];
    let memos = Memos::on();
    let mut all = Vec::new();
    for asked in asked.iter().chain(asked.iter().rev()) {
        let clean = made(root.path(), asked, &Memos::off());
        assert_eq!(made(root.path(), asked, &memos), clean);
        all.push(clean);
    }
    all.truncate(asked.len());
    all.dedup();
    assert_eq!(all.len(), asked.len(), "each of them asks for something else");
}
