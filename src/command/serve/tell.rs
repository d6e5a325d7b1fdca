//! What the terminal says of a preview: where it is, and what came of each change.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Instant;

use jiff::Zoned;

use crate::build::output::Changes;
use crate::command::console::{self, Console};
use crate::command::timing::readable;
use crate::diag::{Diagnostic, Findings, human};
use crate::serve::answer::PRIVATE;
use crate::serve::{Edition, Rebuilt, Round};
use crate::value::plural;

/// Whoever tells it.
pub(super) struct Teller {
    console: Console,
    origin: String,
    /// Where it listens.
    address: IpAddr,
    begun: Instant,
    /// The warnings that were told of the last edition, as they were told.
    told: BTreeSet<String>,
    /// Whether the last build failed.
    is_broken: bool,
}

impl Teller {
    /// Of a preview that listens at an address, is found at an origin (`http://127.0.0.1:4000`), and begins
    /// now.
    pub(super) fn new(console: Console, address: IpAddr, origin: String) -> Self {
        let (begun, told) = (Instant::now(), BTreeSet::new());
        Self { console, origin, address, begun, told, is_broken: false }
    }

    /// That others can see it too, if they can.
    pub(super) fn exposed(&self) {
        if !self.address.is_loopback() {
            let found = format!("everybody who reaches `{}` can read your drafts", self.address);
            let found = Diagnostic::warning("serve/bind", found);
            let found = found.help("leave `--bind` out where you are not alone in this network");
            self.console
                .findings(&found.help("the desk stays shut: it is for this machine").into());
        }
    }

    /// The first build, and where it is shown.
    pub(super) fn first(&mut self, rebuilt: &Rebuilt) {
        let time = readable(self.begun.elapsed());
        self.findings(rebuilt);
        if let Some(edition) = &rebuilt.state.edition {
            self.console.say(&format!("built {} in {time}", made(edition)));
        }
        let Self { origin, .. } = self;
        let home = match &rebuilt.state.edition {
            Some(edition) => edition.base.as_str().to_owned(),
            None => format!("{origin}/"),
        };
        let desk = match self.address.is_loopback() {
            true => format!(", your desk at {origin}{PRIVATE}"),
            false => String::new(),
        };
        self.console.say(&format!("the blog is at {home}{desk}"));
        self.console.say("it is built again with every change; Ctrl-C ends it");
    }

    /// What came of a change.
    pub(super) fn round(&mut self, round: &Round<'_>) {
        match round {
            Round::Begun(_) => self.begun = Instant::now(),
            Round::Blind(found) => self.console.findings(found),
            Round::Built(changed, rebuilt) => {
                let time = readable(self.begun.elapsed());
                let was_broken =
                    std::mem::replace(&mut self.is_broken, rebuilt.state.fault.is_some());
                self.findings(rebuilt);
                let outcome = outcome(rebuilt, was_broken);
                let clock = clock();
                self.console.say(&format!("{clock} {changed}: {outcome} in {time}"));
            }
        }
    }

    /// What is wrong, and of what is only doubtful, what is new.
    fn findings(&mut self, rebuilt: &Rebuilt) {
        if let Some(fault) = &rebuilt.state.fault {
            self.console.findings(fault);
            return;
        }
        let all = rebuilt.state.edition.as_ref().map(|edition| edition.findings.clone());
        let worded = |found: &Diagnostic| {
            let one = Findings::from(found.clone());
            (human::print(&one, human::Color::Never), found.clone())
        };
        let all: Vec<_> = all.unwrap_or_default().iter().map(worded).collect();
        let new = all.iter().filter(|(words, _)| !self.told.contains(words));
        self.console.findings(&new.map(|(_, found)| found.clone()).collect());
        self.told = all.into_iter().map(|(words, _)| words).collect();
    }

    /// What came of writing an edition to the disk.
    pub(super) fn written(&self, written: &Result<Changes, Findings>) {
        match written {
            Err(found) => self.console.findings(found),
            Ok(changes) => {
                let (written, removed) = (changes.written.len(), changes.removed.len());
                self.console.detail(&format!("{written} written, {removed} removed in public"));
            }
        }
    }

    /// Whether a progress bar has somebody to look at it.
    pub(super) fn shows_progress(&self) -> bool {
        self.console.shows_progress()
    }

    /// Opens the blog in the browser.
    pub(super) fn open(&self) {
        if let Err(error) = open::that_detached(&self.origin) {
            self.console.say(&format!("no browser opens {}: {error}", self.origin));
        }
    }
}

/// `143 pages with 25 posts, 2 of them drafts and 1 to come`.
fn made(edition: &Edition) -> String {
    let posts = edition.written.iter().filter(|one| one.is_post).count();
    let held = edition.written.iter().filter(|one| one.held.is_some()).count();
    let pages = plural::count(edition.pages, "page");
    let posts = plural::count(posts, "post");
    match held {
        0 => format!("{pages} with {posts}"),
        held => format!("{pages} with {posts}, {held} of them not published"),
    }
}

fn outcome(rebuilt: &Rebuilt, was_broken: bool) -> String {
    let changes = plural::count(rebuilt.changes, "file");
    match (&rebuilt.state.fault, rebuilt.state.edition.is_some()) {
        (Some(fault), true) => {
            format!("{}, the last good pages stay,", console::counted(fault))
        }
        (Some(fault), false) => console::counted(fault),
        (None, _) if was_broken => format!("mended, {changes} of the site changed"),
        (None, _) => format!("{changes} of the site changed"),
    }
}

/// The time on the wall, for whoever looks back at what was told.
#[expect(clippy::disallowed_methods, reason = "this is the edge where the clock is read")]
fn clock() -> String {
    Zoned::now().strftime("%H:%M:%S").to_string()
}
