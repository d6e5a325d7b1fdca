//! The systems that comments come from.

/// A system or a form of export. What it is called on the command line is its [`name`](System::name).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// WordPress's WXR 1.0 to 1.2, Disqus's dialect of it too.
    WordPress,
    /// Disqus's XML.
    Disqus,
    /// Blogger's Atom, of the old export and of Takeout.
    Blogger,
    /// webmention.io's JF2, and mf2 JSON of other receivers.
    Webmention,
    /// GitHub Discussions, as GraphQL answers.
    Discussions,
    /// GitHub issues, as REST answers.
    Issues,
    /// A status's context.
    Mastodon,
    /// A thread of posts.
    Bluesky,
    /// Isso's SQLite file, and its generic JSON.
    Isso,
    /// Remark42's backup.
    Remark42,
    /// Commento's and Commento++'s JSON.
    Commento,
    /// A file a comment, as Staticman writes and Jekyll sites keep them.
    Staticman,
    /// Ghost's JSON backup.
    Ghost,
    /// A table.
    Csv,
    /// hobnob's own neutral JSON, and lists of comments that resemble it, also a line each.
    Json,
}

impl System {
    /// All of them with the word for each: what `--from` takes, and what the ids begin with.
    pub const ALL: [(&'static str, Self); 15] = [
        ("wordpress", Self::WordPress),
        ("disqus", Self::Disqus),
        ("blogger", Self::Blogger),
        ("webmention", Self::Webmention),
        ("github-discussions", Self::Discussions),
        ("github-issues", Self::Issues),
        ("mastodon", Self::Mastodon),
        ("bluesky", Self::Bluesky),
        ("isso", Self::Isso),
        ("remark42", Self::Remark42),
        ("commento", Self::Commento),
        ("staticman", Self::Staticman),
        ("ghost", Self::Ghost),
        ("csv", Self::Csv),
        ("json", Self::Json),
    ];

    /// The word for it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, system)| *system == self).map_or("", |(name, _)| name)
    }
}
