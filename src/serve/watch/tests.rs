//! Changes on a real disk, and who is told of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};

use tempfile::TempDir;

use super::*;

/// So long nothing takes that is not broken.
const DEADLINE: Duration = Duration::from_secs(20);

/// A blog on disk, watched, with a folder beside it.
struct Scene {
    folder: TempDir,
    told: Receiver<News>,
    marks: AtomicUsize,
}

impl Scene {
    /// A blog as `prepare` makes it, with what its configuration names.
    fn of(how: How, named: &[&str], prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("blog");
        write(&root.join("hobnob.yaml"), "title: A");
        write(&root.join("static/marks/0"), "");
        prepare(&root);
        let ground = Ground::new(&root, &root.join("hobnob.yaml"), &root.join("public"));
        let mut watcher = Watcher::start(ground, how).unwrap();
        watcher.attend(named.iter().map(|name| (*name).to_owned()).collect());
        let (tell, told) = channel();
        std::thread::spawn(
            move || {
                while watcher.wait().is_some_and(|news| tell.send(news).is_ok()) {}
            },
        );
        Self { folder, told, marks: AtomicUsize::new(1) }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("blog").join(path)
    }

    fn write(&self, path: &str, words: &str) {
        write(&self.path(path), words);
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// What is told from here on until a file is told that is written now, time for time.
    fn told(&self) -> Vec<Vec<String>> {
        let mark = format!("static/marks/{}", self.marks.fetch_add(1, Ordering::Relaxed));
        self.write(&mark, "");
        let mut told = Vec::new();
        loop {
            let news = self.told.recv_timeout(DEADLINE).expect("a change is told");
            assert!(news.failed.is_empty(), "{:?}", news.failed);
            let is_last = news.changed.paths().any(|path| path == mark);
            let others = news.changed.paths().filter(|path| !path.starts_with("static/marks"));
            told.push(others.map(str::to_owned).collect());
            if is_last {
                return told;
            }
        }
    }

    fn tells(&self, expected: &[&str]) {
        let mut told = self.told().concat();
        told.sort();
        told.dedup();
        assert_eq!(told, expected);
    }
}

fn write(path: &Path, words: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, words).unwrap();
}

/// Tries it with events, and looking again.
fn both(named: &[&str], prepare: impl Fn(&Path), act: impl Fn(&Scene)) {
    for how in [How::Events, How::Poll(Duration::from_millis(5))] {
        act(&Scene::of(how, named, &prepare));
    }
}

#[test]
fn a_file_that_is_saved_is_told_however_it_is_saved() {
    let prepare = |root: &Path| write(&root.join("content/a.md"), "a");
    both(&[], prepare, |scene| {
        scene.write("content/a.md", "in place");
        scene.tells(&["content/a.md"]);
        scene.write("content/.a.md.tmp", "by rename");
        scene.rename("content/.a.md.tmp", "content/a.md");
        scene.tells(&["content/a.md"]);
        scene.write("content/.a.md.swp", "vim");
        scene.write("content/4913", "");
        scene.remove("content/4913");
        scene.rename("content/a.md", "content/a.md~");
        scene.write("content/a.md", "vim, with a backup");
        scene.remove("content/a.md~");
        scene.remove("content/.a.md.swp");
        scene.tells(&["content/a.md"]);
        scene.write("hobnob.yaml~", "title: New");
        scene.rename("hobnob.yaml~", "hobnob.yaml");
        scene.tells(&["hobnob.yaml"]);
        scene.write("hobnob.yaml", "title: Newer");
        scene.tells(&["hobnob.yaml"]);
        scene.write("content/b.md", "for a moment");
        scene.rename("content/b.md", "content/a.md");
        scene.remove("content/a.md");
        assert!(scene.told().concat().contains(&"content/a.md".to_owned()));
    });
}

