//! Where each comment goes: to the post that its thread is of, unless it stands elsewhere already.

use super::address;
use super::find::Finder;
use super::identity::Identity;
use super::map::Maps;
use super::posts::Posts;
use super::print::{Hash, fingerprint, full_id};
use super::spool::Spool;
use super::standing::{Home, Standing};
use super::thread::Told;
use crate::diag::Findings;

/// The place of every line.
pub(super) struct Placing {
    /// Where each line goes; `None` for what was told again.
    pub(super) homes: Vec<Option<Home>>,
    /// The id that each line has in the store.
    pub(super) ids: Vec<Hash>,
    /// The number of the post of each thread.
    pub(super) posts: Vec<Option<usize>>,
}

impl Placing {
    pub(super) fn of(
        spool: &mut Spool<'_>,
        identities: &[Identity],
        standing: &Standing,
        posts: &Posts<'_>,
        maps: &Maps,
    ) -> Result<Self, Findings> {
        let ids = ids(spool, identities)?;
        let told = spool.told();
        let mapped: Vec<Option<usize>> = told.iter().map(|told| maps.find(told)).collect();
        let finder = Finder::of(posts.blog, told);
        let places = Places { posts, standing };
        let by_thread = by_thread(spool, &ids);
        let threads: Vec<Home> = (0..told.len())
            .map(|number| {
                places.thread(&told[number], &by_thread[number], || finder.find(&told[number]))
            })
            .collect();
        let homes = spool.lines.iter().zip(&ids).zip(identities).map(|((line, id), identity)| {
            let home = match mapped[line.thread] {
                Some(post) => posts.home(post),
                None => places.comment(*id, &threads[line.thread]),
            };
            (*identity != Identity::ToldAgain).then_some(home)
        });
        let homes = homes.collect();
        let home = |number: usize| match mapped[number] {
            Some(post) => Some(post),
            None => posts.number(&threads[number]),
        };
        Ok(Self { homes, ids, posts: (0..told.len()).map(home).collect() })
    }
}

/// The ids as the store has them.
fn ids(spool: &mut Spool<'_>, identities: &[Identity]) -> Result<Vec<Hash>, Findings> {
    let mut ids: Vec<Hash> = spool.lines.iter().map(|line| line.id).collect();
    for (number, identity) in identities.iter().enumerate() {
        if let Identity::Shared(suffix) = identity {
            let system = spool.lines[number].system;
            let records = spool.read(&[number])?;
            let id = records.first().map(|record| full_id(system, &record.id).into_owned());
            ids[number] = fingerprint([&*format!("{}-{suffix}", id.unwrap_or_default())]);
        }
    }
    Ok(ids)
}

/// The ids of each thread's comments.
fn by_thread(spool: &Spool<'_>, ids: &[Hash]) -> Vec<Vec<Hash>> {
    let mut by_thread = vec![Vec::new(); spool.told().len()];
    for (line, id) in spool.lines.iter().zip(ids) {
        by_thread[line.thread].push(*id);
    }
    by_thread
}

struct Places<'a> {
    posts: &'a Posts<'a>,
    standing: &'a Standing,
}

impl Places<'_> {
    /// Where a thread goes: where its comments stand, if that is a post of the blog; to the post that is
    /// found; where they stand at all; nowhere.
    fn thread(&self, told: &Told, ids: &[Hash], find: impl Fn() -> Option<usize>) -> Home {
        let stands = self.standing.home_of_most(ids.iter().copied());
        if let Some(home) = stands.filter(|home| self.is_post(home)) {
            return home.clone();
        }
        match (find(), stands) {
            (Some(post), _) => self.posts.home(post),
            (None, Some(home)) => home.clone(),
            (None, None) => Home::Nowhere(address::key(&address_of(told))),
        }
    }

    /// Where a comment goes that nobody maps: an owner may have put it under another post.
    fn comment(&self, id: Hash, thread: &Home) -> Home {
        let stands = self.standing.home(id).filter(|home| self.is_post(home));
        stands.unwrap_or(thread).clone()
    }

    fn is_post(&self, home: &Home) -> bool {
        self.posts.number(home).is_some()
    }
}

/// The address of a post that was not found, as the other system has it; else whatever names it.
pub(super) fn address_of(told: &Told) -> String {
    let thread = &told.thread;
    let named = [&thread.slug, &thread.file, &thread.title].into_iter().flatten();
    let mut words = thread.urls.iter().chain(&thread.ids).chain(named).chain([&thread.key]);
    let first = words.find(|word| !word.trim().is_empty()).map(|word| word.trim());
    first.unwrap_or(told.system.name()).to_owned()
}
