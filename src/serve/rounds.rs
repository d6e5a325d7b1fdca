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
        if watcher.is_reset_by(&changed) {
            attend(&mut watcher, preview);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Memos, Stage};
    use crate::serve::tests::held::preview;
    use crate::serve::watch::{Ground, How};
    use std::path::Path;
    use std::sync::Mutex;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::Duration;

    /// So long nothing takes that is not broken.
    const DEADLINE: Duration = Duration::from_secs(20);

    /// Somebody who stops each build at its beginning, until it is let go.
    struct Gate {
        reached: Sender<()>,
        open: Mutex<Receiver<()>>,
    }

    impl Watch for Gate {
        fn begin(&self, stage: Stage, _: usize) {
            if stage == Stage::Read {
                self.reached.send(()).unwrap();
                self.open.lock().unwrap().recv_timeout(DEADLINE).unwrap();
            }
        }

        fn step(&self) {}
    }

    fn ground(root: &Path) -> Ground {
        Ground::new(root, &root.join("hobnob.yaml"), &root.join("public"))
    }

    fn post(root: &Path, name: &str) {
        std::fs::write(root.join("content").join(name), "---\ndate: 2026-03-01\n---\nCome in.\n")
            .unwrap();
    }

    #[test]
    fn what_changes_during_a_build_is_built_once_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let config = "title: A\nbase_url: https://a.example/\n";
        std::fs::write(root.join("hobnob.yaml"), config).unwrap();
        std::fs::create_dir(root.join("content")).unwrap();
        let watcher = Watcher::start(ground(&root), How::Events).unwrap();
        let mut second = Watcher::start(ground(&root), How::Events).unwrap();
        let (reached, begun) = channel();
        let (go, open) = channel();
        let (tell, built) = channel();
        let shown = preview(root.clone(), Memos::on());
        std::thread::spawn(move || {
            run(watcher, &shown, &Gate { reached, open: Mutex::new(open) }, |round| {
                if let Round::Built(changed, rebuilt) = round {
                    let _ = tell.send((changed.to_string(), rebuilt.state.number));
                }
            });
        });
        let mut build = |name: &str| {
            post(&root, name);
            while !second.wait().unwrap().changed.paths().any(|path| path.ends_with(name)) {}
        };
        build("a.md");
        begun.recv_timeout(DEADLINE).unwrap();
        ["b.md", "c.md", "d.md"].into_iter().for_each(&mut build);
        for (number, expected) in
            [(1, "content/a.md"), (2, "content/b.md, content/c.md, content/d.md")]
        {
            go.send(()).unwrap();
            let told = built.recv_timeout(DEADLINE).unwrap();
            assert_eq!(told, (expected.to_owned(), number));
        }
        post(&root, "e.md");
        go.send(()).unwrap();
        assert_eq!(built.recv_timeout(DEADLINE).unwrap(), ("content/e.md".to_owned(), 3));
    }
}
