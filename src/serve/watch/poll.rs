//! Files that are looked at every so often, where the system tells of no events.
//!
//! They are told apart by their length and the moment they were changed, to the nanosecond where the file
//! system keeps it, so that nothing has to be read: reading a whole blog over a network every second is
//! what nobody wants. `notify`'s own poller counts whole seconds, and so misses the second of two quick
//! saves.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::{Changed, Ground, News};
use crate::source;

/// Files that are looked at every so often.
pub(super) struct Poll {
    every: Duration,
    seen: Look,
}

/// What there is, by path.
type Look = BTreeMap<String, Stamp>;

/// When a file was changed, and its length in bytes.
type Stamp = (Option<SystemTime>, u64);

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
    let held = folders.filter_map(|file| Some((file.shown, stamp(&file.disk)?)));
    let single = ground.files().filter_map(|(shown, place)| Some((shown.clone(), stamp(place)?)));
    held.chain(single).collect()
}

fn stamp(place: &Path) -> Option<Stamp> {
    let known = place.metadata().ok()?;
    Some((known.modified().ok(), known.len()))
}

fn differing(one: &Look, other: &Look) -> Changed {
    let other_than = |there: &Look, path: &String, stamp: &Stamp| there.get(path) != Some(stamp);
    let gone = one.iter().filter(|(path, stamp)| other_than(other, path, stamp));
    let new = other.iter().filter(|(path, stamp)| other_than(one, path, stamp));
    gone.chain(new).map(|(path, _)| path.clone()).collect()
}
