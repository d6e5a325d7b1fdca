//! The blog's own posts, by everything that another system may call them.

/// One post or page of the blog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Its document, from `content/`: `posts/2026-03-01-hello.md`.
    pub document: String,
    /// Its address: `/posts/hello/`.
    pub address: String,
    /// Addresses that lead to it: its aliases, and those its front matter says it had elsewhere.
    pub aliases: Vec<String>,
    /// What other systems numbered or named it, from its front matter: `id`, `wordpress_id`, `guid` …
    pub ids: Vec<String>,
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
}
