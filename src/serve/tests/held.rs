//! A preview, held against a clean build.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use super::blog::{Blog, Files};
use crate::build::output::Content;
use crate::build::{self, Memos, Unwatched};
use crate::config::Config;
use crate::diag::Findings;
use crate::diag::human::{self, Color};
use crate::serve::{Edition, Outlook, Preview, State};
use crate::source::{self, File, Source};

/// A blog on disk, with its preview.
pub(super) struct Held {
    root: TempDir,
    preview: Preview,
    written: RefCell<Files>,
    seen: RefCell<Leaves>,
    /// What was written again since the last that could be built.
    fresh: RefCell<BTreeSet<String>>,
}

/// The bytes at each path, and which edition brought them.
type Leaves = BTreeMap<String, (Vec<u8>, u64)>;

impl Held {
    /// Of a blog, not yet built.
    pub(super) fn of(blog: &Blog, memos: Memos) -> Self {
        let root = tempfile::tempdir().unwrap();
        let preview = preview(root.path().to_owned(), memos);
        let (written, seen, fresh) = Default::default();
        let held = Self { root, preview, written, seen, fresh };
        assert!(held.is_built(blog, "the first build"));
        held
    }

    /// Whether this blog can be built, once it is on disk and built again. What is shown then must be what
    /// a clean build makes.
    pub(super) fn is_built(&self, blog: &Blog, step: &str) -> bool {
        self.shows(blog.files(), step)
    }

    /// How many results are remembered.
    pub(super) fn remembered(&self) -> usize {
        self.preview.remembered()
    }

    /// The same of a blog of these files.
    pub(super) fn shows(&self, files: Files, step: &str) -> bool {
        self.write(files);
        let before = self.preview.state();
        let rebuilt = self.preview.rebuild(&Unwatched);
        let after = rebuilt.state;
        assert_eq!(after.number, before.number + 1, "{step}");
        let clean = preview(self.root.path().to_owned(), Memos::off());
        let clean = clean.rebuild(&Unwatched).state;
        assert_eq!(fault(&after), fault(&clean), "{step}: another fault");
        let Some(expected) = &clean.edition else {
            let edition = |state: &State| state.edition.as_ref().map(Arc::as_ptr);
            assert_eq!((edition(&after), rebuilt.changes), (edition(&before), 0), "{step}");
            return false;
        };
        let edition = after.edition.as_ref().expect("what can be built is shown");
        compare(edition, expected, step);
        assert_eq!(rebuilt.changes, self.age(edition, after.number, step), "{step}: changes");
        true
    }

    /// What is new or changed has the number of its edition, and what is not has the one it had; how many
    /// are new, changed or gone.
    fn age(&self, edition: &Edition, number: u64, step: &str) -> usize {
        let mut seen = self.seen.borrow_mut();
        let mut now = Leaves::new();
        for (path, bytes) in bytes(edition) {
            let leaf = edition.leaf(&path).expect("it is there");
            let known = seen.remove(&path).filter(|(known, _)| *known == bytes);
            let expected = known.map_or(number, |(_, since)| since);
            // A file that was written again may be taken for another without being read.
            let is_fresh = |file: &File| self.fresh.borrow().contains(&file.shown);
            let is_file = matches!(&leaf.content, Content::File(file) if is_fresh(file));
            let is_file = is_file && leaf.since == number;
            assert!(leaf.since == expected || is_file, "{step}: since of {path}: {}", leaf.since);
            let since = leaf.since;
            now.insert(path, (bytes, since));
        }
        let gone = seen.keys().filter(|path| !now.contains_key(*path)).count();
        let new = now.values().filter(|(_, since)| *since == number).count();
        *seen = now;
        self.fresh.borrow_mut().clear();
        gone + new
    }

    /// Changes on disk what is another now, and nothing else.
    fn write(&self, files: Files) {
        let mut written = self.written.borrow_mut();
        for path in written.keys().filter(|path| !files.contains_key(*path)) {
            std::fs::remove_file(self.root.path().join(path)).unwrap();
        }
        for (path, words) in files.iter().filter(|(path, words)| written.get(*path) != Some(words))
        {
            self.fresh.borrow_mut().insert(path.clone());
            let path = self.root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, words).unwrap();
        }
        *written = files;
    }
}

/// A preview of the blog at `root`, on the first of June 2026.
pub(in crate::serve) fn preview(root: PathBuf, memos: Memos) -> Preview {
    let now = date(2026, 6, 1).to_zoned(TimeZone::UTC).unwrap();
    let outlook = Outlook {
        origin: "http://127.0.0.1:4000".to_owned(),
        program: "hobnob".into(),
        blog: Box::new(move || blog(&root)),
        now: Box::new(move |blog| Ok(now.with_time_zone(blog.config.time_zone.clone()))),
        drafts: true,
        future: true,
        expired: false,
        policy: None,
    };
    Preview::new(outlook, memos)
}

fn blog(root: &Path) -> Result<build::Blog, Findings> {
    let source = Source::read(&source::file(root, "hobnob.yaml").expect("it is there"))?;
    Ok(build::Blog { root: root.to_owned(), config: Config::parse(&source.text)? })
}

fn fault(state: &State) -> Option<String> {
    state.fault.as_ref().map(|fault| human::print(fault, Color::Never))
}

fn compare(edition: &Edition, expected: &Edition, step: &str) {
    let (made, clean) = (bytes(edition), bytes(expected));
    for (path, bytes) in &clean {
        let made = made.get(path).map(|made| String::from_utf8_lossy(made));
        assert_eq!(made.as_deref(), Some(&*String::from_utf8_lossy(bytes)), "{step}: {path}");
    }
    assert!(made.keys().eq(clean.keys()), "{step}: another file than {:?}", clean.keys());
    let facts = |edition: &Edition| {
        let findings = human::print(&edition.findings, Color::Never);
        let written = edition.written.iter().map(|one| (one.path.clone(), one.title.clone()));
        let held = format!("{:?} {:?}", edition.held, edition.weighed);
        (findings, written.collect::<Vec<_>>(), held, edition.pages)
    };
    assert_eq!(facts(edition), facts(expected), "{step}");
}

fn bytes(edition: &Edition) -> BTreeMap<String, Vec<u8>> {
    let leaves = edition.leaves().map(|(path, leaf)| {
        let bytes = match &leaf.content {
            Content::Bytes(bytes) => bytes.to_vec(),
            Content::File(file) => source::read_bytes(file).unwrap(),
        };
        (path.to_owned(), bytes)
    });
    leaves.collect()
}
