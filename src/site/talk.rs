//! What is said under the posts: which conversation is about which, and what is new.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::iter::repeat;
use std::sync::Arc;

use super::routes::{key, trimmed};
use super::{Entry, EntryId, Site, address};
use crate::comment::{Talk, Thread, Topic, Turn};
use crate::config::Config;
use crate::document::{Comments, Role};
use crate::value::digest::Known;
use crate::value::url::UrlPath;

/// One comment: the number of a turn in the thread of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommentId {
    /// What it was said under.
    pub entry: EntryId,
    /// A number in the thread's turns.
    pub turn: usize,
}

/// How the threads of all entries are called that readers see, one for each entry; empty where
/// nothing was said, or nothing is to be shown.
pub(super) fn threads(entries: &[Entry], talks: &[Talk]) -> Vec<Arc<Known<Thread>>> {
    let finder = Finder::of(entries);
    let mut found: Vec<Vec<&Talk>> = vec![Vec::new(); entries.len()];
    for talk in talks {
        if let Some(entry) = finder.entry(&talk.topic) {
            found[entry].push(talk);
        }
    }
    let silence = Arc::default();
    let is_off = |entry: &Entry| entry.document.front.comments == Some(Comments::Off);
    let threads = entries.iter().zip(found).map(|(entry, talks)| match talks.as_slice() {
        [] => Arc::clone(&silence),
        _ if is_off(entry) => Arc::clone(&silence),
        [talk] => Arc::clone(&talk.thread),
        several => Arc::new(Thread::of(several.iter().map(|talk| &talk.conversation)).into()),
    });
    threads.collect()
}

/// Entries by the file they are, and by the addresses they have or had.
struct Finder<'a> {
    entries: &'a [Entry],
    by_path: HashMap<&'a str, usize>,
    /// Most conversations know their file.
    by_address: OnceCell<HashMap<String, usize>>,
}

impl<'a> Finder<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        let paths = entries.iter().map(|entry| entry.document.place.path.as_str());
        let by_path = paths.zip(0..).collect();
        Self { entries, by_path, by_address: OnceCell::new() }
    }

    fn addresses(&self) -> HashMap<String, usize> {
        let numbered = || self.entries.iter().zip(0..);
        let own = numbered().map(|(entry, number)| (key(&entry.url), number));
        let mut addresses: HashMap<String, usize> = own.collect();
        let aliases =
            numbered().flat_map(|(entry, number)| entry.aliases.iter().zip(repeat(number)));
        for (alias, number) in aliases {
            addresses.entry(key(alias)).or_insert(number);
        }
        addresses
    }

    /// The entry that a conversation is about; a post whose file was renamed is known by where it
    /// is, or was.
    fn entry(&self, topic: &Topic) -> Option<usize> {
        let by_address = || {
            let whole = topic.address.split_once("://").map(|(_, rest)| rest);
            let path = whole.map_or(topic.address.as_str(), |rest| {
                rest.split_once('/').map_or("", |(_, path)| path)
            });
            let path = path.split(['?', '#']).next().unwrap_or_default();
            let plain = UrlPath::from_encoded(path)?.plain();
            self.by_address.get_or_init(|| self.addresses()).get(trimmed(&plain)).copied()
        };
        self.by_path.get(topic.document.as_str()).copied().or_else(by_address)
    }
}

/// The addresses of all feeds of comments.
pub(super) fn feeds<'a>(
    config: &'a Config,
    entries: &'a [Entry],
    threads: &'a [Arc<Known<Thread>>],
) -> impl Iterator<Item = UrlPath> {
    let talked = entries.iter().zip(threads).filter(|(_, thread)| thread.comments > 0);
    let talked = talked.map(|(entry, _)| entry.url.clone());
    let is_any = threads.iter().any(|thread| thread.comments > 0);
    let all = is_any.then(UrlPath::root).into_iter().chain(talked);
    let formats = if config.comments.feeds { config.feeds.formats.as_slice() } else { &[] };
    all.flat_map(move |of| formats.iter().map(move |format| address::comment_feed(&of, *format)))
}

impl Site {
    /// What readers see of what was said under an entry.
    pub fn thread(&self, id: EntryId) -> &Known<Thread> {
        &self.threads[id.0]
    }

    /// A turn of a thread.
    pub fn turn(&self, id: CommentId) -> &Turn {
        &self.thread(id.entry).turns[id.turn]
    }

    /// Whether readers may answer an entry: as its front matter says, else as the system said that
    /// its comments come from.
    pub fn comments(&self, id: EntryId) -> Comments {
        let is_closed = self.thread(id).is_closed;
        let usual = if is_closed { Comments::Closed } else { Comments::Open };
        self.entry(id).document.front.comments.unwrap_or(usual)
    }

