//! Posts that were not found, each with the nearest that the blog has.

use std::collections::BTreeMap;

use super::Blog;
use super::address::{self, Address};
use super::placing::{Placing, address_of};
use super::report::Unmatched;
use super::spool::Spool;
use super::thread::Told;
use crate::value::suggest;

/// For so many posts a guess is made: comparing every word with every other takes its time.
const MOST_GUESSES: usize = 100;

/// The posts that were not found, those with the most comments first.
pub(super) fn unmatched(spool: &Spool<'_>, placing: &Placing, blog: Blog<'_>) -> Vec<Unmatched> {
    let mut posts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in spool.lines.iter().filter(|line| placing.posts[line.thread].is_none()) {
        let key = address::key(&address_of(&spool.told()[line.thread]));
        posts.entry(key).or_insert((line.thread, 0)).1 += 1;
    }
    let mut posts: Vec<(usize, usize)> = posts.into_values().collect();
    posts.sort_by_key(|(_, comments)| std::cmp::Reverse(*comments));
    let posts = posts.into_iter().enumerate().map(|(rank, (thread, comments))| {
        let told = &spool.told()[thread];
        let guess = (rank < MOST_GUESSES).then(|| guess(told, blog)).flatten();
        let title = told.thread.title.clone().unwrap_or_default();
        Unmatched { address: address_of(told), title, comments, guess }
    });
    posts.collect()
}

/// The address of the nearest post.
fn guess(told: &Told, blog: Blog<'_>) -> Option<String> {
    let thread = &told.thread;
    let last = thread.urls.iter().filter_map(|url| Address::parse(url)?.last().map(str::to_owned));
    let mut slugs = thread.slug.iter().chain(&thread.file).cloned().chain(last);
    let by_slug = slugs.find_map(|slug| {
        let nearest =
            suggest::nearest(&slug, blog.posts.iter().map(|post| &*post.slug))?.to_owned();
        blog.posts.iter().find(|post| post.slug == nearest)
    });
    let by_title = || {
        let title = thread.title.as_deref()?;
        let nearest = suggest::nearest(title, blog.posts.iter().map(|post| &*post.title))?;
        blog.posts.iter().find(|post| post.title == nearest)
    };
    by_slug.or_else(by_title).map(|post| post.address.clone())
}
