//! Files that are looked at every so often, where the system tells of no events.
//!
//! They are told apart by their stamps, so that nothing has to be read: reading a whole blog over a network
//! every second is what nobody wants. `notify`'s own poller counts whole seconds, and so misses the second
//! of two quick saves.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Changed, Ground, News};
use crate::source::{self, File, Stamp};

/// Files that are looked at every so often.
pub(super) struct Poll {
    every: Duration,
    seen: Look,
}

/// What there is, by path.
type Look = BTreeMap<String, Stamp>;

impl Poll {
    /// Looks for the first time.
    pub(super) fn start(ground: &Ground, every: Duration) -> Self {
        Self { every, seen: look(ground) }
    }

    /// Looks at other files too: that there are more to see now is no change of theirs.
    pub(super) fn attend(&mut self, ground: &Ground) {
        for (path, stamp) in look(ground) {
            self.seen.entry(path).or_insert(stamp);
        }
    }

    /// Looks again and again, until something has changed.
    pub(super) fn wait(&mut self, ground: &Ground) -> News {
        loop {
            std::thread::sleep(self.every);
            let seen = std::mem::replace(&mut self.seen, look(ground));
            let changed = differing(&seen, &self.seen);
            if !changed.is_empty() {
                return News { changed, ..News::default() };
            }
        }
    }
}

/// What there is now.
fn look(ground: &Ground) -> Look {
    let folders = ground.folders().flat_map(|(shown, place)| source::walk(&place, &shown).0);
    let single = ground.files().map(|(shown, place)| File {
        path: shown.clone(),
        shown: shown.clone(),
        disk: place.clone(),
    });
    let all = folders.chain(single);
    all.filter_map(|file| source::stamp(&file).map(|stamp| (file.shown, stamp))).collect()
}

fn differing(one: &Look, other: &Look) -> Changed {
    let other_than = |there: &Look, path: &String, stamp: &Stamp| there.get(path) != Some(stamp);
    let gone = one.iter().filter(|(path, stamp)| other_than(other, path, stamp));
    let new = other.iter().filter(|(path, stamp)| other_than(one, path, stamp));
    gone.chain(new).map(|(path, _)| path.clone()).collect()
}
