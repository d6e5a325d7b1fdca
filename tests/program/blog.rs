//! A blog in a folder of its own, and what hobnob says and does with it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The moment at which every test builds, unless it says otherwise.
pub(crate) const NOW: &str = "2026-06-01";

const CONFIG: &str = "title: The Open Door\nbase_url: https://opendoor.example/\n";
const POST: &str = "---\ntitle: Hello\ndate: 2026-03-01\n---\n\nCome in, the kettle is on.\n";

/// A blog on disk that goes away with this value.
pub(crate) struct Blog {
    folder: TempDir,
}

impl Blog {
    /// A blog without a file.
    pub(crate) fn empty() -> Self {
        Self { folder: TempDir::with_prefix("blog-").expect("a folder for the blog") }
    }

    /// A blog with a title, an address and one post, `/posts/hello/`.
    pub(crate) fn new() -> Self {
        let blog = Self::empty();
        blog.write("hobnob.yaml", CONFIG);
        blog.write("content/posts/2026-03-01-hello.md", POST);
        blog
    }

    /// A copy of `example-site`, which shows every feature, not yet built; its pictures were made before.
    pub(crate) fn example() -> Self {
        static DEVELOPED: LazyLock<Blog> = LazyLock::new(|| {
            let blog = Blog::undeveloped();
            blog.hobnob(&["build", "--now", NOW]).succeeds();
            blog
        });
        let blog = Self::undeveloped();
        // What is not optimised takes seconds for pictures, and every test would.
        for kept in ["pictures", "cards"] {
            let kept = format!(".hobnob/cache/{kept}");
            blog.copy_to(&DEVELOPED.path(&kept), &kept);
        }
        blog
    }

    /// The same without anything that was made before.
    fn undeveloped() -> Self {
        let blog = Self::empty();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site");
        for file in files(&source) {
            let name = file
                .strip_prefix(&source)
                .expect("the walk stays below its start")
                .to_string_lossy();
            if !name.starts_with("public/") && !name.starts_with(".hobnob/") {
                blog.write(&name, fs::read(&file).expect("the example is readable"));
            }
        }
        blog
    }

    /// Its folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of the file `name` in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Writes the file `name`, folders included.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        let folder = path.parent().expect("a file is in a folder");
        fs::create_dir_all(folder).expect("the folder is ours");
        fs::write(path, bytes).expect("the folder is ours");
    }

    /// Copies every file below `source` into the blog.
    pub(crate) fn copy(&self, source: &Path) {
        self.copy_to(source, ".");
    }

    /// Copies every file below `source` into a folder of the blog.
    pub(crate) fn copy_to(&self, source: &Path, folder: &str) {
        for file in files(source) {
            let name = file.strip_prefix(source).expect("the walk stays below its start");
            let bytes = fs::read(&file).expect("the source is readable");
            self.write(&format!("{folder}/{}", name.to_string_lossy()), bytes);
        }
    }

    /// Every file in it by its path, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let names = files(self.root()).into_iter().map(|file| {
            let name = file.strip_prefix(self.root()).expect("the walk stays below its start");
            name.to_string_lossy().into_owned()
        });
        names.collect()
    }

    /// hobnob with `arguments`, in this blog, not yet started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hobnob"));
        command
            .current_dir(self.root())
            .args(arguments)
            .env("NO_COLOR", "1")
            .env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// Runs hobnob with `arguments` in this blog.
    pub(crate) fn hobnob(&self, arguments: &[&str]) -> Outcome {
        Outcome::of(&mut self.command(arguments))
    }

    /// Runs `hobnob build` on the first of June 2026, to hear only what is wrong.
    pub(crate) fn build(&self) -> Outcome {
        self.hobnob(&["build", "--now", NOW, "--quiet"])
    }

    /// Every published file by its path below `public/`, with its bytes.
    pub(crate) fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let public = self.path("public");
        let named = files(&public).into_iter().map(|file| {
            let name = file
                .strip_prefix(&public)
                .expect("the walk stays below its start")
                .to_string_lossy()
                .into_owned();
            (name, fs::read(&file).expect("a published file is readable"))
        });
        named.collect()
    }

    /// The text of the published file `name`.
    pub(crate) fn page(&self, name: &str) -> String {
        let path = self.path("public").join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name} is not published: {error}"))
    }
}

/// Every file below `folder`, none if there is no such folder.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// How a program ended, hobnob unless said otherwise, and what it said.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The exit code; none if a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it printed.
    pub(crate) stdout: String,
    /// What it complained about.
    pub(crate) stderr: String,
}

impl Outcome {
    /// Runs `command` to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().expect("hobnob starts");
        let text = |bytes| String::from_utf8(bytes).expect("hobnob speaks UTF-8");
        Self { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// All that it said.
    pub(crate) fn said(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    /// Itself, which must be a success.
    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        self
    }

    /// Itself, which must end with `code` and complain of each of `words`.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.stderr);
        for word in words {
            assert!(self.stderr.contains(word), "it does not speak of `{word}`:\n{}", self.stderr);
        }
        self
    }
}
