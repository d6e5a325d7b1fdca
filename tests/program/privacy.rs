//! No address of a reader gets out of an export: not into the store, not into the cache, not onto a page,
//! not onto the terminal. Held against exports of our own, and against real ones where they lie beside
//! the repository.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use aho_corasick::AhoCorasick;
use regex::Regex;
use serde_json::Value;

use crate::blog::{Blog, NOW, Outcome, files};

/// What stands after the name of a private field: an e-mail address, an IP address, a hash of one.
const FIELD: &str = r#"(?im)(?:["<_:]|^\s*)(?:e-?mail|ip|ip_?address|remote_addr)["'>]?\s*[:=]?\s*(?:<!\[CDATA\[)?\s*["']?([\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\w{2,}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|(?:[0-9a-f]{1,4}:){2,7}[0-9a-f:]+|[0-9a-f]{32,64})"#;

/// Addresses of the machine itself are nobody's.
const NOBODY: [&str; 2] = ["127.0.0.1", "0.0.0.0"];

/// Everything that an export knows of people and nobody else may.
#[derive(Default)]
struct Secrets(BTreeSet<String>);

impl Secrets {
    fn of(export: &[PathBuf]) -> Self {
        let all = export.iter().flat_map(|path| files(path)).flat_map(|file| private(&file));
        Self(all.filter(|secret| !NOBODY.contains(&secret.as_str())).collect())
    }

    /// Those that these words tell.
    fn told_by(&self, words: &[u8]) -> BTreeSet<&str> {
        let all: Vec<&str> = self.0.iter().map(String::as_str).collect();
        let search = AhoCorasick::new(&all).expect("words to look for");
        search.find_overlapping_iter(words).map(|found| all[found.pattern()]).collect()
    }
}

/// What a file of an export has in its private fields.
fn private(file: &Path) -> Vec<String> {
    let bytes = fs::read(file).expect("the export is readable");
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("db") => of_database(file),
        Some("csv") => of_table(&bytes),
        Some("gz") => {
            let mut text = String::new();
            flate2::read::MultiGzDecoder::new(&*bytes).read_to_string(&mut text).expect("gzip");
            of_text(&text)
        }
        _ => of_text(&String::from_utf8_lossy(&bytes)),
    }
}

fn of_text(text: &str) -> Vec<String> {
    let field = Regex::new(FIELD).expect("a pattern");
    field.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

fn of_table(bytes: &[u8]) -> Vec<String> {
    let heading = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let delimiter = if heading.contains(&b';') { b';' } else { b',' };
    let mut table =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
    let is_private = |name: &str| name.to_lowercase().contains("mail") || name == "ip";
    let names = table.headers().expect("headings").clone();
    let rows: Vec<_> = table.records().filter_map(Result::ok).collect();
    let columns = (0..names.len()).filter(|column| is_private(&names[*column]));
    let cells = columns.flat_map(|column| rows.iter().filter_map(move |row| row.get(column)));
    cells.filter(|cell| cell.contains(['@', '.'])).map(str::to_owned).collect()
}

fn of_database(file: &Path) -> Vec<String> {
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let database = rusqlite::Connection::open_with_flags(file, flags).expect("a database");
    let query = "select email from comments union select remote_addr from comments";
    let mut statement = database.prepare(query).expect("a query");
    let cells = statement.query_map([], |row| row.get::<_, Option<String>>(0)).expect("rows");
    let cells = cells.filter_map(Result::ok).flatten();
    cells.filter(|cell| cell.contains(['@', '.'])).collect()
}

/// Exports that tell anything private, the smallest first: those of one folder together.
fn exports() -> Vec<(Vec<PathBuf>, Secrets)> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut exports: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for folder in ["tests/exports", "../shared/comment-fixtures"].map(|folder| house.join(folder)) {
        for file in files(&folder) {
            let way = file.strip_prefix(&folder).expect("the walk stays below its start");
            let export = match way.components().count() {
                1 => file.clone(),
                2 => {
                    file.with_file_name("all").with_extension(file.extension().unwrap_or_default())
                }
                // A folder of folders, a file a comment.
                _ => folder.join(way.components().take(2).collect::<PathBuf>()),
            };
            exports.entry(export).or_default().push(file);
        }
    }
    let of = |(export, files): (PathBuf, Vec<PathBuf>)| {
        let secrets = Secrets::of(&files);
        (if export.is_dir() { vec![export] } else { files }, secrets)
    };
    let mut exports: Vec<_> = exports.into_iter().map(of).collect();
    exports.retain(|(files, secrets)| !secrets.0.is_empty() && !is_about(&files[0]));
    exports.sort_by_key(|(files, _)| files.iter().map(|file| size(file)).sum::<u64>());
    exports
}

/// Whether a file is about the exports, and none itself.
fn is_about(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "tsv")
}

fn size(file: &Path) -> u64 {
    file.metadata().map_or(0, |about| about.len())
}

/// Makes posts of all addresses that were talked about, so that everything that was said is shown.
fn give_posts(blog: &Blog, said: &Value) {
    let comments = said.as_array().expect("a list");
    let posts: BTreeSet<&str> = comments.iter().filter_map(|one| one["post"].as_str()).collect();
    let posts: Vec<&str> = posts.into_iter().filter(|post| !post.is_empty()).collect();
    for (number, posts) in posts.chunks(posts.len().div_ceil(4).max(1)).enumerate() {
        let posts = serde_json::to_string(posts).expect("words");
        let text = format!(
            "---\ntitle: Part {number}\ndate: 2026-03-02\nsyndication: {posts}\n---\n\nTalk.\n"
        );
        blog.write(&format!("content/posts/part-{number}.md"), text);
    }
}

