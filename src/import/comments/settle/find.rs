//! Which of the blog's posts an export means: by id, address, old address, slug, file name, title,
//! in that order. What the owner says goes before all of them.

use std::collections::{BTreeMap, HashMap};

use super::address::Address;
use super::thread::Told;
use crate::import::comments::Post;
use crate::import::comments::settle::Blog;
use crate::value::slug::{slugify, split_date};

/// The blog's posts by everything they may be called. What two of them share finds neither.
pub(super) struct Finder<'a> {
    blog: Blog<'a>,
    trusted: Vec<String>,
    ids: Index,
    addresses: Index,
    aliases: Index,
    slugs: Index,
    files: Index,
    titles: Index,
}

/// From a word to the number of the one post that has it; `None` where several have.
type Index = HashMap<String, Option<usize>>;

/// A host that so many of a hundred posts of an export have was the blog's own once.
const OWN_HOST: usize = 10;

impl<'a> Finder<'a> {
    /// Gets ready to look for what these exports told.
    pub(super) fn of(blog: Blog<'a>, told: &[Told]) -> Self {
        let index = |words: fn(&Post) -> Vec<String>| {
            let mut index = Index::new();
            for (number, post) in blog.posts.iter().enumerate() {
                for word in words(post).into_iter().filter(|word| !word.is_empty()) {
                    let found = index.entry(word).or_insert(Some(number));
                    *found = found.filter(|first| *first == number);
                }
            }
            index
        };
        Self {
            blog,
            trusted: trusted(&blog, told),
            ids: index(|post| post.ids.iter().flat_map(|id| names_of(id)).collect()),
            addresses: index(|post| path(&post.address).into_iter().collect()),
            aliases: index(|post| post.aliases.iter().filter_map(|old| path(old)).collect()),
            slugs: index(|post| {
                let last = Address::parse(&post.address)
                    .and_then(|address| address.last().map(str::to_owned));
                [post.slug.to_lowercase()].into_iter().chain(last).collect()
            }),
            files: index(|post| file_names(&post.document)),
            titles: index(|post| vec![plain(&post.title)]),
        }
    }

    /// The number of the post that a thread is of.
    pub(super) fn find(&self, told: &Told) -> Option<usize> {
        let known = Known::of(self, told);
        let look = |index: &Index, words: &[String]| {
            words.iter().find_map(|word| index.get(word).copied().flatten())
        };
        look(&self.ids, &known.ids)
            .or_else(|| look(&self.addresses, &known.paths))
            .or_else(|| look(&self.aliases, &known.paths))
            .or_else(|| look(&self.slugs, &known.slugs))
            .or_else(|| look(&self.files, &known.files))
            .or_else(|| look(&self.titles, &known.titles))
    }

    fn trusts(&self, address: &Address) -> bool {
        address.host.as_ref().is_none_or(|host| self.trusted.contains(host))
    }
}

/// Everything a thread may be found by.
struct Known {
    ids: Vec<String>,
    paths: Vec<String>,
    slugs: Vec<String>,
    files: Vec<String>,
    titles: Vec<String>,
}

impl Known {
    fn of(finder: &Finder<'_>, told: &Told) -> Self {
        let thread = &told.thread;
        let addresses = addresses(told).into_iter().filter(|address| finder.trusts(address));
        let addresses: Vec<Address> = addresses.collect();
        let numbers = addresses.iter().filter_map(|address| address.id.clone());
        let ids = thread.ids.iter().flat_map(|id| names_of(id)).chain(numbers);
        let prefix = finder.blog.base.prefix();
        let paths = addresses.iter().flat_map(|address| {
            let below = address.below(prefix).map(str::to_owned);
            [Some(address.path.clone()), below].into_iter().flatten()
        });
        let named = thread.slug.iter().map(|slug| slug.to_lowercase());
        let last = addresses.iter().filter_map(Address::last).map(str::to_owned);
        let slugs: Vec<String> = named.chain(last).collect();
        let files = thread.file.iter().flat_map(|file| file_names(file));
        Self {
            ids: ids.collect(),
            paths: paths.filter(|path| !path.is_empty()).collect(),
            files: files.chain(slugs.iter().cloned()).collect(),
            slugs: slugs.into_iter().filter(|slug| !is_number(slug)).collect(),
            titles: thread.title.iter().map(|title| plain(title)).collect(),
        }
    }
}

/// The addresses that an export has for a post: some systems take them for ids.
pub(super) fn addresses(told: &Told) -> Vec<Address> {
    let ids = told.thread.ids.iter().flat_map(|id| id.split_whitespace());
    let ids = ids.filter(|id| id.contains('/'));
    told.thread.urls.iter().map(String::as_str).chain(ids).filter_map(Address::parse).collect()
}

/// The blog's own host, those of its machine, and those it had when many of its comments were made.
fn trusted(blog: &Blog<'_>, told: &[Told]) -> Vec<String> {
    let own = Address::parse(blog.base.as_str()).and_then(|base| base.host);
    let local = ["localhost", "127.0.0.1", "0.0.0.0"].map(str::to_owned);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for host in told.iter().filter_map(|told| addresses(told).into_iter().find_map(|at| at.host)) {
        *seen.entry(host).or_default() += 1;
    }
    let all: usize = seen.values().sum();
    let often = seen.into_iter().filter(|(_, times)| times * 100 >= all * OWN_HOST);
    own.into_iter().chain(local).chain(often.map(|(host, _)| host)).collect()
}

/// An id as it stands, and the number in it: `198 http://a.example/?p=198` is `198` too.
fn names_of(id: &str) -> Vec<String> {
    let first = id.split_whitespace().next().filter(|first| is_number(first));
    let number = id
        .split_whitespace()
        .filter(|word| word.contains('?'))
        .find_map(|word| Address::parse(word)?.id);
    let mut names = vec![id.trim().to_lowercase()];
    names.extend(first.map(str::to_owned));
    names.extend(number);
    names
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn path(address: &str) -> Option<String> {
    Address::parse(address).map(|address| address.path)
}

/// What a file is called: with the date in its name and without, as written and as a slug.
fn file_names(path: &str) -> Vec<String> {
    let path = path.trim_matches('/');
    let stem = path
        .rsplit_once('.')
        .filter(|(_, ending)| !ending.contains('/'))
        .map_or(path, |(stem, _)| stem);
    let mut parts = stem.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let name =
        if matches!(name, "index" | "_index") { parts.next().unwrap_or_default() } else { name };
    let bare = split_date(name).1;
    let mut names = vec![name.to_lowercase(), bare.to_lowercase(), slugify(bare)];
    names.dedup();
    names
}

/// A title without case and punctuation.
fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
