//! The pipeline on small blogs: what is found, and that whoever remembers makes nothing else.

use super::*;
use crate::source::Source;
use jiff::civil::date;
use jiff::tz::TimeZone;

/// Every file of the example with its bytes.
fn made(memos: &Memos) -> Vec<(String, Vec<u8>)> {
    let root = &Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site");
    let config = Source::read(&crate::source::file(root, "hobnob.yaml").unwrap()).unwrap();
    let config = Config::parse(&config.text).unwrap();
    let now = date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap();
    let selection = Selection { now, drafts: true, future: true, expired: true };
    let purpose = Purpose::Publish;
    let built =
        run(Request { root, config, policy: None, selection, purpose }, memos, &Unwatched).unwrap();
    let files = built.artifacts.into_iter().map(|artifact| match artifact.content {
        output::Content::Bytes(bytes) => (artifact.path, bytes.to_vec()),
        output::Content::File(file) => (artifact.path, file.shown.into_bytes()),
    });
    files.collect()
}

#[test]
fn what_is_remembered_is_what_would_be_made() {
    let memos = Memos::on();
    let clean = made(&Memos::off());
    assert!(clean.len() > 100);
    assert_eq!(made(&memos), clean, "the first build of a process that remembers");
    assert_eq!(made(&memos), clean, "the second, from memory");
}

/// A blog whose pages show of each other what pages can show.
const BLOG: [(&str, &str); 7] = [
    (
        "hobnob.yaml",
        "title: A\nbase_url: https://a.example/\nlinks: {broken: warn}\n\
                     markdown: {wiki_links: true}\n",
    ),
    ("content/posts/2026-03-01-a.md", "---\ntitle: A\ntags: [tea]\n---\nOne.\n\n## Part\n\nTwo.\n"),
    (
        "content/posts/2026-02-01-b.md",
        "---\ntitle: B\ntags: [tea]\nseries: [s]\n---\n\
                                       [A](2026-03-01-a.md#part) and [[C]] and [no](x.md)\n",
    ),
    (
        "content/posts/2026-01-01-c.md",
        "---\ntitle: C\nseries: [s]\n---\nQuiet.\n\n\
                                       :::aside\n> [!NOTE]\n> Old.\n:::\n\n```rust\nfn f() {}\n```\n",
    ),
    ("content/about.md", "---\ntitle: About\n---\n::figure{src=\"/a.png\"}\n"),
    ("static/a.png", "no picture"),
    (
        "comments/posts/2026-02-01-b.yaml",
        "comments:\n- id: n:1\n  plain: hi\n  date: 2026-03-01T00:00:00Z\n",
    ),
];

/// Every change that reaches further than the file it is made in: the file, what is in it, what is put
/// in its place.
const CHANGES: [(&str, &str, &str); 15] = [
    ("content/posts/2026-01-01-c.md", "Quiet", "Quieter"),
    ("content/posts/2026-03-01-a.md", "Two.", "Three words there."),
    ("content/posts/2026-03-01-a.md", "One.", "Another beginning."),
    ("content/posts/2026-03-01-a.md", "tags: [tea]", "tags: [tea, rain]"),
    ("content/posts/2026-01-01-c.md", "title: C", "title: D"),
    ("content/posts/2026-01-01-c.md", "title: D", "title: C\nslug: cc"),
    ("content/posts/2026-03-01-a.md", "## Part", "## Another part"),
    ("content/posts/2026-03-01-a.md", "title: A", "title: A\ndraft: true"),
    (
        "templates/post.html",
        "",
        "{% extends \"porch/post.html\" %}{% block title %}{{ site.title }}{% endblock %}",
    ),
    (
        "templates/parts/toc.html",
        "",
        "{{ site.recent | length }}{% for a in site.recent %}{{ a.words }}{% endfor %}",
    ),
    ("templates/aside.html", "", "{% component note() %}x{% endcomponent note %}"),
    ("languages/en.yaml", "", "phrases:\n  note: {one: Mark, other: Mark}\n"),
    ("hobnob.yaml", "title: A\n", "title: Z\ntheme_options: {accent: sea}\n"),
    ("comments/posts/2026-02-01-b.yaml", "plain: hi", "plain: ho\n- id: n:2\n  plain: more"),
    ("static/a.png", "no picture", "GIF89a\u{2}\0\u{3}\0"),
];

