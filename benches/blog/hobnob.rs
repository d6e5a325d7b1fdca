//! hobnob's side of the race: the same blog in its dialect, and a theme of the same few pages.

use crate::files::write;
use crate::post::Post;
use std::path::Path;
use std::process::Command;

const CONFIG: &str = r#"title: The Open Door
base_url: https://opendoor.example/
timezone: UTC
taxonomies: {tags: {feed: true, per_page: 10}}
pagination: {per_page: 10}
feeds: {formats: [rss], limit: 20}
"#;

/// Writes the blog as hobnob reads it.
pub(crate) fn write_blog(root: &Path, posts: usize) {
    write(root, "hobnob.yaml", CONFIG);
    write(root, "static/style.css", crate::files::STYLE);
    write(root, "content/posts/_index.md", "---\ntitle: Posts\n---\n");
    for post in (0..posts).map(Post::new) {
        let text = post.text(posts, file_name);
        write(root, &format!("content/posts/{}", file_name(&post)), &text);
    }
}

fn file_name(post: &Post) -> String {
    format!("{}-{}.md", post.date, post.slug)
}

/// A build from nothing.
pub(crate) fn build(program: &Path, root: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["build", "--quiet", "--now", "2026-03-02", "--root"]).arg(root);
    command
}