    /// Whether the ways to answer are offered below an entry: below an open post always, below a page
    /// where somebody spoke or its author asks for it.
    pub fn invites(&self, id: EntryId) -> bool {
        let Entry { document, .. } = self.entry(id);
        let is_post = document.place.role == Role::Post;
        let is_asked = document.front.comments.is_some();
        let is_talked_about = !self.thread(id).is_empty();
        self.comments(id) == Comments::Open && (is_post || is_asked || is_talked_about)
    }

    /// The entries that somebody commented on, those with the newest comment first.
    pub fn talks(&self) -> Vec<EntryId> {
        let talked = self.threads.iter().enumerate().filter(|(_, thread)| thread.comments > 0);
        let mut talks: Vec<EntryId> = talked.map(|(number, _)| EntryId(number)).collect();
        talks.sort_by_key(|id| (Reverse(self.thread(*id).last), *id));
        talks
    }

    /// The newest comments that have a date, of one entry or of all, at most `limit` of them.
    pub fn newest_comments(&self, of: Option<EntryId>, limit: usize) -> Vec<CommentId> {
        let talks = of.map_or_else(|| self.talks(), |id| vec![id]);
        let mut newest = Vec::new();
        // No comment of a talk that ended before another one's last has its place among the first.
        for entry in talks.into_iter().take(limit.max(1)) {
            let turns = self.thread(entry).turns.iter().enumerate();
            newest.extend(turns.filter_map(|(turn, said)| {
                let date = said.comment.as_ref()?.date?;
                Some((Reverse(date), CommentId { entry, turn }))
            }));
        }
        newest.sort_unstable();
        newest.into_iter().take(limit).map(|(_, id)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comment::sample::{comment, conversation};
    use crate::site::sample::{Sample, id};

    fn blog() -> Sample {
        Sample::new("").with_all(&[
            ("posts/a.md", "date: 2026-03-01\naliases: [/2009/a.html]"),
            ("posts/b.md", "date: 2026-02-01\npermalink: /b.html"),
            ("posts/off.md", "date: 2026-01-01\ncomments: off"),
            ("posts/draft.md", "draft: true"),
            ("about.md", ""),
        ])
    }

    #[test]
    fn a_conversation_is_found_by_file_address_or_alias() {
        let said = |number: i64| vec![comment(&number.to_string(), None, number)];
        let site = blog()
            .said(conversation("posts/a.md", "/elsewhere/", said(1)))
            .said(conversation("posts/renamed.md", "/b.html", said(2)))
            .said(conversation("", "http://old.example/2009/a.html?p=1#c", said(3)))
            .said(conversation("posts/off.md", "/posts/off/", said(4)))
            .said(conversation("posts/draft.md", "/posts/draft/", said(5)))
            .said(conversation("", "/", said(6)))
            .site();
        let ids = |path| {
            let turns = &site.thread(id(&site, path)).turns;
            turns.iter().map(|turn| turn.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        let found = ["posts/a.md", "posts/b.md", "posts/off.md", "about.md"].map(ids);
        assert_eq!(found, ["1 3", "2", "", ""]);
    }

    #[test]
    fn what_is_new_comes_first() {
        let site = blog()
            .said(conversation(
                "posts/a.md",
                "",
                vec![comment("1", None, 1), comment("9", None, 9)],
            ))
            .said(conversation("posts/b.md", "", vec![comment("5", None, 5)]))
            .site();
        let newest = |of, limit| {
            let newest = site.newest_comments(of, limit);
            newest.into_iter().map(|id| site.turn(id).id.clone()).collect::<String>()
        };
        assert_eq!(newest(None, 10), "951");
        assert_eq!(newest(None, 2), "95");
        assert_eq!(newest(Some(id(&site, "posts/a.md")), 10), "91");
        assert_eq!(site.talks(), ["posts/a.md", "posts/b.md"].map(|path| id(&site, path)));
    }

    #[test]
    fn answers_are_invited_where_they_are_meant() {
        let mut closed = conversation("posts/closed.md", "", vec![comment("1", None, 1)]);
        closed.is_closed = true;
        let mut reopened = conversation("posts/reopened.md", "", Vec::new());
        reopened.is_closed = true;
        let site = blog()
            .with_all(&[
                ("posts/closed.md", ""),
                ("posts/reopened.md", "comments: open"),
                ("asked.md", "comments: open"),
                ("talked.md", ""),
            ])
            .said(closed)
            .said(reopened)
            .said(conversation("talked.md", "", vec![comment("2", None, 2)]))
            .site();
        let invited = site.entries.iter().enumerate().map(|(number, entry)| {
            (entry.document.place.path.as_str(), site.invites(EntryId(number)))
        });
        let invited = invited.filter(|(_, is_so)| *is_so).map(|(path, _)| path);
        let expected = ["posts/a.md", "posts/b.md", "posts/reopened.md", "asked.md", "talked.md"];
        assert_eq!(invited.collect::<Vec<_>>(), expected);
    }
}
