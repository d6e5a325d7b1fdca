//! Room for pictures: decoded ones take a hundred times the memory of their files, and one waits until
//! there is enough for it.

use std::sync::{Condvar, Mutex, PoisonError};

/// How many pixels are decoded at any moment: of three or four bytes each, and some more while they are
/// made smaller.
const ALL: u64 = 200_000_000;

/// What is left of the room.
pub(super) struct Room {
    free: Mutex<u64>,
    left: Condvar,
}

impl Default for Room {
    fn default() -> Self {
        Self { free: Mutex::new(ALL), left: Condvar::new() }
    }
}

impl Room {
    /// Does work on so many pixels once there is room for them; more than there is takes all of it.
    pub(super) fn with<T>(&self, pixels: u64, work: impl FnOnce() -> T) -> T {
        let pixels = pixels.min(ALL);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let enough = |free: &mut u64| *free < pixels;
        let mut free = self.left.wait_while(free, enough).unwrap_or_else(PoisonError::into_inner);
        *free -= pixels;
        drop(free);
        let done = work();
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += pixels;
        self.left.notify_all();
        done
    }
}
