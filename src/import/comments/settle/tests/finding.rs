//! Which post an export means.

use super::{Memory, Told, import, import_as, post, row, thread};
use crate::import::comments::{Post, System, Thread};

/// The document that the one comment of a thread comes to.
fn found(thread: Thread, posts: &[Post]) -> String {
    let mut store = Memory::default();
    let told =
        Told { system: System::Disqus, threads: vec![thread], rows: vec![row("1", 0, "Ada: hi")] };
    import(&told, posts, &mut store);
    store.comments().map(|(document, _)| document.to_owned()).collect()
}

#[test]
fn a_post_is_found_by_all_that_it_is_called() {
    let posts = [
        Post { ids: vec!["198".to_owned()], ..post("/2026/by-id/") },
        post("/2026/by-path/"),
        Post {
            aliases: vec!["http://old.example/archive/7.html".to_owned()],
            ..post("/2026/by-alias/")
        },
        Post { document: "posts/2026-01-01-by-file.md".to_owned(), ..post("/x/other/") },
        Post { title: "What, by title?".to_owned(), ..post("/x/untitled/") },
    ];
    let by = |url: &str| Thread { urls: vec![url.to_owned()], ..thread("t", "") };
    let threads = [
        (Thread { ids: vec!["198".to_owned()], ..thread("t", "") }, "posts/by-id.md"),
        (
            Thread { ids: vec!["198 http://blog.example/?p=198".to_owned()], ..thread("t", "") },
            "posts/by-id.md",
        ),
        (by("http://www.blog.example/?p=198#comments"), "posts/by-id.md"),
        (by("http://www.blog.example/2026/By-Path/index.html?utm_source=x#c"), "posts/by-path.md"),
        (by("/2026/by-path.html"), "posts/by-path.md"),
        (by("https://old.example/archive/7"), "posts/by-alias.md"),
        (by("/elsewhere/by-path/"), "posts/by-path.md"),
        (Thread { slug: Some("by-alias".to_owned()), ..thread("t", "") }, "posts/by-alias.md"),
        (
            Thread { file: Some("2026-01-01-by-file.md".to_owned()), ..thread("t", "") },
            "posts/2026-01-01-by-file.md",
        ),
        (
            Thread { file: Some("by-file".to_owned()), ..thread("t", "") },
            "posts/2026-01-01-by-file.md",
        ),
        (
            Thread { title: Some("What — by Title".to_owned()), ..thread("t", "") },
            "posts/untitled.md",
        ),
        (by("/nothing/like/it/"), ""),
    ];
    for (thread, expected) in threads {
        let shown = format!("{thread:?}");
        assert_eq!(found(thread, &posts), expected, "{shown}");
    }
}

#[test]
fn the_surest_name_counts() {
    let posts =
        [Post { ids: vec!["1".to_owned()], ..post("/a/") }, post("/b/"), post("/c/"), post("/d/")];
    let all = Thread {
        ids: vec!["1".to_owned()],
        slug: Some("c".to_owned()),
        title: Some("On d".to_owned()),
        ..thread("t", "/b/")
    };
    assert_eq!(found(all.clone(), &posts), "posts/a.md");
    let no_id = Thread { ids: Vec::new(), ..all };
    assert_eq!(found(no_id.clone(), &posts), "posts/b.md");
    let no_url = Thread { urls: Vec::new(), ..no_id };
    assert_eq!(found(no_url.clone(), &posts), "posts/c.md");
    assert_eq!(found(Thread { slug: None, ..no_url }, &posts), "posts/d.md");
}

#[test]
fn what_two_posts_share_finds_neither() {
    let twin = Post { document: "notes/b.md".to_owned(), ..post("/notes/b/") };
    let posts = [post("/b/"), twin];
    assert_eq!(found(Thread { slug: Some("b".to_owned()), ..thread("t", "") }, &posts), "");
    assert_eq!(found(thread("t", "/notes/b/"), &posts), "notes/b.md");
}

#[test]
fn a_stranger_s_path_is_not_the_blog_s() {
    let posts: Vec<Post> = (0..20).map(|number| post(&format!("/post-{number}/"))).collect();
    let mut threads: Vec<Thread> = (0..20)
        .map(|number| thread(&number.to_string(), &format!("https://old.example/post-{number}/")))
        .collect();
    threads.push(thread("t", "https://translate.example/post-3/"));
    let rows = vec![row("1", 0, "Ada: hi").under("3"), row("2", 1, "Bo: hi")];
    let mut store = Memory::default();
    let report = import(&Told { system: System::Disqus, threads, rows }, &posts, &mut store);
    assert_eq!(store.shape(), [": disqus:2", "posts/post-3.md: disqus:1"]);
    assert_eq!(report.unmatched[0].guess.as_deref(), Some("/post-3/"));
}

#[test]
fn the_owner_s_word_goes_first_and_lasts() {
    let posts = [post("/a/"), post("/b/")];
    let told = Told::of(System::Disqus, "http://blog.example/a/", [row("1", 0, "Ada: hi")]);
    let mut store = Memory::default();
    import(&told, &posts, &mut store);
    assert_eq!(store.shape(), ["posts/a.md: disqus:1"]);
    import_as(&told, &posts, &[("/a", "posts/b.md")], [7; 32], &mut store);
    assert_eq!(store.shape(), ["posts/b.md: disqus:1"]);
    import(&told, &posts, &mut store);
    assert_eq!(store.shape(), ["posts/b.md: disqus:1"]);
}

#[test]
fn what_was_not_found_comes_home_with_everything_that_was_said_of_it() {
    let told =
        Told::of(System::Disqus, "/gone/", [row("1", 0, "Ada: hi"), row("2", 1, "Bo: oh").to("1")]);
    let mut store = Memory::default();
    let report = import(&told, &[post("/here/")], &mut store);
    assert_eq!((report.homeless(), store.shape().len()), (2, 2));
    assert_eq!(store.files["_unmatched.yaml"][0].topic.address, "/gone/");
    store.edit("disqus:1").body.text = "Hi!".to_owned();
    import_as(&told, &[post("/here/")], &[("/gone/", "/here/")], [7; 32], &mut store);
    assert_eq!(store.shape(), ["posts/here.md: disqus:1", "posts/here.md: disqus:2 < disqus:1"]);
    assert_eq!(store.comment("disqus:1").body.text, "Hi!");
    assert_eq!(store.files["posts/here.yaml"][0].topic.title, "On here");
}

#[test]
fn a_map_to_nowhere_is_refused() {
    let pair = [("/a/".to_owned(), "posts/heer.md".to_owned())];
    let found = super::Maps::read(&pair, &[post("/here/")]).unwrap_err();
    let help = found.iter().flat_map(|found| &found.help).cloned().collect::<String>();
    assert!(help.contains("posts/here.md"), "{help}");
}
