//! `hobnob comments` on whole blogs: what leaves comes back as it was, and what was forgotten is nowhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::blog::{Blog, NOW};

/// The files of the store with their bytes.
fn store(blog: &Blog) -> BTreeMap<String, Vec<u8>> {
    let names = blog.files().into_iter().filter(|name| name.starts_with("comments/"));
    names.map(|name| (name.clone(), fs::read(blog.path(&name)).expect("it is ours"))).collect()
}

/// Everything that was said, as JSON.
fn export(blog: &Blog) -> String {
    blog.hobnob(&["comments", "export"]).succeeds().stdout
}

fn import(blog: &Blog) {
    blog.hobnob(&["comments", "import", "export.json", "--now", NOW]).succeeds();
}

/// Without what each blog thinks for itself.
fn said(export: &str) -> Value {
    let mut said: Value = serde_json::from_str(export).expect("JSON");
    for comment in said.as_array_mut().expect("a list") {
        let comment = comment.as_object_mut().expect("an object");
        comment.retain(|key, _| !["suspicion", "mark"].contains(&key.as_str()));
    }
    said
}

#[test]
fn what_a_blog_exports_it_has_already() {
    let blog = Blog::example();
    blog.write("export.json", export(&blog));
    let before = store(&blog);
    import(&blog);
    assert!(store(&blog) == before, "an import of the blog's own export has changed the store");
}

#[test]
fn what_a_blog_exports_another_has_too() {
    let (blog, other) = (Blog::example(), Blog::example());
    let exported = export(&blog);
    fs::remove_dir_all(other.path("comments")).expect("it is ours");
    other.write("export.json", &exported);
    import(&other);
    assert_eq!(said(&export(&other)), said(&exported));
}

#[test]
fn what_was_forgotten_is_nowhere() {
    let blog = Blog::empty();
    blog.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/comments-forget.in"));
    let telling = || {
        blog.build().succeeds();
        let tells = |name: &String| {
            let text = fs::read(blog.path(name)).expect("it is ours");
            let text = String::from_utf8_lossy(&text).into_owned();
            ["after one winter", "bea.example", "bea@mail"].iter().any(|words| text.contains(words))
        };
        let others = blog.files().into_iter().filter(|name| name != "export.json");
        others.filter(tells).collect::<Vec<_>>()
    };
    blog.hobnob(&["comments", "import", "export.json", "--keep-private", "--now", NOW]).succeeds();
    let kept = ["comments/posts/2026-03-01-glue.yaml", "public/posts/glue/index.html"];
    let before = telling();
    assert!(kept.iter().all(|name| before.iter().any(|told| told == name)), "{before:?}");
    blog.hobnob(&["comments", "forget", "Bea"]).succeeds();
    assert_eq!(telling(), [""; 0]);
    import(&blog);
    assert_eq!(telling(), [""; 0]);
}

/// One advert that came before there was a rule for it, one reader who was held, one of each marked.
const JUDGED: &str = "\
post: posts/2026-03-01-hello.md
address: /posts/hello/
comments:
  - id: json:1
    date: 2026-03-02T08:00:00Z
    author: Cheap Chairs Online
    url: https://cheap-chairs.example/buy
    plain: 'Great post! [url=https://cheap-chairs.example/1]cheap chairs[/url] [url=https://cheap-chairs.example/2]discount chairs[/url]'
  - id: json:2
    date: 2026-03-02T09:00:00Z
    author: Tomke
    suspicion: held (bbcode +4)
    plain: Is the kettle still on?
  - id: json:3
    mark: fine
    date: 2026-03-02T10:00:00Z
    author: Okke
    suspicion: held (bbcode +4)
    plain: I bring the cups.
  - id: json:4
    status: spam
    mark: spam
    date: 2026-03-02T11:00:00Z
    author: Casino Royal
    plain: '[url=https://casino.example/]casino bonus[/url]'
  - id: json:5
    date: 2026-03-02T12:00:00Z
    author: Ilse
    suspicion: look (praise +2)
    plain: I take my tea without sugar.
";

#[test]
fn suspects_are_judged_as_of_today() {
    let blog = Blog::new();
    blog.write("comments/posts/2026-03-01-hello.yaml", JUDGED);
    let before = blog.files();
    let list = ["comments", "list", "--suspect", "--format", "json", "--now", NOW];
    let suspects = said_of_all(&blog.hobnob(&list).succeeds().stdout);
    let expected = [("json:2", "held", 4), ("json:1", "held", suspects[1].2)];
    assert_eq!(suspects, expected.map(|(id, verdict, points)| (id.into(), verdict.into(), points)));
    assert!(suspects[1].2 > 4, "{suspects:?}");
    let mut after = blog.files();
    after.retain(|file| !file.starts_with(".hobnob/cache/"));
    assert_eq!(after, before, "nothing is written but what is remembered");
    assert_eq!(
        fs::read(blog.path("comments/posts/2026-03-01-hello.yaml")).unwrap(),
        JUDGED.as_bytes()
    );
}

/// The id, verdict and points of each.
fn said_of_all(list: &str) -> Vec<(String, String, i64)> {
    let list: Value = serde_json::from_str(list).expect("JSON");
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let one = |one: &Value| {
        let judged = &one["suspicion"];
        (
            words(&one["id"]),
            words(&judged["verdict"]),
            judged["points"].as_i64().unwrap_or_default(),
        )
    };
    list.as_array().expect("a list").iter().map(one).collect()
}
