//! Planning the feeds: of posts, and of what is said under them.

use super::plan::Plan;
use super::{FeedScope, Page, Subject};
use crate::site::{EntryId, Term, address};
use crate::value::url::UrlPath;

impl Plan<'_> {
    /// The feeds of posts: all, and those of each term.
    pub(super) fn feeds(&mut self) {
        let all: Vec<EntryId> = self.site.posts().collect();
        self.feeds_of(FeedScope::Blog, &UrlPath::root(), &all);
        for (number, taxonomy) in self.site.taxonomies.iter().enumerate() {
            for (term, Term { url, entries, .. }) in taxonomy.terms.iter().enumerate() {
                if taxonomy.config.feed {
                    self.feeds_of(FeedScope::Term { taxonomy: number, term }, url, entries);
                }
            }
        }
    }

    /// The feeds of a list: its newest posts. What has no date is never new.
    fn feeds_of(&mut self, scope: FeedScope, list: &UrlPath, entries: &[EntryId]) {
        let is_post = |id: &EntryId| id.0 < self.site.posts;
        let is_dated = |id: &EntryId| self.site.entry(*id).document.front.date.is_some();
        let dated = entries.iter().copied().filter(|id| is_post(id) && is_dated(id));
        let mut entries: Vec<EntryId> = dated.collect();
        entries.sort_unstable();
        entries.truncate(self.site.config.feeds.limit);
        for format in self.site.config.feeds.formats.iter().copied() {
            let subject = Subject::Feed { scope, format, entries: entries.clone() };
            self.offer(Page::plain(address::feed(list, format), subject));
        }
    }

    /// The feeds of what is said, on the whole blog and under each entry.
    pub(super) fn comment_feeds(&mut self) {
        let talks = self.site.talks();
        if !self.site.config.comments.feeds || talks.is_empty() {
            return;
        }
        for of in std::iter::once(None).chain(talks.into_iter().map(Some)) {
            let place = of.map_or_else(UrlPath::root, |id| self.site.entry(id).url.clone());
            let comments = self.site.newest_comments(of, self.site.config.comments.feed_limit);
            for format in self.site.config.feeds.formats.iter().copied() {
                let subject = Subject::CommentFeed { of, format, comments: comments.clone() };
                self.offer(Page::plain(address::comment_feed(&place, format), subject));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::comment::sample::{comment, conversation};
    use crate::page::{Statics, Subject, plan};
    use crate::picture::Album;
    use crate::site::sample::Sample;

    #[test]
    fn feeds_hold_the_newest_posts_only() {
        let site = Sample::new("feeds: {formats: [rss], limit: 2}\n")
            .with_all(&[
                ("posts/1.md", "date: 2026-01-01\nseries: [S]"),
                ("posts/2.md", "date: 2026-01-02\nseries: [S]"),
                ("posts/3.md", "date: 2026-01-03\ntags: [t]"),
                ("posts/undated.md", "tags: [t]"),
                ("about.md", "tags: [t]"),
            ])
            .site();
        let pages = plan(&site, &Statics::default(), &Album::default()).unwrap();
        let feeds: Vec<_> = pages
            .iter()
            .filter_map(|page| match &page.subject {
                Subject::Feed { entries, .. } => {
                    Some((page.url.plain(), entries.iter().map(|id| id.0).collect::<Vec<_>>()))
                }
                _ => None,
            })
            .collect();
        let expected =
            [("/rss.xml".to_owned(), vec![0, 1]), ("/tags/t/rss.xml".to_owned(), vec![0])];
        assert_eq!(feeds, expected);
    }

    #[test]
    fn feeds_of_comments_are_where_somebody_spoke() {
        let feeds = |config: &str| {
            let site = Sample::new(config)
                .with_all(&[("posts/a.md", ""), ("b.md", "permalink: /b.html"), ("c.md", "")])
                .said(conversation("posts/a.md", "", vec![comment("1", None, 1)]))
                .said(conversation("b.md", "", vec![comment("2", None, 2)]))
                .site();
            let pages = plan(&site, &Statics::default(), &Album::default()).unwrap();
            let feeds = pages.iter().filter_map(|page| match &page.subject {
                Subject::CommentFeed { comments, .. } => Some((page.url.plain(), comments.len())),
                _ => None,
            });
            feeds.collect::<Vec<_>>()
        };
        let expected = [
            ("/comments/atom.xml".to_owned(), 2),
            ("/b/comments/atom.xml".to_owned(), 1),
            ("/posts/a/comments/atom.xml".to_owned(), 1),
        ];
        assert_eq!(feeds("feeds: {formats: [atom]}\n"), expected);
        assert_eq!(feeds("feeds: {formats: [atom]}\ncomments: {feed_limit: 1}\n")[0].1, 1);
        assert_eq!(feeds("comments: {feeds: false}\n"), []);
    }
}
