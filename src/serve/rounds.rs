//! From one change to the next: whatever changes is built, once.

use super::preview::{Preview, Rebuilt};
use super::watch::{Changed, News, Watcher};
use crate::build::Watch;
use crate::diag::Findings;
use crate::policy::setting::Policy;

/// What there is to tell of a preview that goes on.
pub enum Round<'a> {
    /// This has changed, and is being built.
    Begun(&'a Changed),
    /// It is built.
    Built(&'a Changed, Rebuilt),
    /// Changes may go unnoticed, and this is why.
    Blind(Findings),
}

/// Builds with every change, for as long as there is somebody who notices them. What changes during a
/// build is built after it, once, however much it is.
pub fn run(
    mut watcher: Watcher,
    preview: &Preview,
    watch: &dyn Watch,
    mut tell: impl FnMut(Round<'_>),
) {
    attend(&mut watcher, preview);
    while let Some(News { changed, failed }) = watcher.wait() {
        if !failed.is_empty() {
            tell(Round::Blind(failed));
        }
        if changed.is_empty() {
            continue;
        }
        attend(&mut watcher, preview);
        tell(Round::Begun(&changed));
        let rebuilt = preview.rebuild(watch);
        tell(Round::Built(&changed, rebuilt));
    }
}

/// Has the files watched that the configuration names; of one that is wrong, those that it named before.
fn attend(watcher: &mut Watcher, preview: &Preview) {
    let policy = preview.blog().and_then(|blog| Policy::read(&blog.config));
    if let Ok((policy, _)) = policy {
        watcher.attend(vec![policy.baseline.value]);
    }
}
