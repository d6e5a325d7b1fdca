//! A blog with photographs: nobody learns where they were taken, the next build opens none of them, and no
//! damage does more than lose copies.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use img_parts::ImageEXIF;
use img_parts::jpeg::Jpeg;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;

use crate::build::output::Content;
use crate::build::{Cache, Memos, Purpose, Request, Unwatched, run};
use crate::config::Config;
use crate::diag::Text;
use crate::picture::sample;
use crate::site::Selection;
use crate::source;

const POST: &str = "---\ndate: 2026-03-01\n---\n![Fog](fog.jpg \"In the morning\")\n\n\
                    ![Broken](broken.png)\n\n<img src=\"fog.jpg\" alt=\"\">\n";

/// A photograph taken in Grauwiek.
fn taken(width: u32, height: u32) -> Vec<u8> {
    let mut file = Jpeg::from_bytes(sample::photograph(width, height).into()).unwrap();
    file.set_exif(Some(sample::exif().into()));
    file.encoder().bytes().to_vec()
}

/// A blog of a post with two photographs, one of them broken, and one more that no page shows.
fn blog() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "content/posts/trip/index.md", POST.as_bytes());
    put(folder.path(), "content/posts/trip/fog.jpg", &taken(300, 200));
    put(folder.path(), "content/posts/trip/broken.png", b"\x89PNG\r\n\x1a\n and no more");
    put(folder.path(), "static/unshown.jpg", &taken(90, 60));
    folder
}

/// Writes a file long ago.
fn put(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
}

/// Every file that is published, with its bytes, and what is found.
type Made = (BTreeMap<String, Vec<u8>>, Vec<&'static str>);

fn made(root: &Path, pictures: &str, memos: &Memos) -> Made {
    let config = format!("title: A\nbase_url: https://a.example/\npictures: {{{pictures}}}\n");
    let config = Config::parse(&Text::new("hobnob.yaml", config)).unwrap();
    let now = date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap();
    let selection = Selection { now, drafts: false, future: false, expired: false };
    let purpose = Purpose::Publish;
    let request = Request { root, config, policy: None, selection, purpose };
    let built = run(request, memos, &Unwatched).unwrap();
    let files = built.artifacts.into_iter().map(|artifact| match artifact.content {
        Content::Bytes(bytes) => (artifact.path, bytes.to_vec()),
        Content::File(file) => (artifact.path, source::read_bytes(&file).unwrap()),
    });
    (files.collect(), built.findings.iter().map(|found| found.code).collect())
}

/// What a process makes that knows what the ones before it kept.
fn again(root: &Path, pictures: &str) -> Made {
    Cache::of(root, "test").remembering(|memos| made(root, pictures, memos))
}

const SMALL: &str = "widths: [100, 200]";

/// The files of the cache that were made of pictures, each with its bytes and when it was written.
fn kept(root: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(root.join(".hobnob/cache/pictures")).unwrap().flatten();
    let file = |entry: fs::DirEntry| {
        let written = entry.metadata().unwrap().modified().unwrap();
        let name = entry.file_name().into_string().unwrap();
        (name, (fs::read(entry.path()).unwrap(), written))
    };
    entries.map(file).collect()
}

fn copies(made: &Made) -> Vec<&str> {
    made.0.keys().filter(|path| path.ends_with(".webp")).map(String::as_str).collect()
}

#[test]
fn with_a_cache_and_without_one_all_is_the_same() {
    let blog = blog();
    let clean = made(blog.path(), SMALL, &Memos::off());
    assert_eq!(copies(&clean).len(), 2);
    assert_eq!(clean.1, ["picture/unreadable"]);
    let page = String::from_utf8_lossy(&clean.0["posts/trip/index.html"]);
    assert_eq!(page.matches("<source type=\"image/webp\" srcset=\"/posts/trip/fog.").count(), 2);
    assert!(page.contains("<figcaption>In the morning</figcaption>"));
    let remembers = Memos::on();
    for _ in 0..2 {
        assert!(made(blog.path(), SMALL, &remembers) == clean);
        assert!(again(blog.path(), SMALL) == clean);
    }
}

#[test]
fn nobody_learns_where_a_picture_was_taken() {
    let blog = blog();
    let tells = |made: &Made| {
        let told = |bytes: &Vec<u8>| bytes.windows(8).any(|words| words == b"Grauwiek");
        made.0.values().filter(|bytes| told(bytes)).count()
    };
    assert_eq!(tells(&again(blog.path(), SMALL)), 0);
    assert_eq!(tells(&again(blog.path(), SMALL)), 0);
    assert_eq!(tells(&again(blog.path(), "keep_location: true")), 2);
}

#[test]
fn the_next_build_opens_no_picture() {
    let blog = blog();
    let (first, before) = (again(blog.path(), SMALL), kept(blog.path()));
    // Whoever looks inside would see something else than from outside.
    for path in ["content/posts/trip/fog.jpg", "static/unshown.jpg"] {
        let length = fs::read(blog.path().join(path)).unwrap().len();
        put(blog.path(), path, &vec![0; length]);
    }
    assert!(again(blog.path(), SMALL) == first);
    assert!(kept(blog.path()) == before);
}

#[test]
fn what_is_damaged_in_the_cache_is_made_again() {
    let blog = blog();
    let (first, before) = (again(blog.path(), SMALL), kept(blog.path()));
    let words = |kept: &BTreeMap<String, (Vec<u8>, SystemTime)>| {
        kept.iter().map(|(name, (bytes, _))| (name.clone(), bytes.clone())).collect::<Vec<_>>()
    };
    for name in before.keys() {
        for damage in [&b""[..], b"foreign"] {
            put(blog.path(), &format!(".hobnob/cache/pictures/{name}"), damage);
            assert!(again(blog.path(), SMALL) == first, "{name}");
            assert!(words(&kept(blog.path())) == words(&before), "{name}");
        }
    }
}

#[test]
fn what_was_made_of_pictures_that_are_gone_goes_too() {
    let blog = blog();
    again(blog.path(), SMALL);
    let held = |pictures: &str| {
        again(blog.path(), pictures);
        kept(blog.path()).len()
    };
    // Of the fog two copies, and one without the place, of the unshown one that, of each its record, and
    // of the broken one only that.
    assert_eq!(held(SMALL), 8);
    assert_eq!(held("widths: [100]"), 7);
    fs::remove_file(blog.path().join("static/unshown.jpg")).unwrap();
    assert_eq!(held("widths: [100]"), 5);
    put(blog.path(), "content/posts/trip/fog.jpg", &taken(310, 200));
    assert_eq!(held("widths: [100]"), 5);
}
