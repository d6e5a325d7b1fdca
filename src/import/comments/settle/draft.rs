//! A comment as it would be, had the store nothing of it.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::identity::Identity;
use super::print::{Hash, fingerprint, full_id};
use super::record::Record;
use super::spool::Line;
use crate::comment::private::Contact;
use crate::comment::{Author, Body, Comment, Judgement, Kind, Oddity, Status};
use crate::import::comments::{Moment, Place, System};

/// A comment on its way, still knowing where it came from.
pub(super) struct Draft {
    pub(super) comment: Comment,
    /// The id of the comment that it answers, as the other system has it.
    pub(super) parent: Option<String>,
    pub(super) system: System,
    pub(super) thread: usize,
    /// Of the id with its system, as the export has it.
    pub(super) id: Hash,
    pub(super) copy: Hash,
    pub(super) place: Place,
    /// What was written where a date should be, if it is none.
    pub(super) no_date: Option<String>,
    pub(super) private: Option<Contact>,
}

/// What it takes to make one.
pub(super) struct Drawing<'a> {
    /// The zone of the blog.
    pub(super) zone: &'a TimeZone,
    /// The zone that the export shows for the thread, in seconds.
    pub(super) offset: Option<i32>,
    /// What another key called people.
    pub(super) people: &'a HashMap<Hash, String>,
}

impl Drawing<'_> {
    /// Makes one.
    pub(super) fn draw(&self, record: Record, line: &Line, identity: &Identity) -> Draft {
        let id = full_id(line.system, &record.id);
        let id = match identity {
            Identity::Shared(suffix) => format!("{id}-{suffix}"),
            _ => id.into_owned(),
        };
        let (date, is_assumed) = self.date(&record.date);
        let no_date = match (&record.date, date) {
            (Moment::Unknown(words), _) => Some(words.clone()),
            (written, None) => Some(format!("{written:?}")),
            _ => None,
        };
        let mut oddities = oddities(&record, date.is_none(), is_assumed);
        if matches!(identity, Identity::Shared(_)) {
            oddities.push(Oddity::SharedId);
        }
        let mut comment = Comment {
            id,
            parent: None,
            kind: record.kind,
            status: record.status,
            author: self.author(record.author),
            is_owner: record.is_owner,
            is_acknowledged: record.is_acknowledged,
            date,
            edited: record.edited,
            body: record.body,
            url: record.url,
            judgement: record.is_labelled_spam.then(Judgement::labelled),
            mark: None,
            oddities,
            origin: None,
        };
        if matches!(comment.status, Status::Deleted | Status::Private | Status::Forgotten) {
            empty(&mut comment);
        }
        Draft {
            comment,
            parent: record.parent,
            system: line.system,
            thread: line.thread,
            id: line.id,
            copy: line.copy,
            place: Place { file: Arc::clone(&line.place.file), line: line.place.line },
            no_date,
            private: record.private,
        }
    }

    fn date(&self, moment: &Moment) -> (Option<Timestamp>, bool) {
        let shown = self.offset.and_then(|seconds| Offset::from_seconds(seconds).ok());
        match moment {
            Moment::At(at) => (Some(*at), false),
            Moment::Local(at) => {
                let zone = shown.map_or_else(|| self.zone.clone(), Offset::to_time_zone);
                (at.to_zoned(zone).ok().map(|at| at.timestamp()), shown.is_none())
            }
            Moment::Unknown(_) => (None, false),
        }
    }

    fn author(&self, author: Author) -> Author {
        let known = author.person.as_deref().and_then(|key| self.people.get(&fingerprint([key])));
        let person = known.cloned().or(author.person);
        Author { person, ..author }
    }
}

/// Takes the words from a comment that its writer took back, or did not mean for everybody.
pub(super) fn empty(comment: &mut Comment) {
    comment.author = Author::default();
    comment.body = Body::default();
    comment.url = None;
    comment.oddities.retain(|oddity| !matches!(oddity, Oddity::NoName | Oddity::NoWords));
}

fn oddities(record: &Record, is_undated: bool, is_assumed: bool) -> Vec<Oddity> {
    let speaks = record.kind == Kind::Comment;
    let found = [
        (is_undated, Oddity::NoDate),
        (is_assumed, Oddity::AssumedZone),
        (record.author.name.is_empty(), Oddity::NoName),
        (speaks && record.body.text.trim().is_empty(), Oddity::NoWords),
    ];
    found.into_iter().filter(|(is_odd, _)| *is_odd).map(|(_, oddity)| oddity).collect()
}
