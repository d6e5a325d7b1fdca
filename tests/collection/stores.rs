//! Every export of the collection, imported once for all tests, by the program itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use tempfile::TempDir;
use walkdir::WalkDir;

/// An export, imported into a blog of its own, and once more.
pub(crate) struct Store {
    /// Its line of the sheet, by the heads of its columns.
    pub(crate) row: BTreeMap<String, String>,
    pub(crate) blog: TempDir,
    pub(crate) first: Output,
    pub(crate) second: Output,
    /// Whether the second import changed no byte.
    pub(crate) is_same_twice: bool,
}

/// What makes a blog.
pub(crate) const CONFIG: &str = "title: A\nbase_url: https://blog.example/\n";

static ALL: OnceLock<Vec<Store>> = OnceLock::new();

/// All of them, in the order of the sheet; none where the collection is not there.
pub(crate) fn all() -> &'static [Store] {
    ALL.get_or_init(|| {
        let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/comment-fixtures");
        let sheet = std::fs::read_to_string(collection.join("SOURCES.tsv")).unwrap_or_default();
        let mut lines = sheet.lines().map(|line| line.split('\t').map(str::to_owned));
        let heads: Vec<String> = lines.next().into_iter().flatten().collect();
        let rows: Vec<_> = lines.map(|line| heads.iter().cloned().zip(line).collect()).collect();
        in_two_threads(&rows, |row| Store::of(&collection, row))
    })
}

fn in_two_threads<T: Sync, U: Send>(items: &[T], work: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let work = &work;
    std::thread::scope(|scope| {
        let halves = items.chunks(items.len().div_ceil(2).max(1));
        let halves =
            halves.map(|half| scope.spawn(move || half.iter().map(work).collect::<Vec<_>>()));
        let halves: Vec<_> = halves.collect();
        halves.into_iter().flat_map(|half| half.join().expect("it ends")).collect()
    })
}

impl Store {
    fn of(collection: &Path, row: &BTreeMap<String, String>) -> Self {
        let (blog, export) = (blog(), collection.join(&row["file"]));
        let import = || import(blog.path(), &export, &["--format", "json"]);
        let comments = blog.path().join("comments");
        let first = import();
        let before = files(&comments);
        let second = import();
        let is_same_twice = files(&comments) == before;
        Self { row: row.clone(), blog, first, second, is_same_twice }
    }
}

/// An empty blog.
pub(crate) fn blog() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a blog");
    std::fs::write(folder.path().join("hobnob.yaml"), CONFIG).expect("it can be written");
    folder
}

pub(crate) fn import(blog: &Path, export: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hobnob"));
    command.arg("-r").arg(blog).args(["comments", "import"]).arg(export).args(more);
    command.output().expect("the program runs")
}

/// Every file below a folder, with its bytes.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| (file.path().to_owned(), std::fs::read(file.path()).expect("readable")))
        .collect()
}
