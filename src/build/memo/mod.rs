//! Work done once: results kept under the digest of all that went into them. The only cache.
//!
//! A key is a value, not an event, so nothing is ever invalidated: other input is another key. What
//! builds no longer ask for is forgotten, so that a day of edits takes no more memory than one.
//! Of what comes with findings either both are kept or none, or a warning would vanish on the second
//! run.

mod look;

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use super::each::each;
use super::watch::Unwatched;
use crate::value::digest::Digest;

pub use look::Looked;

/// How many parts the table is locked in, so that threads seldom wait for each other.
const SHARDS: usize = 32;

/// Results of one kind, kept by digest.
pub struct Memo<T> {
    shards: Vec<Mutex<Shard<T>>>,
    enabled: bool,
}

/// A part of the table.
struct Shard<T> {
    kept: HashMap<Digest, Kept<T>>,
    /// Counts the builds.
    build: u64,
}

/// One result.
struct Kept<T> {
    made: Arc<T>,
    /// The build that asked for it last.
    asked: u64,
}

impl<T> Shard<T> {
    fn get(&mut self, key: Digest) -> Option<Arc<T>> {
        let kept = self.kept.get_mut(&key)?;
        kept.asked = self.build;
        Some(Arc::clone(&kept.made))
    }
}

impl<T: Send + Sync> Memo<T> {
    /// Keeps what is made, for a process that builds again.
    pub fn on() -> Self {
        let shard = || Mutex::new(Shard { kept: HashMap::new(), build: 0 });
        Self { shards: (0..SHARDS).map(|_| shard()).collect(), enabled: true }
    }

    /// Keeps nothing, for a process that builds once: the same type, so that nobody asks which.
    pub fn off() -> Self {
        Self { shards: Vec::new(), enabled: false }
    }

    /// What was made under `key`, or what `work` makes now; what fails is not kept. The key is asked
    /// for only by those who keep.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn get<E>(
        &self,
        key: impl FnOnce() -> Digest,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        self.get_while(key, |_| true, work)
    }

    /// The same for what is made of more than a key can say beforehand: what is kept is asked whether it
    /// still holds.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn get_while<E>(
        &self,
        key: impl FnOnce() -> Digest,
        holds: impl FnOnce(&T) -> bool,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        if !self.enabled {
            return work().map(Arc::new);
        }
        let key = key();
        if let Some(kept) = self.kept(key).filter(|kept| holds(kept)) {
            return Ok(kept);
        }
        let made = Arc::new(work()?);
        let mut shard = self.shard(key);
        let asked = shard.build;
        shard.kept.insert(key, Kept { made: Arc::clone(&made), asked });
        Ok(made)
    }

    /// How many results are kept.
    #[cfg(test)]
    pub(crate) fn count(&self) -> usize {
        let count = |shard: &Mutex<Shard<T>>| shard.lock().map_or(0, |shard| shard.kept.len());
        self.shards.iter().map(count).sum()
    }

    /// The same for work that cannot fail.
    pub fn once(&self, key: impl FnOnce() -> Digest, work: impl FnOnce() -> T) -> Arc<T> {
        match self.get::<Infallible>(key, || Ok(work())) {
            Ok(made) => made,
            Err(never) => match never {},
        }
    }

    /// What was made under `key`, if it is kept.
    fn kept(&self, key: Digest) -> Option<Arc<T>> {
        if self.enabled { self.shard(key).get(key) } else { None }
    }

    /// One build is done: what neither it nor the one before asked for is forgotten. The one before,
    /// because a change is often taken back. What somebody holds stays: it takes no more memory.
    pub fn settle(&self) {
        each(&self.shards, &Unwatched, |shard| {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            let build = shard.build;
            let is_held = |kept: &Kept<T>| Arc::strong_count(&kept.made) > 1;
            shard.kept.retain(|_, kept| kept.asked + 1 >= build || is_held(kept));
            shard.build += 1;
        });
    }

    fn shard(&self, key: Digest) -> std::sync::MutexGuard<'_, Shard<T>> {
        let shard = usize::from(key.as_bytes()[0]) % SHARDS;
        // A thread that panicked while holding the lock left a whole map: inserts are atomic.
        self.shards[shard].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asks for the word of a letter; whether work had to be done for it.
    fn is_worked_for(memo: &Memo<u8>, key: &str, result: Result<u8, ()>) -> bool {
        let mut is_worked_for = false;
        let made = memo.get(
            || Digest::of(key),
            || {
                is_worked_for = true;
                result
            },
        );
        assert_eq!(made.map(|made| *made), result);
        is_worked_for
    }

    #[test]
    fn work_is_done_once_unless_it_failed() {
        let thrice = |memo: &Memo<u8>, result| [(); 3].map(|()| is_worked_for(memo, "a", result));
        assert_eq!(thrice(&Memo::on(), Ok(7)), [true, false, false]);
        assert_eq!(thrice(&Memo::on(), Err(())), [true; 3]);
        assert_eq!(thrice(&Memo::off(), Ok(7)), [true; 3]);
    }

    #[test]
    fn what_two_builds_did_not_ask_for_is_forgotten() {
        let memo = Memo::on();
        let build = |asked: &str| {
            let keys = asked.split_inclusive(|_| true);
            let worked: String = keys.filter(|key| is_worked_for(&memo, key, Ok(1))).collect();
            memo.settle();
            let held = memo.shards.iter().map(|shard| shard.lock().unwrap().kept.len());
            (worked, held.sum())
        };
        let told = |worked: &str, held: usize| (worked.to_owned(), held);
        assert_eq!(build("abc"), told("abc", 3));
        assert_eq!(build("ab"), told("", 3), "one build does without `c`");
        assert_eq!(build("abc"), told("", 3), "and it is there again");
        assert_eq!(build("ad"), told("d", 4));
        assert_eq!(build("ad"), told("", 2), "two builds did without `b` and `c`");
        assert_eq!(build("ab"), told("b", 3));
    }
}
