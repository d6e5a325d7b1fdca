//! Bad input: each is a clear error that names the file, ends with 1 or 2, and leaves the last good site as it was.
//!
//! Every folder of `tests/bad/` is laid over a good blog that was built before; `said.txt` in it is the exit code and all
//! that hobnob then says. `SNAPSHOTS=overwrite cargo test --test program bad` writes down what it says now. What a folder
//! in a repository cannot hold is made here.

use crate::blog::{Blog, Outcome};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Lays `bad` over a good blog and builds; the site must stay as it was before.
fn build_over_good(lay: impl FnOnce(&Blog)) -> (Blog, Outcome) {
    let blog = Blog::new();
    blog.build().succeeds();
    let published = blog.published();
    lay(&blog);
    let outcome = blog.build();
    if outcome.code != Some(0) {
        assert!(blog.published() == published, "a failing build changed the site");
    }
    (blog, outcome)
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("there is a tests/bad")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    folders.sort();
    folders
}

#[test]
fn each_folder_is_answered_as_written_down() {
    let assert = snapbox::Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    for folder in folders() {
        let (blog, outcome) = build_over_good(|blog| {
            blog.copy(&folder);
            fs::remove_file(blog.path("said.txt")).expect("it was copied with the rest");
        });
        let code = outcome.code.expect("no signal ended it");
        assert!(matches!(code, 0..=2), "{}: exit {code}\n{}", folder.display(), outcome.stderr);
        let said = format!("exit {code}\n{}", outcome.stderr)
            .replace(&blog.root().display().to_string(), "[BLOG]");
        let expected = snapbox::Data::read_from(
            &folder.join("said.txt"),
            Some(snapbox::data::DataFormat::Text),
        );
        assert.eq(said, expected);
    }
}

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
fn a_blog_without_a_post_is_a_blog() {
    let blog = Blog::new();
    fs::remove_dir_all(blog.path("content")).expect("it is there");
    blog.write("content/about.md", "# About\n");
    blog.build().succeeds();
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

#[cfg(unix)]
mod unix {
    //! What only a Unix file system can hold: links, odd names, rights.

    use super::build_over_good;
    use crate::blog::{Blog, NOW, Outcome};
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::process::Command;

    #[test]
    fn a_loop_of_links_is_named() {
        let (_, outcome) = build_over_good(|blog| {
            symlink("..", blog.path("content/posts/again")).expect("a link");
        });
        outcome.fails(1, &["content/posts/again"]);
    }

    #[test]
    fn a_link_that_leaves_the_content_is_named() {
        let elsewhere = tempfile::tempdir().expect("a folder");
        fs::write(elsewhere.path().join("secret.md"), "# Secret\n").expect("a file");
        let (_, outcome) = build_over_good(|blog| {
            symlink(elsewhere.path().join("secret.md"), blog.path("content/posts/secret.md"))
                .expect("a link");
        });
        outcome.fails(1, &["content/posts/secret.md"]);
        let (_, outcome) = build_over_good(|blog| {
            symlink(elsewhere.path(), blog.path("content/posts/elsewhere")).expect("a link");
        });
        outcome.fails(1, &["content/posts/elsewhere"]);
    }

    #[test]
    fn a_link_to_nothing_is_named() {
        let (_, outcome) = build_over_good(|blog| {
            symlink("nowhere.md", blog.path("content/posts/dangling.md")).expect("a link");
        });
        outcome.fails(1, &["content/posts/dangling.md"]);
    }

    #[test]
    fn a_name_with_a_line_end_is_survived() {
        let (blog, outcome) = build_over_good(|blog| {
            blog.write(
                "content/posts/two\nlines.md",
                "---\ntitle: Two\ndate: 2026-03-02\n---\n\nText.\n",
            );
        });
        match outcome.code {
            Some(0) => assert!(blog.page("posts/two-lines/index.html").contains("Text.")),
            _ => drop(outcome.fails(1, &["two", "lines.md"])),
        }
    }

    #[test]
    fn a_name_that_is_not_unicode_is_named() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = std::ffi::OsStr::from_bytes(b"content/posts/caf\xe9.md");
        let (_, outcome) =
            build_over_good(|blog| fs::write(blog.root().join(name), "# Hi\n").expect("a file"));
        outcome.fails(1, &["content/posts/caf"]);
    }

    /// Root may write anywhere, so a file stands where a folder should be as well.
    #[test]
    fn output_that_cannot_be_written_is_named() {
        let blog = Blog::new();
        blog.write("occupied", "a file");
        blog.hobnob(&["build", "--now", NOW, "--output", "occupied/public"])
            .fails(2, &["occupied"]);
        blog.write("locked/.keep", "");
        fs::set_permissions(blog.path("locked"), fs::Permissions::from_mode(0o500))
            .expect("it is ours");
        let outcome = blog.hobnob(&["build", "--now", NOW, "--output", "locked/public"]);
        fs::set_permissions(blog.path("locked"), fs::Permissions::from_mode(0o700))
            .expect("it is ours");
        if !is_root() {
            outcome.fails(2, &["locked"]);
        }
    }

    /// A limit on the size of files stops a write half-way, as a full disk does, and needs no right.
    #[test]
    fn a_write_that_stops_half_way_leaves_the_last_site() {
        let blog = Blog::new();
        blog.build().succeeds();
        let published = blog.published();
        let words = "word ".repeat(100_000);
        blog.write(
            "content/posts/long.md",
            format!("---\ntitle: Long\ndate: 2026-03-02\n---\n\n{words}\n"),
        );
        let build = blog.command(&["build", "--now", NOW]);
        let mut limited = Command::new("sh");
        limited
            .args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "sh"])
            .arg(build.get_program());
        limited.args(build.get_args()).current_dir(blog.root()).env("NO_COLOR", "1");
        Outcome::of(&mut limited).fails(2, &["posts/long/index.html"]);
        assert!(blog.published() == published, "a failing build changed the site");
    }

    #[test]
    fn a_full_disk_leaves_the_last_site() {
        let blog = Blog::new();
        fs::create_dir(blog.path("public")).expect("a folder");
        let Some(_disk) = Disk::mount(blog.path("public")) else { return };
        blog.build().succeeds();
        let published = blog.published();
        blog.write("static/large.bin", vec![7; 3 << 20]);
        blog.build().fails(2, &["large.bin"]);
        assert!(blog.published() == published, "a failing build changed the site");
    }

    /// A disk of two megabytes, mounted while this value lives; only root can.
    struct Disk(std::path::PathBuf);

    impl Disk {
        fn mount(path: std::path::PathBuf) -> Option<Self> {
            let mut mount = Command::new("mount");
            mount.args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(&path);
            mount.output().is_ok_and(|output| output.status.success()).then_some(Self(path))
        }
    }

    impl Drop for Disk {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).output();
        }
    }

    fn is_root() -> bool {
        Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
    }
}
