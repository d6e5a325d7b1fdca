//! The life of a preview: how it begins, what it leaves on the disk, how it ends.

use crate::blog::Blog;
use crate::served::Served;

const PAGE: &str = "/posts/hello/";
const CONFIG: &str = "title: The Open Door\nbase_url: https://opendoor.example/\n";

fn says(served: &Served, path: &str, words: &str) -> String {
    served.until(path, |answer| answer.words().contains(words)).words()
}

#[test]
fn the_disk_stays_as_it_is_and_links_are_local() {
    let blog = Blog::new();
    let served = Served::start(&blog);
    let page = says(&served, PAGE, "Come in");
    let canonical = format!("href=\"http://127.0.0.1:{}/posts/hello/\"", served.port);
    assert!(page.contains(&canonical), "{page}");
    assert!(!blog.path("public").exists());
}

#[test]
fn what_is_shown_is_written_where_that_is_wanted() {
    let blog = Blog::new();
    let served = Served::start_with(&blog, &["--write"]);
    blog.write("content/posts/2026-03-02-tea.md", "---\ndate: 2026-03-02\n---\nOr tea.\n");
    says(&served, "/posts/tea/", "Or tea.");
    // It is shown before it is written.
    let begun = std::time::Instant::now();
    let page = blog.path("public/posts/tea/index.html");
    while !page.exists() && begun.elapsed().as_secs() < 30 {
        std::thread::yield_now();
    }
    let written = std::fs::read_to_string(page).expect("it is written");
    assert!(written.contains("Or tea.") && !written.contains("_hobnob"), "{written}");
}

#[test]
fn drafts_and_posts_to_come_are_shown_unless_they_are_not_wanted() {
    let blog = Blog::new();
    blog.write("content/posts/draft.md", "---\ndate: 2026-03-02\ndraft: true\n---\nNot yet.\n");
    blog.write("content/posts/2026-12-24-to-come.md", "---\ndate: 2026-12-24\n---\nLater.\n");
    for (more, status) in [(&[][..], 200), (&["--published"][..], 404)] {
        let served = Served::start_with(&blog, more);
        for path in ["/posts/draft/", "/posts/to-come/"] {
            assert_eq!(served.get(path).status, status, "{path} {more:?}");
        }
    }
}

#[test]
fn a_blog_that_is_wrong_from_the_start_says_so_and_can_be_mended() {
    let blog = Blog::new();
    blog.write("hobnob.yaml", "titel: <The Open Door>\nbase_url: https://opendoor.example/\n");
    let served = Served::start(&blog);
    let wrong = says(&served, PAGE, "hobnob.yaml:1:1");
    assert!(wrong.contains("titel: &lt;The Open Door&gt;"), "{wrong}");
    assert_eq!(served.get(PAGE).status, 503);
    blog.write("hobnob.yaml", CONFIG);
    says(&served, PAGE, "Come in");
    // From now on the last good page stays.
    blog.write("templates/post.html", "{% if %}");
    blog.write("content/posts/2026-03-01-hello.md", "---\ndate: never\n---\nCome in.\n");
    let is_told = |answer: &crate::served::Answer| answer.words().contains("templates/post.html");
    served.until("/_hobnob/state?path=/posts/hello/", is_told);
    says(&served, PAGE, "Come in, the kettle is on.");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_asked_to() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let blog = Blog::new();
        let served = Served::start(&blog);
        let _open = served.connect();
        assert_eq!(served.asked_to_end(signal), Some(0), "{signal}");
    }
}
