//! Whose export something is, and which files of a folder or an archive belong to it; and, where the
//! collection of other people's exports lies beside the repository, that each is taken for what it is.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use hobnob::diag::{Diagnostic, Findings};
use hobnob::import::comments::{Export, Options, Row, Sink, System, Thread, read};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const WORDPRESS: &str = "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\">\
    <channel></channel></rss>";
const LIST: &str =
    "[{\"id\":\"1\",\"post\":\"/a/\",\"author\":{\"name\":\"Ida\"},\"body_md\":\"Hello\"}]";
const TABLE: &str = "name,date,text\nIda,2024-01-01,Hello\n";
const COMMENT: &str = "_id: a\nname: Ida\nmessage: Hello\n";

/// Files by name.
type Files<'a> = &'a [(&'a str, &'a [u8])];

/// Keeps what it hears.
#[derive(Default)]
struct Heard(Vec<Row>);

impl Sink for Heard {
    fn thread(&mut self, _: Thread) {}

    fn row(&mut self, row: Row) -> Result<(), Findings> {
        self.0.push(row);
        Ok(())
    }

    fn problem(&mut self, _: Diagnostic) {}
}

/// A folder with files in it.
fn folder(files: Files<'_>) -> TempDir {
    let folder = TempDir::new().expect("there is room");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("it is ours");
        std::fs::write(path, bytes).expect("there is room");
    }
    folder
}

fn zipped(files: Files<'_>) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("the name is possible");
        archive.write_all(bytes).expect("it is memory");
    }
    archive.finish().expect("it is memory").into_inner()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("it is memory");
    encoder.finish().expect("it is memory")
}

/// The system, and how many comments there are; or everything that is said instead.
fn told(paths: &[PathBuf], from: Option<System>) -> String {
    let mut heard = Heard::default();
    let opened = Export::open(paths, from).and_then(|export| {
        read(&export, &Options::default(), &mut heard, &|_| {}).map(|()| export.system())
    });
    match opened {
        Ok(system) => format!("{} {}", system.name(), heard.0.len()),
        Err(faults) => {
            let said = faults.iter().map(|fault| {
                [vec![fault.message.clone()], fault.notes.clone(), fault.help.clone()]
                    .concat()
                    .join("; ")
            });
            said.collect::<Vec<_>>().join("\n")
        }
    }
}

fn told_of(files: Files<'_>, path: &str) -> String {
    let folder = folder(files);
    let root = format!("{}/", folder.path().display());
    told(&[folder.path().join(path)], None).replace(&root, "")
}

#[test]
fn folders_and_archives_are_looked_through() {
    let noise: (&str, &[u8]) = ("__MACOSX/._a.xml", b"\0\x05\x16\x07");
    let (list, comment) = (LIST.as_bytes(), COMMENT.as_bytes());
    let zip = zipped(&[("t/a.xml", WORDPRESS.as_bytes()), ("t/b.html", b"<html>"), noise]);
    let twice = gzipped(&gzipped(list));
    let inner = zipped(&[("comments.json.gz", &gzipped(list))]);
    assert_eq!(told_of(&[("a.zip", &zip)], "a.zip"), "wordpress 0");
    assert_eq!(told_of(&[("a.zip", &zip), ("b.jpg", b"\xff\xd8")], ""), "wordpress 0");
    assert_eq!(told_of(&[("a.json.gz", &twice)], "a.json.gz"), "json 1");
    assert_eq!(told_of(&[("no-ending", &inner)], "no-ending"), "json 1");
    assert_eq!(told_of(&[("a.000.json", list), ("a.001.json", list)], ""), "json 2");
    let tree: [(&str, &[u8]); 3] =
        [("one/1.yml", comment), ("two/2.yml", comment), ("_config.yml", b"title: A\n")];
    assert_eq!(told_of(&tree, ""), "staticman 2");
    let tree = [tree[0], tree[1], ("three.json", list)];
    assert_eq!(told_of(&[("a.zip", &zipped(&tree))], "a.zip"), "staticman 3");
}

