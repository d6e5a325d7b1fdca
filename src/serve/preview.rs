//! The blog, held in memory: the last edition that could be built, and what is wrong with what came
//! after it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use jiff::Zoned;

use super::edition::Edition;
use crate::build::{self, Blog, Cache, Memos, Purpose, Request, Unwatched, Watch};
use crate::config::Config;
use crate::desk::{Desk, Room};
use crate::diag::{Diagnostic, Findings};
use crate::policy::rule::Level;
use crate::site::Selection;
use crate::value::url::BaseUrl;

/// Finds a blog and reads its configuration.
pub type FindBlog = dyn Fn() -> Result<Blog, Findings> + Send + Sync;

/// Says which moment it is, in the zone of a blog.
pub type Clock = dyn Fn(&Blog) -> Result<Zoned, Findings> + Send + Sync;

/// What whoever runs the preview knows of the world.
pub struct Outlook {
    /// Where the blog is while it is shown: `http://127.0.0.1:4000`.
    pub origin: String,
    /// Finds the blog and reads its configuration.
    pub blog: Box<FindBlog>,
    /// The moment, in the zone of the blog.
    pub now: Box<Clock>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether posts of the future are shown.
    pub future: bool,
    /// Whether expired posts are shown.
    pub expired: bool,
    /// The most that the policy does, instead of its own `level`.
    pub policy: Option<Level>,
    /// Which program this is: what another one kept for its next run is not known to it.
    pub program: String,
}

/// The blog, held in memory.
pub struct Preview {
    outlook: Outlook,
    memos: Memos,
    /// One build at a time: two would race for which is the last.
    building: Mutex<()>,
    state: Mutex<Arc<State>>,
    changed: Condvar,
}

/// What is shown at one moment.
#[derive(Default)]
pub struct State {
    /// Counts the builds: a greater number, and something may have changed.
    pub number: u64,
    /// The last that could be built; `None` before the first.
    pub edition: Option<Arc<Edition>>,
    /// What is wrong with what came after it.
    pub fault: Option<Arc<Findings>>,
}

/// What a build came to.
pub struct Rebuilt {
    /// What is shown now.
    pub state: Arc<State>,
    /// How many files of the site are new, changed or gone.
    pub changes: usize,
}

impl Preview {
    /// Nothing is built yet.
    pub fn new(outlook: Outlook, memos: Memos) -> Self {
        Self {
            outlook,
            memos,
            building: Mutex::default(),
            state: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Builds the blog as it is now.
    pub fn rebuild(&self, watch: &dyn Watch) -> Rebuilt {
        let _only = self.building.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.state();
        let number = before.number + 1;
        let last = before.edition.as_deref();
        let (made, rest, fault) = match self.try_build(watch) {
            Ok(built) => {
                let (edition, rest) = Edition::of(built, last, number);
                (Some(Arc::new(edition)), Some(rest), None)
            }
            Err(fault) => (None, None, Some(Arc::new(fault))),
        };
        let edition = made.clone().or_else(|| before.edition.clone());
        let state = Arc::new(State { number, edition, fault });
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&state);
        self.changed.notify_all();
        // Only now, for nobody waits for it.
        let changes = made.map_or(0, |made| made.changes(last, number));
        drop((rest, before));
        Rebuilt { state, changes }
    }

    /// Builds, and survives it: an author's preview goes on, whatever is wrong with hobnob. What a build
    /// leaves behind when it panics are whole results in the memos, and nothing else.
    fn try_build(&self, watch: &dyn Watch) -> Result<build::Built, Findings> {
        let built = catch_unwind(AssertUnwindSafe(|| self.build(watch)));
        built.unwrap_or_else(|_| Err(broken().into()))
    }

    fn build(&self, watch: &dyn Watch) -> Result<build::Built, Findings> {
        let Outlook { drafts, future, expired, policy, .. } = self.outlook;
        let blog = self.blog()?;
        let selection = Selection { now: self.now(&blog)?, drafts, future, expired };
        let Blog { root, mut config } = blog;
        config.base_url = self.base(&config);
        let purpose = Purpose::Preview;
        build::run(Request { root: &root, config, policy, selection, purpose }, &self.memos, watch)
    }

    /// The blog as it is on the disk, with the address that the world knows.
    ///
    /// # Errors
    /// Those of its configuration.
    pub fn blog(&self) -> Result<Blog, Findings> {
        (self.outlook.blog)()
    }

    /// The moment, in the zone of the blog.
    ///
    /// # Errors
    /// When somebody said it wrongly.
    pub fn now(&self, blog: &Blog) -> Result<Zoned, Findings> {
        (self.outlook.now)(blog)
    }

    /// What readers said on the blog as it is on the disk, laid out for its owner.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn room(&self) -> Result<Room, Findings> {
        let blog = self.blog()?;
        let now = self.now(&blog)?;
        let cache = Cache::of(&blog.root, &self.outlook.program);
        let desk = Desk::open(blog, &self.memos, &Unwatched)?;
        Room::open(desk, now, cache).map(|(room, _)| room)
    }

    /// Where a blog is while it is shown.
    pub fn base(&self, config: &Config) -> BaseUrl {
        config.home.at(&self.outlook.origin).unwrap_or_else(|_| config.base_url.clone())
    }

    /// What is kept from one build to the next.
    pub fn memos(&self) -> &Memos {
        &self.memos
    }

    /// How many results are remembered.
    #[cfg(test)]
    pub(super) fn remembered(&self) -> usize {
        self.memos.count()
    }

    /// What is shown now.
    pub fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits until something else is shown than `seen`, or the time is up, and says what.
    pub fn wait(&self, seen: u64, time: Duration) -> Arc<State> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(state, time, |state| state.number == seen);
        Arc::clone(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }
}

fn broken() -> Diagnostic {
    Diagnostic::setup("serve/panic", "hobnob itself failed at this; it is no fault of yours")
        .help("change what you changed last in another way")
        .help("please report it, with the text that came in the terminal and the files that you changed")
}
