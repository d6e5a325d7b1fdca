//! The desk, opened from the command line.

use std::path::Path;

use super::Global;
use super::console::Console;
use crate::build::{Cache, Unwatched};
use crate::desk::{Desk, Room};
use crate::diag::Findings;

impl Global {
    /// Everything that was said on the blog.
    pub(super) fn desk(&self) -> Result<Desk, Findings> {
        let blog = self.blog()?;
        cache(&blog.root.clone()).remembering(|memos| Desk::open(blog, memos, &Unwatched))
    }

    /// The same, with what was set aside and the moment of this run; what is doubtful is told.
    pub(super) fn room(&self, console: &Console) -> Result<Room, Findings> {
        let desk = self.desk()?;
        let now = self.now(&desk.blog.config.time_zone)?;
        let cache = cache(&desk.blog.root);
        let (room, findings) = Room::open(desk, now, cache)?;
        console.findings(&findings);
        Ok(room)
    }
}

/// What this program may leave for its next run on the blog at `root`.
pub(super) fn cache(root: &Path) -> Cache {
    Cache::of(root, &program().unwrap_or_default())
}

/// Which program this is: another build of it may read and judge otherwise.
pub(super) fn program() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let about = std::fs::metadata(&path).ok()?;
    let changed = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", env!("CARGO_PKG_VERSION"), about.len(), changed.as_nanos()))
}
