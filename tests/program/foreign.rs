//! Blogs that were written for another generator: every post is published, and what hobnob does not know is named with its
//! file and line, or stands in the page as it was written.

use crate::blog::{Blog, NOW};
use crate::golden::kept;
use serde_json::Value;
use std::path::Path;

const NAMES: [&str; 3] = ["hugo", "jekyll", "zola"];

/// The blog in `tests/blogs/`, not yet built.
fn foreign(name: &str) -> Blog {
    let blog = Blog::empty();
    blog.copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/blogs").join(name));
    blog
}

/// How many posts and pages there are in its `content/`, the texts of sections aside.
fn documents(blog: &Blog) -> usize {
    let names = blog.files().into_iter().filter(|name| name.starts_with("content/"));
    let markdown = names.filter(|name| name.ends_with(".md") || name.ends_with(".markdown"));
    markdown.filter(|name| !name.ends_with("_index.md")).count()
}

#[test]
fn no_post_is_lost() {
    for name in NAMES {
        let blog = foreign(name);
        let list = blog.hobnob(&["list", "all", "--now", NOW, "--format", "json"]).succeeds();
        let list: Value = serde_json::from_str(&list.stdout).expect("a list is JSON");
        let kinds = ["published", "drafts", "scheduled", "expired"];
        let listed: usize =
            kinds.iter().map(|kind| list[kind].as_array().map_or(0, Vec::len)).sum();
        assert_eq!(listed, documents(&blog), "{name}: {list:#}");
    }
}

/// Hundreds of posts of two dozen real blogs, where they are at hand beside the repository.
#[test]
fn no_real_post_is_lost() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/policy-corpus");
    if !corpus.is_dir() {
        return;
    }
    let blog = Blog::empty();
    blog.write(
        "hobnob.yaml",
        "title: Many\nbase_url: https://many.example/\nlinks: {broken: warn}\n\
         policy: {on_refuse: skip}\n",
    );
    for class in ["about-money", "ambiguous", "clean", "disclosed", "monetized"] {
        blog.copy_to(&corpus.join(class), &format!("content/posts/{class}"));
    }
    let report = blog.hobnob(&["build", "--now", NOW, "--format", "json"]).succeeds().stdout;
    let report: Value = serde_json::from_str(&report).expect("a report is JSON");
    let held = ["drafts", "scheduled", "expired", "refused"]
        .map(|kind| report[kind].as_array().map_or(0, Vec::len));
    let posts = report["posts"].as_u64().expect("posts are counted");
    let written = blog.files().into_iter().filter(|name| name.starts_with("content/")).count();
    assert_eq!(posts as usize + held.iter().sum::<usize>(), written);
}

#[test]
fn what_is_published_and_said_is_as_it_was() {
    for name in NAMES {
        let blog = foreign(name);
        let said = blog.hobnob(&["build", "--now", NOW, "--quiet"]).succeeds().stderr;
        let published: String = blog.published().keys().map(|name| format!("{name}\n")).collect();
        kept(&format!("{name}.txt"), &format!("{said}\npublished:\n{published}"));
    }
}
