//! One blog's comments, gathered from an export without its blog: no post, no owner but those that
//! the export names.

use std::collections::BTreeMap;
use std::path::Path;

use hobnob::comment::spam::{History, Subject};
use hobnob::comment::{Author, Comment, Judgement, Key};
use hobnob::diag::{Diagnostic, Findings};
use hobnob::import::comments::{Export, Moment, Options, Row, Sink, Thread, read};

/// What was told of one export.
#[derive(Default)]
pub(crate) struct Shelf {
    threads: BTreeMap<String, Thread>,
    rows: Vec<Row>,
}

impl Sink for Shelf {
    fn thread(&mut self, thread: Thread) {
        let known = self.threads.entry(thread.key.clone()).or_default();
        known.title = thread.title.or(known.title.take());
        known.urls.extend(thread.urls);
    }

    fn row(&mut self, row: Row) -> Result<(), Findings> {
        self.rows.push(row);
        Ok(())
    }

    fn problem(&mut self, _: Diagnostic) {}
}

/// A comment with what it stands under, and what its export calls it.
pub(crate) struct Piece {
    pub(crate) ids: [String; 2],
    pub(crate) comment: Comment,
    pub(crate) subject: Subject,
}

/// All comments of an export; `None` where it cannot be read, or not yet.
pub(crate) fn pieces(path: &Path) -> Option<Vec<Piece>> {
    let export = Export::open(&[path.to_owned()], None).ok()?;
    let mut shelf = Shelf::default();
    // What was told before an export breaks off is there all the same.
    let _ = read(&export, &Options::default(), &mut shelf, &|_| ());
    let Shelf { threads, rows } = shelf;
    let piece = |row: Row| {
        let thread = threads.get(&row.thread);
        let address = thread.and_then(|thread| thread.urls.first().cloned());
        let title = thread.and_then(|thread| thread.title.clone()).unwrap_or_default();
        let subject = Subject { post: row.thread.clone(), title, ..Subject::default() };
        // A system that numbers the comments of each post anew is told by both.
        let id = row.id.rsplit(':').next().unwrap_or_default().to_owned();
        let ids = [id, format!("0@{}", address.unwrap_or_default())];
        Piece { ids, comment: comment(row), subject }
    };
    (!rows.is_empty()).then(|| rows.into_iter().map(piece).collect())
}

fn comment(row: Row) -> Comment {
    let key = Key::new([7; 32]);
    let person = row.writer.email.as_deref().and_then(|email| key.person(email));
    Comment {
        id: row.id,
        parent: row.parent,
        kind: row.kind,
        status: row.status,
        author: Author { name: row.writer.name, url: row.writer.url, person },
        is_owner: row.is_owner,
        is_acknowledged: row.is_acknowledged,
        date: match row.date {
            Moment::At(date) => Some(date),
            Moment::Local(local) => {
                local.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
            }
            Moment::Unknown(_) => None,
        },
        edited: row.edited,
        body: row.body,
        url: row.url,
        judgement: row.is_labelled_spam.then(Judgement::labelled),
        mark: None,
        oddities: Vec::new(),
        origin: None,
    }
}

/// What is known when everything was told.
pub(crate) fn history(pieces: &[Piece]) -> History {
    let mut history = History::default();
    pieces.iter().for_each(|piece| history.add(&piece.comment, &piece.subject));
    history
}
