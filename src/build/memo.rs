//! Work done once: results kept under the digest of all that went into them. The only cache.
//!
//! A key is a value, not an event, so nothing is ever invalidated: other input is another key.
//! Nothing that comes with findings is kept, or a warning would vanish on the second run.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::value::digest::Digest;

/// How many parts the table is locked in, so that threads seldom wait for each other.
const SHARDS: usize = 32;

/// Results of one kind, kept by digest.
pub struct Memo<T> {
    shards: Vec<Mutex<HashMap<Digest, Arc<T>>>>,
    enabled: bool,
}

impl<T> Memo<T> {
    /// Keeps what is made, for a process that builds again.
    pub fn on() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect(), enabled: true }
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
        if !self.enabled {
            return work().map(Arc::new);
        }
        let key = key();
        if let Some(kept) = self.shard(key).get(&key) {
            return Ok(Arc::clone(kept));
        }
        let made = Arc::new(work()?);
        self.shard(key).insert(key, Arc::clone(&made));
        Ok(made)
    }

    fn shard(&self, key: Digest) -> std::sync::MutexGuard<'_, HashMap<Digest, Arc<T>>> {
        let shard = usize::from(key.as_bytes()[0]) % SHARDS;
        // A thread that panicked while holding the lock left a whole map: inserts are atomic.
        self.shards[shard].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times_worked(memo: &Memo<u8>, result: Result<u8, ()>) -> usize {
        let mut times = 0;
        for _ in 0..3 {
            let made = memo.get(
                || Digest::of("a"),
                || {
                    times += 1;
                    result
                },
            );
            assert_eq!(made.map(|made| *made), result);
        }
        times
    }

    #[test]
    fn work_is_done_once_unless_it_failed() {
        assert_eq!(times_worked(&Memo::on(), Ok(7)), 1);
        assert_eq!(times_worked(&Memo::on(), Err(())), 3);
        assert_eq!(times_worked(&Memo::off(), Ok(7)), 3);
    }
}