#[test]
fn what_no_blog_is_made_from_wakes_nobody() {
    let prepare = |root: &Path| {
        write(&root.join("content/a.md"), "a");
        write(&root.join(".git/index"), "");
        write(&root.join("public/index.html"), "");
    };
    both(&["policy-baseline.json"], prepare, |scene| {
        let names = ["4913", ".a.md.swp", "a.md~", "#a.md#", ".#a.md", ".git/HEAD"];
        names.iter().for_each(|name| scene.write(&format!("content/{name}"), "x"));
        let others = ["public/a.html", ".git/index", ".hobnob/cache/x", "node_modules/x/y.js"];
        others.iter().for_each(|name| scene.write(name, "x"));
        ["README.md", "target/x", "contents/x"].iter().for_each(|name| scene.write(name, "x"));
        fs::read(scene.path("content/a.md")).unwrap();
        assert_eq!(scene.told(), [[""; 0]]);
    });
}

#[test]
fn a_folder_that_comes_goes_and_comes_again_is_watched() {
    let prepare = |root: &Path| write(&root.join("content/posts/a.md"), "a");
    let there = |scene: &Scene, path: &str| {
        assert!(scene.told().concat().iter().any(|told| path.starts_with(told)), "{path}");
        scene.write(path, "and changed");
        scene.tells(&[path]);
    };
    both(&["deep/down/baseline.json"], prepare, |scene| {
        fs::remove_dir_all(scene.path("content")).unwrap();
        scene.write("content/posts/b.md", "b");
        there(scene, "content/posts/b.md");
        scene.rename("content/posts", "content/notes");
        there(scene, "content/notes/b.md");
        scene.rename("content", "old");
        scene.told();
        scene.rename("old", "content");
        there(scene, "content/notes/b.md");
        scene.write("templates/post.html", "new");
        there(scene, "templates/post.html");
        scene.write("themes/own/static/a.css", "new");
        there(scene, "themes/own/static/a.css");
        scene.write("deep/down/baseline.json", "{}");
        there(scene, "deep/down/baseline.json");
    });
}

#[cfg(unix)]
#[test]
fn links_are_watched_where_they_lead() {
    let link = std::os::unix::fs::symlink::<PathBuf, PathBuf>;
    let prepare = |root: &Path| {
        let beside = root.parent().unwrap();
        write(&beside.join("notes/a.md"), "a");
        write(&beside.join("theme/theme.yaml"), "");
        write(&beside.join("other.yaml"), "title: A");
        link(beside.join("notes"), root.join("content")).unwrap();
        fs::create_dir(root.join("themes")).unwrap();
        link(beside.join("theme"), root.join("themes/own")).unwrap();
        fs::remove_file(root.join("hobnob.yaml")).unwrap();
        link("../other.yaml".into(), root.join("hobnob.yaml")).unwrap();
    };
    both(&[], prepare, |scene| {
        for (path, shown) in [
            ("../notes/a.md", "content/a.md"),
            ("../theme/theme.yaml", "themes/own/theme.yaml"),
            ("../other.yaml", "hobnob.yaml"),
        ] {
            scene.write(path, "changed");
            scene.tells(&[shown]);
        }
        fs::remove_dir_all(scene.path("../notes")).unwrap();
        scene.told();
        scene.write("../notes/b.md", "new");
        scene.told();
        scene.write("../notes/b.md", "newer");
        scene.tells(&["content/b.md"]);
        scene.write("../elsewhere/c.md", "c");
        scene.remove("content");
        link("../elsewhere".into(), scene.path("content")).unwrap();
        scene.told();
        scene.write("../elsewhere/c.md", "changed");
        scene.tells(&["content/c.md"]);
    });
}

#[test]
fn a_thousand_files_are_few_changes() {
    let prepare = |root: &Path| {
        (0..10).for_each(|at| write(&root.join(format!("content/{at}/index.md")), "x"));
    };
    let scene = Scene::of(How::Events, &[], prepare);
    (0..1000).for_each(|at| scene.write(&format!("content/{}/{at}.png", at % 10), "x"));
    let told = scene.told();
    // One, on a machine that has nothing else to do.
    assert!(told.len() < 20, "{}", told.len());
    let changed: Changed = told.concat().into_iter().collect();
    assert_eq!(changed.paths().count(), 1000);
}

#[test]
fn of_many_a_few_are_told() {
    let told = |paths: &[&str]| {
        paths.iter().map(|path| (*path).to_owned()).collect::<Changed>().to_string()
    };
    assert_eq!(told(&["b", "a"]), "a, b");
    assert_eq!(told(&["a", "b", "c", "d", "e\u{1b}"]), "a, b, c and 2 more");
}