/// Every file of a blog with its bytes, and what is found in it, as its author sees it.
fn shown(root: &Path, memos: &Memos) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let config = Source::read(&crate::source::file(root, "hobnob.yaml").unwrap()).unwrap();
    let config = Config::parse(&config.text).unwrap();
    let now = date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap();
    let selection = Selection { now, drafts: true, future: true, expired: true };
    let purpose = Purpose::Preview;
    let request = Request { root, config, policy: None, selection, purpose };
    let built = run(request, memos, &Unwatched).unwrap();
    let files = built.artifacts.into_iter().map(|artifact| match artifact.content {
        output::Content::Bytes(bytes) => (artifact.path, bytes.to_vec()),
        output::Content::File(file) => (artifact.path, crate::source::read_bytes(&file).unwrap()),
    });
    let found = built.findings.iter().map(|found| format!("{found:?}"));
    (files.collect(), found.collect())
}

#[test]
fn a_change_reaches_as_far_as_in_a_clean_build() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, words: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, words).unwrap();
    };
    BLOG.iter().for_each(|(path, words)| write(path, words));
    let memos = Memos::on();
    let mut before = shown(folder.path(), &memos);
    for (path, old, new) in CHANGES {
        let words = std::fs::read_to_string(folder.path().join(path)).unwrap_or_default();
        assert!(words.contains(old), "{path}: {old}");
        write(path, &if words.is_empty() { new.to_owned() } else { words.replace(old, new) });
        let after = shown(folder.path(), &memos);
        let clean = shown(folder.path(), &Memos::off());
        let differ = |(path, bytes): &(&String, &Vec<u8>)| after.0.get(*path) != Some(*bytes);
        let stale: Vec<&String> = clean.0.iter().filter(differ).map(|(path, _)| path).collect();
        assert_eq!(stale, Vec::<&String>::new(), "{path}: {new}");
        assert!(after == clean, "{path}: {new}");
        let is_mere_addition = new.contains("component");
        assert!(after != before || is_mere_addition, "{path}: {new} changes nothing");
        before = after;
    }
}

/// A folder with these files.
fn laid(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, words) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, words).unwrap();
    }
    folder
}

/// What is found in a blog of these files, on the first of November 2026.
fn found(files: &[(&str, &str)], policy: Option<Level>, memos: &Memos) -> Vec<&'static str> {
    let folder = laid(files);
    let text = crate::diag::Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
    let config = Config::parse(&text).unwrap();
    let now = date(2026, 11, 1).to_zoned(TimeZone::UTC).unwrap();
    let selection = Selection { now, drafts: false, future: false, expired: false };
    let purpose = Purpose::Publish;
    let request = Request { root: folder.path(), config, policy, selection, purpose };
    let found = match run(request, memos, &Unwatched) {
        Ok(built) => built.findings,
        Err(found) => found,
    };
    found.iter().map(|found| found.code).collect()
}

#[test]
fn a_wrong_stylesheet_hides_no_other_fault() {
    let files = [
        ("static/a.scss", "a { color: $nothing; }\n"),
        ("templates/post.html", "{% if %}\n"),
        ("content/a.md", "---\ndate: never\n---\n"),
    ];
    let expected = ["front-matter/date", "sass/syntax", "template/syntax"];
    assert_eq!(found(&files, None, &Memos::off()), expected);
}

#[test]
fn a_page_from_memory_does_what_it_did() {
    let slot = "{% extends \"porch/post.html\" %}{% block main %}{{ super() }}\
                <ins class=\"adsbygoogle\" data-ad-slot=\"1\"></ins>{% endblock main %}";
    let post = "---\ndate: 2026-03-01\n---\nCome in.\n";
    let files = [("templates/post.html", slot), ("content/posts/a.md", post)];
    let memos = Memos::on();
    for _ in 0..2 {
        assert_eq!(found(&files, Some(Level::Warn), &memos), ["policy/ad-embed"]);
    }
    assert_eq!(found(&files, Some(Level::Off), &memos), [""; 0]);
}

/// A blog whose pages show a paid post in every way they can.
const PAID: [(&str, &str); 6] = [
    ("hobnob.yaml", "title: A\nbase_url: https://a.example/\npolicy: {level: off}\n"),
    ("content/posts/2026-03-01-a.md", "---\ntitle: A\ntags: [tea]\nseries: [s]\n---\nOne.\n"),
    (
        "content/posts/2026-02-01-b.md",
        "---\ntitle: Two Kettles\ntags: [tea]\nseries: [s]\nsponsor: Pots\n---\nTwo.\n",
    ),
    ("content/posts/2026-01-01-c.md", "---\ntitle: C\ntags: [tea]\nseries: [s]\n---\nThree.\n"),
    ("content/posts/2025-01-01-d.md", "---\ntitle: D\ntags: [tea]\n---\nFour.\n"),
    (
        "comments/posts/2026-02-01-b.yaml",
        "comments:\n- {id: 'n:1', author: Ada, plain: hi, date: 2026-03-01T00:00:00Z}\n",
    ),
];

