//! What the owner says of posts that are not found: `--map OLD=NEW`.

use super::address::Address;
use super::thread::Told;
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::Post;
use crate::value::suggest;

/// From what an export calls a post to the blog's own, as the owner says.
#[derive(Debug, Default)]
pub struct Maps(Vec<Map>);

#[derive(Debug)]
struct Map {
    old: String,
    post: usize,
}

impl Maps {
    /// Reads pairs of an old name (an address, an id, a slug, a title) and one of the blog's posts (its
    /// file, its address or its slug).
    ///
    /// # Errors
    /// Every post that the blog does not have, with the nearest that it has.
    pub fn read(pairs: &[(String, String)], posts: &[Post]) -> Result<Self, Findings> {
        let mut findings = Findings::none();
        let mut maps = Vec::new();
        for (old, new) in pairs {
            match posts.iter().position(|post| is_called(post, new)) {
                Some(post) => maps.push(Map { old: old.trim().to_owned(), post }),
                None => findings.push(unknown(new, posts)),
            }
        }
        if findings.is_empty() { Ok(Self(maps)) } else { Err(findings) }
    }

    /// The number of the post that the owner names for a thread.
    pub(super) fn find(&self, told: &Told) -> Option<usize> {
        self.0.iter().find(|map| map.means(told)).map(|map| map.post)
    }

    /// Those that mean nothing in this export.
    pub(super) fn idle<'a>(&'a self, told: &[Told]) -> impl Iterator<Item = &'a str> {
        let idle = self.0.iter().filter(|map| !told.iter().any(|told| map.means(told)));
        idle.map(|map| map.old.as_str()).collect::<Vec<_>>().into_iter()
    }
}

impl Map {
    fn means(&self, told: &Told) -> bool {
        let thread = &told.thread;
        let named = [&thread.slug, &thread.file, &thread.title].into_iter().flatten();
        let mut words = thread.ids.iter().chain(&thread.urls).chain(named).chain([&thread.key]);
        words.any(|word| word.trim().eq_ignore_ascii_case(&self.old)) || self.leads_to(told)
    }

    fn leads_to(&self, told: &Told) -> bool {
        let Some(old) = Address::parse(&self.old) else {
            return false;
        };
        super::find::addresses(told).iter().any(|address| {
            let is_there = old.host.is_none() || old.host == address.host;
            is_there
                && old.path == address.path
                && old.id == address.id
                && (!old.path.is_empty() || old.id.is_some())
        })
    }
}

fn is_called(post: &Post, name: &str) -> bool {
    let name = name.trim();
    let file = name.strip_prefix("content/").unwrap_or(name);
    let path = super::find::path(name).filter(|path| !path.is_empty());
    post.document == file
        || post.slug == name
        || path.is_some_and(|path| super::find::path(&post.address) == Some(path))
}

fn unknown(name: &str, posts: &[Post]) -> Diagnostic {
    let names = posts.iter().flat_map(|post| [&*post.address, &*post.document, &*post.slug]);
    Diagnostic::setup("import/map", format!("the blog has no post `{name}`"))
        .maybe_help(suggest::did_you_mean(name, names))
        .help("name a post by its address or its file: `--map /old/address/=posts/hello.md`")
}
