//! Real exports, where they lie beside the repository, give the counts that their list names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::super::{Row, blogger, disqus, wordpress};
use super::told::{Read, Told};
use crate::comment::{Kind, Status};

const READERS: [(&str, Read); 5] = [
    ("wxr/", wordpress::read),
    ("disqus-custom-wxr/", wordpress::read),
    ("disqus/", disqus::read),
    ("blogger/", blogger::read),
    ("blogger-takeout/feed.atom", blogger::read),
];

/// Whether a row counts.
type Counted = fn(&Row) -> bool;

/// The columns that are held, with how a row is counted in each.
const COLUMNS: [(&str, Counted); 9] = [
    ("comments", |_| true),
    ("approved", |row| row.status == Status::Published),
    ("pending", |row| row.status == Status::Pending),
    ("spam", |row| row.status == Status::Spam),
    ("deleted_trash_hidden", |row| matches!(row.status, Status::Deleted | Status::Trash)),
    ("pingbacks", |row| row.kind == Kind::Pingback),
    ("trackbacks", |row| row.kind == Kind::Trackback),
    ("roots", |row| row.parent.is_none()),
    ("replies", |row| row.parent.is_some()),
];

#[test]
fn real_exports_give_their_counts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/comment-fixtures");
    let Ok(sheet) = fs::read(folder.join("SOURCES.tsv")) else {
        return;
    };
    let mut sheet = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .flexible(true)
        .quoting(false)
        .from_reader(&*sheet);
    let headings = sheet.headers().unwrap().clone();
    for record in sheet.records().map(Result::unwrap) {
        let field = |name: &str| {
            let at = headings.iter().position(|heading| heading == name).expect(name);
            record.get(at).unwrap_or_default()
        };
        let reader = READERS.iter().find(|(start, _)| field("file").starts_with(start));
        let Some((_, read)) = reader else { continue };
        let xml = fs::read_to_string(folder.join(field("file"))).unwrap();
        let (told, result) = Told::by(*read, &xml);
        assert_eq!(
            result.is_err(),
            field("file").ends_with("importer-malformed.xml"),
            "{} {result:?}",
            field("file")
        );
        let hold = |column: &str, count: usize| {
            let expected = field(column).parse().unwrap_or(count);
            assert_eq!(count, expected, "{}: {column}", field("file"));
        };
        for (column, is_counted) in COLUMNS {
            hold(column, told.rows.iter().filter(|row| is_counted(row)).count());
        }
        // A post whose thread is not in the export is none that could be counted.
        let threads: BTreeSet<&str> = told.threads.iter().map(|thread| &*thread.key).collect();
        let posts: BTreeSet<&str> = told.rows.iter().map(|row| &*row.thread).collect();
        if field("file").starts_with("disqus/") {
            hold("threads", threads.len());
        }
        hold("posts_with_comments", posts.intersection(&threads).count());
    }
}
