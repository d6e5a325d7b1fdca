//! Bad input that is too large, too deep or too plain for a folder of its own.

use super::build_over_good;
use crate::blog::Blog;
use std::fmt::Write as _;
use std::fs;

#[test]
fn a_byte_order_mark_and_foreign_line_ends_just_work() {
    let plain = "---\ntitle: Hello\ndate: 2026-03-02\n---\n\nOne\ntwo\n\n```\nthree\nfour\n```\n";
    let foreign = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let [plain, foreign] = [plain, &foreign].map(|text| {
        let (blog, outcome) = build_over_good(|blog| blog.write("content/posts/plain.md", text));
        outcome.succeeds();
        blog.page("posts/plain/index.html")
    });
    assert_eq!(plain, foreign);
}

#[test]
fn names_with_spaces_and_letters_of_any_script_just_work() {
    let post = "---\ntitle: A name\ndate: 2026-03-02\n---\n\nText.\n";
    let (blog, outcome) = build_over_good(|blog| {
        blog.write("content/posts/two words.md", post);
        blog.write("content/posts/Grüße.md", post);
        blog.write("content/posts/こんにちは.md", post);
        blog.write("content/posts/picture book/index.md", post);
        blog.write("content/posts/picture book/a picture.txt", "beside");
    });
    outcome.succeeds();
    let names: Vec<String> = blog.published().into_keys().collect();
    assert!(names.iter().any(|name| name == "posts/two-words/index.html"), "{names:?}");
    assert!(names.iter().any(|name| name == "posts/picture-book/a picture.txt"), "{names:?}");
    let posts =
        names.iter().filter(|name| name.starts_with("posts/") && name.matches('/').count() == 2);
    assert_eq!(posts.filter(|name| name.ends_with("index.html")).count(), 5, "{names:?}");
}

#[test]
fn a_post_of_twenty_megabytes_is_published_or_refused_by_name() {
    let line =
        "A word after a word, and *another* `one` after that, as if there were no end to it.\n";
    let text = format!(
        "---\ntitle: Long\ndate: 2026-03-02\n---\n\n{}",
        line.repeat(20_000_000 / line.len())
    );
    let (blog, outcome) = build_over_good(|blog| blog.write("content/posts/long.md", &text));
    outcome.succeeds();
    assert!(blog.page("posts/long/index.html").len() > 20_000_000);
}

#[test]
fn a_front_matter_of_two_megabytes_is_refused_by_name() {
    let text = format!("---\ntitle: Long\ndescription: {}\n---\nText.\n", "so ".repeat(700_000));
    let (_, outcome) = build_over_good(|blog| blog.write("content/posts/long.md", text));
    outcome.fails(1, &["content/posts/long.md:2:1", "longer than a million bytes"]);
}

/// Deep nesting may be published or refused, but must not bring hobnob down.
#[test]
fn ten_thousand_nested_blocks_are_survived() {
    let depth = 10_000;
    let lists: String = (0..depth).fold(String::new(), |mut text, level| {
        let _ = writeln!(text, "{}- x", "  ".repeat(level % 500));
        text
    });
    let texts = [
        format!("{} deep\n", ">".repeat(depth)),
        format!("{}deep\n", "- ".repeat(depth)),
        format!("{}deep\n", "1. ".repeat(depth)),
        format!("{}deep{}\n", "[".repeat(depth), "](x)".repeat(depth)),
        format!("{}deep\n", "*a **b ".repeat(depth)),
        format!("{}\n", "<div>".repeat(depth)),
        lists,
    ];
    for text in texts {
        let (_, outcome) = build_over_good(|blog| blog.write("content/posts/deep.md", text));
        match outcome.code {
            Some(0) => {}
            Some(1) => drop(outcome.fails(1, &["content/posts/deep.md"])),
            _ => panic!("{outcome:?}"),
        }
    }
}

#[test]
fn nested_front_matter_is_survived() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let value = format!("{}{}", open.repeat(10_000), close.repeat(10_000));
        let text = format!("---\ntitle: Deep\ndate: 2026-03-02\nextra: {value}\n---\n");
        let (_, outcome) = build_over_good(|blog| blog.write("content/posts/deep.md", text));
        outcome.fails(1, &["content/posts/deep.md"]);
    }
}

#[test]
fn a_missing_configuration_says_how_to_begin() {
    let (_, outcome) =
        build_over_good(|blog| fs::remove_file(blog.path("hobnob.yaml")).expect("it is there"));
    outcome.fails(2, &["hobnob.yaml", "hobnob init"]);
}

#[test]
fn a_blog_without_a_document_is_no_blog() {
    for folder in ["content", "content/posts"] {
        let (_, outcome) = build_over_good(|blog| {
            fs::remove_dir_all(blog.path(folder)).expect("it is there");
        });
        outcome.fails(2, &["nothing to publish", "content", "hobnob new"]);
    }
}

#[test]
fn a_blog_without_a_post_is_a_blog() {
    let blog = Blog::new();
    fs::remove_dir_all(blog.path("content")).expect("it is there");
    blog.write("content/about.md", "# About\n");
    let outcome = blog.build().succeeds();
    assert!(outcome.stderr.contains("this blog has no post yet"), "{}", outcome.stderr);
    assert!(blog.published().contains_key("index.html"));
}

#[test]
fn output_that_would_eat_the_content_is_refused() {
    let blog = Blog::new();
    for output in ["content/public", "content", ".", "..", "/", "static", "templates"] {
        let outcome = blog.hobnob(&["build", "--output", output]);
        outcome.fails(2, &["output"]);
    }
    assert!(blog.path("content/posts/2026-03-01-hello.md").exists());
}
