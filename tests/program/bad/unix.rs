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
    outcome.fails(2, &["content/posts/dangling.md"]);
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
    blog.hobnob(&["build", "--now", NOW, "--output", "occupied/public"]).fails(2, &["occupied"]);
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
    limited.args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$@\"", "sh"]).arg(build.get_program());
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
