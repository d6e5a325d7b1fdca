//! What the system tells of the files, gathered until it is quiet for a moment.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind, RenameMode};
use notify::{Config, ErrorKind, Event, EventHandler, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use super::ground::Layout;
use super::{Changed, Ground, News};
use crate::diag::{Diagnostic, Findings};

/// How old an event is when it is told, so that the many events of one save are one.
const AGE: Duration = Duration::from_millis(20);
/// How long nothing more may be told before a change is whole. With [`AGE`], about fifty milliseconds
/// from the last event: nobody notices them, and a save by rename takes less.
const QUIET: Duration = Duration::from_millis(30);
/// How long a change may go on before it is told all the same.
const MOST: Duration = Duration::from_millis(500);

/// What the system tells.
pub(super) struct Events {
    debouncer: Debouncer<Plain, NoCache>,
    told: Receiver<DebounceEventResult>,
    watched: BTreeMap<PathBuf, RecursiveMode>,
    layout: Layout,
    /// What could not be watched, not yet told.
    failed: Findings,
}

/// What was told since the last time.
#[derive(Default)]
struct Told {
    paths: Vec<PathBuf>,
    /// Whether more happened than could be told.
    overflowed: bool,
    failed: Findings,
}

impl Events {
    /// Watches from now on.
    pub(super) fn start(ground: &Ground) -> Result<Self, Findings> {
        let (teller, told) = channel();
        // Whoever asked for it may be gone when it is told.
        let tell = move |news| drop(teller.send(news));
        // Links are watched where they lead: of a folder with two names, the system knows only one, and
        // would forget it with either. Those inside a folder lead nowhere else.
        let config = Config::default().with_follow_symlinks(false);
        let debouncer = new_debouncer_opt(AGE, Some(AGE), tell, NoCache::new(), config);
        let debouncer = debouncer.map_err(|error| Findings::from(diagnose(&error)))?;
        let (watched, layout, failed) = (BTreeMap::new(), ground.layout(), Findings::none());
        let mut events = Self { debouncer, told, watched, layout, failed };
        events.arrange(|_| false);
        // What came to be while the rest was arranged, was told to nobody.
        events.attend(ground);
        match std::mem::take(&mut events.failed) {
            failed if failed.is_empty() => Ok(events),
            failed => Err(failed),
        }
    }

    /// Watches what the ground is now.
    pub(super) fn attend(&mut self, ground: &Ground) {
        self.layout = ground.layout();
        self.arrange(|_| false);
    }

    /// Waits for a change, and until it is whole.
    pub(super) fn wait(&mut self, ground: &Ground) -> Option<News> {
        loop {
            let told = self.gather()?;
            let changed = self.changed(&told);
            if !changed.is_empty() {
                self.layout = ground.layout();
                self.arrange(|watched| told.unsettles(watched));
            }
            let mut failed = std::mem::take(&mut self.failed);
            failed.absorb(told.failed);
            if !changed.is_empty() || !failed.is_empty() {
                return Some(News { changed, failed });
            }
        }
    }

    /// What is told from one quiet moment to the next.
    fn gather(&self) -> Option<Told> {
        let mut told = Told::default();
        told.take(self.told.recv().ok()?);
        let end = Instant::now() + MOST;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.told.recv_timeout(QUIET.min(left)) {
                Ok(more) => told.take(more),
                Err(_) => break,
            }
        }
        Some(told)
    }

    fn changed(&self, told: &Told) -> Changed {
        let known = told.paths.iter().filter_map(|path| self.layout.shown(path));
        known.chain(told.overflowed.then(|| ".".to_owned())).collect()
    }

    /// Watches every folder of the layout, and no other; those that are `unsettled` from the beginning, as
    /// it may be another folder of that name.
    fn arrange(&mut self, unsettled: impl Fn(&Path) -> bool) {
        let wanted = self.layout.watches();
        let (kept, dropped): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut self.watched)
            .into_iter()
            .partition(|(path, mode)| wanted.get(path) == Some(mode) && !unsettled(path));
        for path in dropped.keys() {
            // Of a folder that is gone, there is nothing left to forget.
            let _ = self.debouncer.unwatch(path);
        }
        self.watched = kept;
        for (path, mode) in wanted {
            if self.watched.contains_key(&path) {
                continue;
            }
            match self.debouncer.watch(&path, mode) {
                Ok(()) => drop(self.watched.insert(path, mode)),
                Err(error) if is_gone(&error) => {}
                Err(error) => self.failed.push(diagnose(&error)),
            }
        }
    }
}

impl Told {
    fn take(&mut self, news: DebounceEventResult) {
        match news {
            Ok(events) => {
                for mut event in events {
                    self.overflowed |= event.need_rescan();
                    self.paths.append(&mut event.paths);
                }
            }
            Err(errors) => {
                let faults = errors.iter().filter(|error| !is_gone(error)).map(diagnose);
                faults.for_each(|fault| self.failed.push(fault));
            }
        }
    }

    /// Whether a watched folder may be another one now, or not be watched any more.
    fn unsettles(&self, watched: &Path) -> bool {
        self.overflowed || self.paths.iter().any(|path| watched.starts_with(path))
    }
}

/// The system's watcher, which says of what happened only where: that a file was changed before it was
/// deleted is nothing to a blog, and the debouncer would take one that replaced another, and is deleted
/// at once, for one that never was. Who only reads changes nothing.
struct Plain(RecommendedWatcher);

impl notify::Watcher for Plain {
    fn new<F: EventHandler>(mut handler: F, config: Config) -> notify::Result<Self> {
        let tell = move |event: notify::Result<Event>| {
            if let Some(event) = event.map(plainly).transpose() {
                handler.handle_event(event);
            }
        };
        RecommendedWatcher::new(tell, config).map(Self)
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.0.watch(path, mode)
    }

    fn unwatch(&mut self, path: &Path) -> notify::Result<()> {
        self.0.unwatch(path)
    }

    fn kind() -> notify::WatcherKind {
        RecommendedWatcher::kind()
    }
}

fn plainly(event: Event) -> Option<Event> {
    match event.kind {
        _ if event.need_rescan() => Some(event),
        // That something has another name now is told once for each of its names besides.
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => None,
        _ => Some(Event { kind: EventKind::Any, ..event }),
    }
}

/// What is gone again was no fault: that it went is told beside.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => true,
        ErrorKind::Io(why) => why.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn diagnose(error: &notify::Error) -> Diagnostic {
    let poll = "look at the files every so often instead: `hobnob serve --poll`";
    let limit = |name: &str, number: u32| format!("raise it: `sudo sysctl {name}={number}`");
    match &error.kind {
        ErrorKind::MaxFilesWatch => {
            let message = "the blog has more folders than this system lets anybody watch";
            let help = limit("fs.inotify.max_user_watches", 524_288);
            Diagnostic::setup("watch/limit", message).help(help).help(poll)
        }
        ErrorKind::Io(why) if why.raw_os_error() == Some(TOO_MANY) => {
            let message = "more programs watch files than this system lets them";
            let help = limit("fs.inotify.max_user_instances", 1024);
            Diagnostic::setup("watch/limit", message).help(help).help(poll)
        }
        _ => {
            let message = format!("changes cannot be watched: {error}");
            Diagnostic::setup("watch/failed", message).help(poll)
        }
    }
}

/// `EMFILE`, as every Unix counts it.
const TOO_MANY: i32 = 24;
