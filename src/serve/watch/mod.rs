//! Says when something has changed that a blog is made from. It knows where a blog's files lie, and
//! nothing of what is made of them.
//!
//! Either the system tells of every event (`events`), or, where it cannot, as on most network file
//! systems, the files are looked at every so often (`poll`). What counts is the same (`ground`).

mod events;
mod ground;
mod poll;

use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

use crate::diag::Findings;

use events::Events;
pub use ground::Ground;
use poll::Poll;

/// How many paths are told by name.
const TOLD: usize = 3;

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The system tells.
    Events,
    /// All files are looked at again after this time.
    Poll(Duration),
}

/// Whoever notices that a blog has changed.
pub struct Watcher {
    ground: Ground,
    eye: Eye,
}

enum Eye {
    Events(Box<Events>),
    Poll(Poll),
}

/// What was noticed.
#[derive(Debug, Default)]
pub struct News {
    /// What has changed; may be nothing.
    pub changed: Changed,
    /// Why more may have changed than that.
    pub failed: Findings,
}

/// The files that are new, changed or gone, as people know them; a folder stands for all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed(BTreeSet<String>);

impl Watcher {
    /// Watches from now on: what changes during the first build is noticed if this comes before it.
    ///
    /// # Errors
    /// When the system does not let so much be watched.
    pub fn start(ground: Ground, how: How) -> Result<Self, Findings> {
        let eye = match how {
            How::Events => Eye::Events(Box::new(Events::start(&ground)?)),
            How::Poll(every) => Eye::Poll(Poll::start(&ground, every)),
        };
        Ok(Self { ground, eye })
    }

    /// Watches also what the configuration names: paths from the blog's root, instead of those that were
    /// told here before.
    pub fn attend(&mut self, named: Vec<String>) {
        if self.ground.name(named) {
            match &mut self.eye {
                Eye::Events(events) => events.attend(&self.ground),
                Eye::Poll(poll) => poll.attend(&self.ground),
            }
        }
    }

    /// Whether the configuration is among what has changed: it may name other files now.
    pub fn is_reset_by(&self, changed: &Changed) -> bool {
        changed.0.contains(self.ground.config())
    }

    /// Waits until something has changed, and then for as long as more changes at once; what changed
    /// since the last time counts too. `None` when nothing will be noticed any more.
    pub fn wait(&mut self) -> Option<News> {
        match &mut self.eye {
            Eye::Events(events) => events.wait(&self.ground),
            Eye::Poll(poll) => Some(poll.wait(&self.ground)),
        }
    }
}

impl Changed {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl FromIterator<String> for Changed {
    fn from_iter<I: IntoIterator<Item = String>>(paths: I) -> Self {
        Self(paths.into_iter().collect())
    }
}

/// The first of many, and how many more: `content/a.md, content/b.md, data/c.yaml and 997 more`.
impl fmt::Display for Changed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, path) in self.paths().take(TOLD).enumerate() {
            write!(out, "{}{}", if at == 0 { "" } else { ", " }, path.escape_debug())?;
        }
        match self.0.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => write!(out, " and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests;