/// What people said, in public.
fn words(said: &Value) -> String {
    let mut words = String::new();
    for comment in said.as_array().expect("a list") {
        for told in [&comment["body_html"], &comment["body_md"], &comment["source"]["text"]] {
            let _ = writeln!(words, "{}", told.as_str().unwrap_or_default());
        }
    }
    words
}

/// The files of a blog that tell secrets. What people wrote into their own words stands there as they
/// wrote it, and is veiled wherever it is shown.
fn leaks(blog: &Blog, secrets: &Secrets, words: &str) -> Vec<String> {
    let public = secrets.told_by(words.as_bytes());
    let leak = |name: String| {
        let mut told = secrets.told_by(&fs::read(blog.path(&name)).expect("it is ours"));
        told.retain(|secret| name.starts_with("public/") || !public.contains(secret));
        let first = told.first()?;
        Some(format!("{name} tells {} secrets, `{first}` among them", told.len()))
    };
    blog.files().into_iter().filter_map(leak).collect()
}

#[test]
fn what_an_export_knows_of_people_stays_in_it() {
    let (blog, exports) = (Blog::new(), exports());
    let mut secrets = Secrets::default();
    let mut terminal = String::new();
    for (export, theirs) in exports {
        secrets.0.extend(theirs.0);
        let mut arguments = vec!["comments", "import", "--partial"];
        arguments.extend(export.iter().filter_map(|file| file.to_str()));
        terminal += &blog.hobnob(&arguments).succeeds().said();
    }
    assert!(!secrets.0.is_empty(), "our own exports have private fields");
    let export = blog.hobnob(&["comments", "export"]).succeeds().stdout;
    let said: Value = serde_json::from_str(&export).expect("JSON");
    give_posts(&blog, &said);
    blog.write("export.json", &export);
    for arguments in [
        &["comments", "import", "export.json"][..],
        &["comments", "list", "--suspect", "--limit", "0"],
        &["comments", "owners"],
        &["build", "--now", NOW],
    ] {
        terminal += &blog.hobnob(arguments).succeeds().said();
    }
    let page = blog.page("posts/part-0/index.html");
    assert!(page.contains("u-comment"), "what was said is shown");
    blog.write("terminal.txt", terminal);
    let told = leaks(&blog, &secrets, &words(&said));
    assert!(told.is_empty(), "{}", told.join("\n"));
    for form in
        ["human", "markdown", "json", "html", "icalendar", "email", "mbox", "atom", "github"]
    {
        let told = reminders(&blog, form, &["--with-private"]);
        assert!(told.len() > 1_000, "{form} says who waits");
        assert!(secrets.told_by(told.as_bytes()).is_empty(), "{form}");
    }
    let kept: Vec<String> =
        blog.files().into_iter().filter(|name| name.contains("/private/")).collect();
    assert_eq!(kept, [".hobnob/private/.gitignore", ".hobnob/private/key"]);
}

/// Everybody who waits, in one of the forms.
fn reminders(blog: &Blog, form: &str, more: &[&str]) -> String {
    let asked = ["remind", "--all", "--limit", "0", "--now", NOW, "--format", form];
    blog.hobnob(&[&asked[..], more].concat()).succeeds().stdout
}

#[test]
fn a_kept_address_is_told_to_the_owner_and_in_no_form_that_others_may_read() {
    let blog = Blog::new();
    let export =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/spare-chair.wordpress.xml");
    let import = ["comments", "import", "--keep-private", export.to_str().expect("a path")];
    blog.hobnob(&import).succeeds();
    let secrets = Secrets::of(std::slice::from_ref(&export));
    let tells =
        |form, more: &[&str]| !secrets.told_by(reminders(&blog, form, more).as_bytes()).is_empty();
    let forms =
        ["human", "icalendar", "email", "mbox", "markdown", "json", "html", "atom", "github"];
    let plain = forms.map(|form| tells(form, &[]));
    assert_eq!(plain, [true, true, true, true, false, false, false, false, false]);
    let asked = forms.map(|form| tells(form, &["--with-private"]));
    assert_eq!(asked, [true, true, true, true, true, true, true, false, false]);
}

#[cfg(unix)]
#[test]
fn what_is_kept_of_people_is_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let blog = Blog::new();
    let export =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/spare-chair.wordpress.xml");
    let import = ["comments", "import", "--keep-private", export.to_str().expect("a path")];
    blog.hobnob(&import).succeeds();
    blog.build().succeeds();
    let secrets = Secrets::of(std::slice::from_ref(&export));
    let tells = |name: &String| {
        !secrets.told_by(&fs::read(blog.path(name)).expect("it is ours")).is_empty()
    };
    let telling: Vec<String> = blog.files().into_iter().filter(tells).collect();
    assert_eq!(telling, [".hobnob/private/contacts.ndjson"]);
    let mode =
        |name: &str| blog.path(name).metadata().expect("it is there").permissions().mode() & 0o777;
    let kept = blog.files().into_iter().filter(|name| name.contains("/private/"));
    assert!(kept.map(|name| mode(&name)).all(|mode| mode == 0o600));
    assert_eq!(mode(".hobnob/private"), 0o700);
}

#[test]
fn what_git_would_hand_on_is_not_kept() {
    let blog = Blog::new();
    let export =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/spare-chair.wordpress.xml");
    blog.write(".hobnob/private/contacts.ndjson", "");
    for arguments in [&["init", "--quiet"][..], &["add", "--force", ".hobnob/private"]] {
        Outcome::of(Command::new("git").current_dir(blog.root()).args(arguments)).succeeds();
    }
    let import = ["comments", "import", "--keep-private", export.to_str().expect("a path")];
    blog.hobnob(&import).fails(2, &["private/tracked", "contacts.ndjson"]);
    assert!(!blog.path("comments").exists());
}
