//! What a blog is made from, on the disk: which folders and files to watch, and which of their changes
//! count.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use notify::RecursiveMode;

use crate::source;

/// The folders of a blog; whatever else lies in its root is not its business.
const FOLDERS: [&str; 7] =
    ["comments", "content", "data", "languages", "static", "templates", "themes"];

/// The folders of a theme. It may be a link, and so may each of them.
const OF_THEME: [&str; 4] = ["", "/languages", "/static", "/templates"];

/// Where a blog's files lie.
#[derive(Clone, Debug)]
pub struct Ground {
    root: PathBuf,
    /// The files that no folder holds, as people know them, and where.
    files: BTreeMap<String, PathBuf>,
    config: (String, PathBuf),
    output: PathBuf,
}

/// The ground as it is now: links followed to where they lead.
#[derive(Debug)]
pub(super) struct Layout {
    /// Folders with all that is in them.
    trees: Vec<Tree>,
    /// Single files and folders that are there, or may come.
    spots: Vec<Spot>,
    output: PathBuf,
}

#[derive(Debug)]
struct Tree {
    real: PathBuf,
    shown: String,
}

#[derive(Debug)]
struct Spot {
    folder: PathBuf,
    name: OsString,
    shown: String,
}

impl Ground {
    /// Of the blog at `root`. Its configuration may lie elsewhere; what is in `output` never counts.
    pub fn new(root: &Path, config: &Path, output: &Path) -> Self {
        let root = real(root);
        let config = seat(config);
        let shown = config.strip_prefix(&root).unwrap_or(&config).display().to_string();
        let (config, output) = ((shown, config), seat(output));
        Self { root, files: BTreeMap::from([config.clone()]), config, output }
    }

    /// The configuration, as people know it.
    pub(super) fn config(&self) -> &str {
        &self.config.0
    }

    /// Counts these files too, from the blog's root, and no others; `false` if it does already.
    pub(super) fn name(&mut self, named: Vec<String>) -> bool {
        let named = named.into_iter().map(|path| (path.clone(), self.root.join(path)));
        let files = named.chain([self.config.clone()]).collect();
        let is_new = self.files != files;
        self.files = files;
        is_new
    }

    /// Every folder that a blog may have, as people know it, and where: also those of themes that are there.
    pub(super) fn folders(&self) -> impl Iterator<Item = (String, PathBuf)> {
        let themes = std::fs::read_dir(self.root.join("themes")).into_iter().flatten().flatten();
        let themes = themes.filter_map(|theme| theme.file_name().into_string().ok());
        let themes = themes.filter(|name| !source::is_passed_over(name));
        let of_themes = themes.flat_map(|name| OF_THEME.map(|part| format!("themes/{name}{part}")));
        let all = FOLDERS.iter().map(|name| (*name).to_owned()).chain(of_themes);
        all.map(|shown| (shown.clone(), self.root.join(shown)))
    }

    /// The files that no folder holds, as people know them, and where.
    pub(super) fn files(&self) -> impl Iterator<Item = (&String, &PathBuf)> {
        self.files.iter()
    }

    /// Where it all is now.
    pub(super) fn layout(&self) -> Layout {
        let folders: Vec<(String, PathBuf)> = self.folders().collect();
        let files = self.files().map(|(shown, place)| (shown.clone(), place.clone()));
        let spots = folders.iter().cloned().chain(files);
        let spots = spots.flat_map(|(shown, place)| self.spots(&shown, &place)).collect();
        let mut trees: Vec<Tree> = Vec::new();
        for (shown, place) in folders {
            let Ok(real) = place.canonicalize() else { continue };
            if !trees.iter().any(|tree| real.starts_with(&tree.real)) {
                trees.retain(|tree| !tree.real.starts_with(&real));
                trees.push(Tree { real, shown });
            }
        }
        Layout { trees, spots, output: real(&self.output) }
    }

    /// Where a file or folder shows itself: in the folder it is in, in those that this one is in, up to
    /// the root, and where it is a link, beside what it leads to.
    fn spots(&self, shown: &str, place: &Path) -> Vec<Spot> {
        let target = real(place);
        let ways = place.ancestors().take_while(|way| way.starts_with(&self.root));
        let ways = ways.filter(|way| *way != self.root).chain([place, &target]);
        let spot = |way: &Path| {
            let folder = way.parent()?.canonicalize().ok()?;
            Some(Spot { folder, name: way.file_name()?.to_owned(), shown: shown.to_owned() })
        };
        ways.filter_map(spot).collect()
    }
}

impl Layout {
    /// Every folder to watch, and how.
    pub(super) fn watches(&self) -> BTreeMap<PathBuf, RecursiveMode> {
        let spots = self.spots.iter().map(|spot| &spot.folder);
        let single = spots.filter(|folder| !self.trees.iter().any(|tree| tree.holds(folder)));
        let single = single.map(|folder| (folder.clone(), RecursiveMode::NonRecursive));
        let trees = self.trees.iter().map(|tree| (tree.real.clone(), RecursiveMode::Recursive));
        single.chain(trees).collect()
    }

    /// A path as people know it, if a change there counts.
    pub(super) fn shown(&self, path: &Path) -> Option<String> {
        if path.starts_with(&self.output) {
            return None;
        }
        let spot = self.spots.iter().find(|spot| spot.is_at(path)).map(|spot| spot.shown.clone());
        spot.or_else(|| self.trees.iter().find_map(|tree| tree.shown(path)))
    }
}

impl Tree {
    fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.real)
    }

    fn shown(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.real).ok()?.components();
        let mut shown = self.shown.clone();
        for part in inside.map(Component::as_os_str) {
            let name = part.to_string_lossy();
            if source::is_passed_over(&name) {
                return None;
            }
            shown.push('/');
            shown.push_str(&name);
        }
        Some(shown)
    }
}

impl Spot {
    fn is_at(&self, path: &Path) -> bool {
        path.file_name() == Some(&self.name) && path.parent() == Some(&self.folder)
    }
}

/// Where a path leads, also if nothing is there, or nothing any more.
fn real(path: &Path) -> PathBuf {
    let beside = |target: PathBuf| path.parent().unwrap_or(Path::new("")).join(target);
    let leads = || std::fs::read_link(path).map_or_else(|_| whole(path), beside);
    path.canonicalize().unwrap_or_else(|_| leads())
}

/// A path in the folder where it truly lies, wherever it leads itself.
fn seat(path: &Path) -> PathBuf {
    let path = whole(path);
    match (path.parent().map(real), path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}

/// A path from the root of the disk.
fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
