//! hobnob's side of the race: the same blog in its dialect, and a theme of the same few pages.

use crate::comments::OWNER;
use crate::files::write;
use crate::post::Post;
use crate::server::Events;
use std::path::Path;
use std::process::Command;

/// Without search and drawn cards, which Hugo has not.
const CONFIG: &str = r#"title: The Open Door
base_url: https://opendoor.example/
timezone: UTC
taxonomies: {tags: {feed: true, per_page: 10}}
pagination: {per_page: 10}
feeds: {formats: [rss], limit: 20}
search: off
cards: {draw: false}
"#;

const TEMPLATES: &[(&str, &str)] = &[
    (
        "base.html",
        r#"<!doctype html>
<html lang="{{ page.language }}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% if page.kind == "home" %}{{ site.title }}{% else %}{{ page.title }} · {{ site.title }}{% endif %}</title>
<link rel="canonical" href="{{ page.permalink }}"><link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.title }}</a> <nav><a href="/tags/">Tags</a></nav></header>
<main>{% block main %}{% endblock main %}</main>
<footer>{{ site.title }}</footer>
</body>
</html>
"#,
    ),
    (
        "parts/list.html",
        r#"<h1>{{ page.title }}</h1>
<ul>{% for entry in list.entries %}<li><a href="{{ entry.url }}">{{ entry.title }}</a> <time>{{ entry.date | date(format="%Y-%m-%d") }}</time> {{ entry.summary }}</li>
{% endfor %}</ul>
{% if list.previous %}<a rel="prev" href="{{ list.previous }}">newer</a>{% endif %} {% if list.next %}<a rel="next" href="{{ list.next }}">older</a>{% endif %}
"#,
    ),
    (
        "archive.html",
        r#"{% extends "base.html" %}{% block main %}<h1>Archive</h1>{% endblock main %}"#,
    ),
    ("index.html", LIST),
    ("section.html", LIST),
    ("term.html", LIST),
    (
        "terms.html",
        r#"{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1><ul>{% for term in taxonomy.terms %}<li><a href="{{ term.url }}">{{ term.name }}</a> {{ term.count }}</li>{% endfor %}</ul>{% endblock main %}"#,
    ),
    ("post.html", POST),
    (
        "404.html",
        r#"{% extends "base.html" %}{% block main %}<h1>Not here</h1>{% endblock main %}"#,
    ),
];

const POST: &str = r#"{% extends "base.html" %}{% block main %}<article><h1>{{ entry.title }}</h1>
<p><time datetime="{{ entry.date }}">{{ entry.date | date }}</time> {{ entry.minutes }} min</p>
{{ entry.html }}
<ul>{% for tag in entry.terms.tags %}<li><a href="{{ tag.url }}">{{ tag.name }}</a></li>{% endfor %}</ul>
<nav>{% if entry.newer %}<a href="{{ entry.newer.url }}">{{ entry.newer.title }}</a>{% endif %} {% if entry.older %}<a href="{{ entry.older.url }}">{{ entry.older.title }}</a>{% endif %}</nav>
</article>{% endblock main %}"#;

/// What each post shows of its comments, where they are timed.
const THREAD: &str = r#"{% if entry.conversation %}<ol>{% for comment in entry.conversation.comments %}{% if comment.opens %}<ol>{% endif %}<li id="{{ comment.anchor }}"><p>{{ comment.author.name }} <time>{{ comment.date }}</time></p>
{{ comment.html }}
{% if not comment.answers %}</li>{% endif %}{% for _ in range(end=comment.closes) %}</ol></li>{% endfor %}{% endfor %}</ol>{% endif %}</article>"#;

const LIST: &str = r#"{% extends "base.html" %}{% block main %}{% include "parts/list.html" %}{% endblock main %}"#;

/// Writes the blog as hobnob reads it.
pub(crate) fn write_blog(root: &Path, posts: usize) {
    write(root, "hobnob.yaml", CONFIG);
    write(root, "static/style.css", crate::files::STYLE);
    write(root, "content/posts/_index.md", "---\ntitle: Posts\n---\n");
    for (name, text) in TEMPLATES {
        write(root, &format!("templates/{name}"), text);
    }
    for post in (0..posts).map(Post::new) {
        let text = post.text(posts, file_name);
        write(root, &format!("content/posts/{}", file_name(&post)), &text);
    }
}

/// Lets readers of the blog search it, `on` or `off`.
pub(crate) fn choose_search(root: &Path, choice: &str) {
    write(root, "hobnob.yaml", &CONFIG.replace("search: off", &format!("search: {choice}")));
}

/// The same, whose posts show what readers said.
pub(crate) fn write_talking_blog(root: &Path, posts: usize) {
    write_blog(root, posts);
    write(root, "hobnob.yaml", &format!("{CONFIG}comments: {{owners: [{{names: [{OWNER}]}}]}}\n"));
    write(root, "templates/post.html", &POST.replace("</article>", THREAD));
}

pub(crate) fn file_name(post: &Post) -> String {
    format!("{}-{}.md", post.date, post.slug)
}

/// A build from nothing.
pub(crate) fn build(program: &Path, root: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(["build", "--quiet", "--now", "2026-03-02", "--root"]).arg(root);
    command
}

/// A preview on a port.
pub(crate) fn serve(root: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hobnob"));
    command.args([
        "serve",
        "--quiet",
        "--now",
        "2026-03-02",
        "--port",
        &port.to_string(),
        "--root",
    ]);
    command.arg(root);
    command
}

/// How a preview tells that something has changed.
pub(crate) const EVENTS: Events =
    Events { request: "GET /_hobnob/events HTTP/1.1\r\n", sign: "event: built" };