#[test]
fn a_paid_post_says_so_wherever_its_title_stands() {
    let folder = laid(&PAID);
    let (files, _) = shown(folder.path(), &Memos::off());
    let mut places = 0;
    for (path, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let lines: Vec<&str> = text.lines().collect();
        // Its own page says so once, above the text.
        let is_own = path == "posts/b/index.html";
        for (number, line) in lines.iter().enumerate().filter(|_| !is_own) {
            let below = lines.get(number + 1).copied().unwrap_or_default();
            let marks = ["Sponsored", "Paid for by", "\"sponsor\":\"Pots\""];
            let says_so = |words: &str| marks.iter().any(|mark| words.contains(mark));
            if line.contains("Two Kettles") {
                assert!(says_so(line) || says_so(below), "{path}: {line}");
                places += 1;
            }
        }
    }
    let own = String::from_utf8_lossy(&files["posts/b/index.html"]);
    for words in ["Paid for by Pots", "\"Sponsored: Two Kettles\"", "\"sponsor\":{\"@type\""] {
        assert!(own.contains(words), "{words} in {own}");
    }
    assert!(places > 30, "{places}");
}

/// A blog where people take part: one on its blogroll, one who is not, one who asked not to be listed,
/// its owner, and one who waits for leave.
const PEOPLE: [(&str, &str); 4] = [
    (
        "hobnob.yaml",
        "title: A\nbase_url: https://a.example/\npeople: [{name: P, url: 'https://www.pia.example'}]\n",
    ),
    ("content/posts/2026-03-01-a.md", "---\ntitle: A\n---\nOne.\n"),
    (
        "comments/posts/2026-03-01-a.yaml",
        "comments:\n\
         - {id: 'n:1', author: Pia, url: 'https://pia.example/', plain: hi, date: 2026-03-02T00:00:00Z}\n\
         - {id: 'n:2', author: Bo, url: 'https://bo.example/', plain: hi, date: 2026-03-03T00:00:00Z}\n\
         - {id: 'n:3', author: Runa, plain: hi, date: 2026-03-04T00:00:00Z}\n\
         - {id: 'n:4', author: Mara, owner: true, plain: hi, date: 2026-03-05T00:00:00Z}\n\
         - {id: 'n:5', author: Olu, status: pending, plain: hi, date: 2026-03-06T00:00:00Z}\n",
    ),
    // Runa's sign.
    ("comments/_unlisted.yaml", "people: [81cc18bca587]\n"),
];

#[test]
fn those_who_take_part_stand_on_their_page() {
    let folder = laid(&PEOPLE);
    let (files, _) = shown(folder.path(), &Memos::off());
    let page = String::from_utf8_lossy(&files["people/index.html"]);
    let names = page.split("p-name").skip(1).map(|rest| rest.split('<').next().unwrap_or_default());
    let expected = [
        " u-url\" href=\"https://bo.example/\" rel=\"ugc nofollow\">Bo",
        " u-url\" href=\"https://pia.example/\">Pia",
    ];
    assert_eq!(names.collect::<Vec<_>>(), expected, "{page}");
    assert!(!page.contains("Runa") && !page.contains("Olu"));
    let post = String::from_utf8_lossy(&files["posts/a/index.html"]);
    assert!(post.contains("Runa"), "{post}");
}

#[test]
fn a_conversation_has_a_document_and_no_fault() {
    let files = [
        ("content/posts/2026-03-01-a.md", "A\n"),
        ("content/posts/2026-02-01-b.md", "---\nslug: b\n---\nB\n"),
        // By its own place, by its address, and by nothing.
        ("comments/posts/2026-03-01-a.yaml", "comments:\n- id: n:1\n  plain: hi\n"),
        (
            "comments/old.yaml",
            "post: old.md\naddress: /posts/b/\ncomments:\n- id: n:2\n  plain: hi\n",
        ),
        ("comments/b.yaml", "post: b.md\ncomments:\n- id: n:3\n  plain: hi\n"),
        ("comments/_unmatched.yaml", "address: /x/\ncomments:\n- id: n:4\n  plain: hi\n"),
    ];
    assert_eq!(found(&files, None, &Memos::off()), ["comments/stray"]);
    let twice = [&files[..], &[("comments/old/b.yaml", files[4].1)]].concat();
    let expected = ["comments/stray", "comments/id", "comments/stray"];
    assert_eq!(found(&twice, None, &Memos::off()), expected);
    let wrong = [files[0], ("comments/posts/2026-03-01-a.yaml", "comments:\n- id: n:1\n  ip: 1\n")];
    assert_eq!(found(&wrong, None, &Memos::on()), ["comments/private"]);
}
