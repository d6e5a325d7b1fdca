//! What holds for every blog: the same input gives the same bytes, and a build touches only what is its own.

use crate::blog::{Blog, NOW, Outcome};
use proptest::prelude::*;
use std::fs;

#[test]
fn place_and_order_of_the_files_do_not_change_a_byte() {
    let (blog, other) = (Blog::example(), Blog::empty());
    blog.build().succeeds();
    let published = blog.published();
    fs::remove_dir_all(blog.path("public")).expect("the last site can be removed");
    for file in blog.files().into_iter().rev() {
        other.write(&file, fs::read(blog.path(&file)).expect("a file of the blog is readable"));
    }
    other.build().succeeds();
    assert!(other.published() == published, "files written in another order make another site");
}

#[test]
fn threads_and_time_zone_do_not_change_a_byte() {
    let blog = Blog::example();
    blog.build().succeeds();
    let published = blog.published();
    for (threads, zone) in [("1", "Pacific/Auckland"), ("2", "UTC"), ("7", "America/St_Johns")] {
        let output = format!("public-{threads}");
        // What an earlier build kept would be taken for what this one makes.
        fs::remove_dir_all(blog.path(".hobnob")).expect("the cache can be removed");
        let mut command = blog.command(&["build", "--now", NOW, "--output", &output]);
        Outcome::of(command.env("RAYON_NUM_THREADS", threads).env("TZ", zone)).succeeds();
        fs::remove_dir_all(blog.path("public")).expect("the last site can be removed");
        fs::rename(blog.path(&output), blog.path("public")).expect("the new site takes its place");
        assert!(blog.published() == published, "{threads} threads in {zone} make another site");
    }
}

#[test]
fn a_cold_and_a_warm_build_are_alike() {
    let blog = Blog::example();
    blog.build().succeeds();
    let cold = blog.published();
    fs::remove_dir_all(blog.path("public")).expect("the last site can be removed");
    blog.build().succeeds();
    assert!(blog.published() == cold, "a build with a cache makes another site");
}

#[test]
fn building_again_writes_nothing() {
    let blog = Blog::example();
    blog.build().succeeds();
    let report = blog.hobnob(&["build", "--now", NOW, "--format", "json"]).succeeds();
    let report: serde_json::Value =
        serde_json::from_str(&report.stdout).expect("the report is JSON");
    assert_eq!(report["written"], serde_json::json!([]));
    assert_eq!(report["removed"], serde_json::json!([]));
}

#[test]
fn a_failing_build_leaves_the_last_site_as_it_was() {
    let blog = Blog::new();
    blog.build().succeeds();
    let published = blog.published();
    blog.write(
        "content/posts/2026-03-02-more.md",
        "---\ntitle: More\ndate: 2026-03-02\n---\n\nMore.\n",
    );
    blog.write(
        "content/posts/2026-03-03-broken.md",
        "---\ntitle: Broken\ndate: 2026-03-03\n---\n\n[x](nowhere.md)\n",
    );
    blog.build().fails(1, &["2026-03-03-broken.md:6", "nowhere.md"]);
    assert!(blog.published() == published, "a failing build changed the site");
}

#[test]
fn stale_files_go_and_foreign_ones_stay() {
    let blog = Blog::new();
    blog.write(
        "content/posts/2026-03-02-more.md",
        "---\ntitle: More\ndate: 2026-03-02\n---\n\nMore.\n",
    );
    blog.build().succeeds();
    blog.write("public/CNAME", "opendoor.example\n");
    blog.write("public/.git/HEAD", "ref: refs/heads/main\n");
    blog.write("public/posts/more/by-hand.txt", "mine\n");
    fs::remove_file(blog.path("content/posts/2026-03-02-more.md"))
        .expect("the post can be removed");
    blog.build().succeeds();
    let published = blog.published();
    assert!(!published.contains_key("posts/more/index.html"), "a stale page stays");
    for name in ["CNAME", ".git/HEAD", "posts/more/by-hand.txt", "posts/hello/index.html"] {
        assert!(published.contains_key(name), "{name} is gone");
    }
}

#[test]
fn a_foreign_file_in_the_way_is_an_error() {
    let blog = Blog::new();
    blog.write("public/posts/hello/index.html", "made by hand\n");
    blog.build().fails(2, &["public/posts/hello/index.html"]);
    assert_eq!(blog.page("posts/hello/index.html"), "made by hand\n");
    assert_eq!(blog.published().len(), 1);
}

/// A post: a file name, and its text.
fn post() -> impl Strategy<Value = (String, String)> {
    let word = "[a-z]{1,8}";
    let line = prop_oneof![
        "[ -~]{0,60}",
        "[a-zäöüßé€ ]{0,40}",
        Just("```rust\nfn main() {}\n```".to_owned()),
        Just("> quoted\n> - list".to_owned()),
        Just("| a | b |\n| - | - |\n| 1 | 2 |".to_owned()),
        Just("## Heading {#own .class}".to_owned()),
        Just("{{ braces }} and {% tags %}".to_owned()),
    ];
    let body = prop::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n\n"));
    let date = (2000u16..2026, 1u8..13, 1u8..29);
    (word, word, prop::collection::vec(word, 0..4), date, any::<bool>(), body).prop_map(
        |(name, title, tags, (year, month, day), draft, body)| {
            let tags = tags.join(", ");
            let date = format!("{year}-{month:02}-{day:02}");
            let front = format!(
                "---\ntitle: The {title}\ndate: {date}\ntags: [{tags}]\ndraft: {draft}\n---\n"
            );
            (format!("content/posts/{date}-{name}.md"), format!("{front}\n{body}\n"))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a post says, hobnob builds the blog or names the file; it never panics, and a second build agrees.
    #[test]
    fn any_blog_builds_or_is_named(posts in prop::collection::vec(post(), 1..6)) {
        let blog = Blog::new();
        for (name, text) in &posts {
            blog.write(name, text);
        }
        let outcome = blog.build();
        match outcome.code {
            Some(0) => {
                let published = blog.published();
                blog.build().succeeds();
                prop_assert!(blog.published() == published, "a second build makes another site");
            }
            Some(1) => prop_assert!(outcome.stderr.contains("content/posts/"), "{}", outcome.stderr),
            _ => prop_assert!(false, "{outcome:?}"),
        }
    }
}