#[test]
fn what_cannot_be_taken_is_refused_with_a_reason() {
    let (list, table) = (LIST.as_bytes(), TABLE.as_bytes());
    let locked = "unpack it yourself, and import the folder";
    let out = zipped(&[("../../a.json", list)]);
    let expected: [(Files<'_>, &str, &str); 8] = [
        (&[("a.zip", &out)], "a.zip", "`../../a.json` leads out of this archive"),
        (&[("a.zip", &out[..40])], "a.zip", locked),
        (
            &[("a.xlsx", &zipped(&[("xl/workbook.xml", b"<a/>")]))],
            "a.xlsx",
            "save its sheet as CSV",
        ),
        (&[("a.json", list), ("b.csv", table)], "", "`a.json` is from `json`"),
        (&[("a.html", b"<!doctype html><html>")], "a.html", "it is a web page"),
        (&[("a.xml", b"<rss><channel></channel></rss>")], "a.xml", "it is a feed"),
        (&[("a.csv", b"Ort,Jahr,ida@mail.example\n")], "a.csv", "`Ort`, `Jahr`;"),
        (&[("a.txt", b"")], "", "no export of comments was found there"),
    ];
    for (files, path, words) in expected {
        let told = told_of(files, path);
        assert!(told.contains(words), "{told}\ndoes not say {words}");
        assert!(!told.contains("ida@"), "{told}");
    }
    assert!(told_of(&[], "gone.xml").starts_with("there is no `gone.xml`"));
}

#[test]
fn whose_it_is_can_be_said() {
    let folder = folder(&[("a.json", LIST.as_bytes()), ("b.csv", TABLE.as_bytes())]);
    let path = [folder.path().to_owned()];
    assert_eq!(told(&path, Some(System::Csv)), "csv 1");
    assert_eq!(told(&path, Some(System::Json)), "json 1");
}

#[test]
fn progress_ends_where_the_files_do() {
    let folder = folder(&[("a.json.gz", &gzipped(LIST.as_bytes())), ("b.json", LIST.as_bytes())]);
    let export = Export::open(&[folder.path().to_owned()], None).expect("it is one");
    let steps = std::cell::RefCell::new(vec![0]);
    let progress = |count| steps.borrow_mut().push(count);
    read(&export, &Options::default(), &mut Heard::default(), &progress).expect("it is whole");
    let steps = steps.into_inner();
    assert!(steps.is_sorted() && steps.len() > 3, "{steps:?}");
    assert_eq!(steps.last(), Some(&export.size()));
}

#[test]
fn a_database_is_read_where_it_lies_and_left_alone() {
    let folder = TempDir::new().expect("there is room");
    let path = folder.path().join("comments #1.db");
    let writer = rusqlite::Connection::open(&path).expect("there is room");
    let tables = "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;
        CREATE TABLE threads (id INTEGER PRIMARY KEY, uri TEXT, title TEXT);
        CREATE TABLE comments (tid, id INTEGER PRIMARY KEY, parent, created FLOAT, mode, text);
        INSERT INTO comments VALUES (1, 1, NULL, 1400000000.5, 1, 'Late words');";
    writer.execute_batch(tables).expect("it is SQL");
    let files = || {
        let names = folder.path().read_dir().expect("it is ours");
        let mut names: Vec<_> = names.map(|entry| entry.expect("it is ours").file_name()).collect();
        names.sort();
        names
    };
    let before = files();
    assert_eq!(told(std::slice::from_ref(&path), None), "isso 1", "its journal holds the words");
    assert_eq!(files(), before);
    drop(writer);
    assert_eq!(told(std::slice::from_ref(&path), None), "isso 1", "closed, it has no journal");
    let whole = std::fs::read(&path).expect("it is there");
    let packed = folder.path().join("comments.db.gz");
    std::fs::write(&packed, gzipped(&whole)).expect("there is room");
    assert_eq!(told(&[packed], None), "isso 1");
    File::create(&path).and_then(|mut file| file.write_all(&whole[..5000])).expect("there is room");
    assert!(told(&[path], None).contains("this database cannot be read"));
}

#[test]
fn exports_of_others_are_taken_for_what_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/comment-fixtures");
    let Ok(sheet) = std::fs::read_to_string(root.join("SOURCES.tsv")) else {
        return;
    };
    let rows = sheet.lines().skip(1).filter_map(|line| line.split('\t').next());
    for name in rows {
        let opened = Export::open(&[root.join(name)], None);
        let system = opened.unwrap_or_else(|faults| panic!("{name}: {faults:?}")).system().name();
        let folder = match name {
            "generic/italian.csv" => "csv",
            name => name.split('/').next().unwrap_or_default(),
        };
        let expected = match folder {
            "wxr" | "disqus-custom-wxr" => "wordpress",
            "blogger-takeout" => "blogger",
            "csv-spam" => "csv",
            "generic" => "json",
            folder => folder,
        };
        assert_eq!(system, expected, "{name}");
    }
}
