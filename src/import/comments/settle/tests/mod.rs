//! Exports told by hand, settled into a store in memory.

mod finding;
mod keeping;
mod properties;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;

use super::{Blog, Maps, People, Report, Spool, Store, settle};
use crate::comment::private::Contact;
use crate::comment::spam::History;
use crate::comment::{Author, Body, Comment, Conversation, Key, Kind, Owners, Status};
use crate::diag::Findings;
use crate::import::comments::{Moment, Place, Post, Row, Sink as _, System, Thread, Writer};
use crate::value::url::BaseUrl;

/// A store in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Memory {
    pub(super) files: BTreeMap<String, Vec<Conversation>>,
    pub(super) forgotten: BTreeSet<String>,
    /// The files that were staged, in order.
    pub(super) staged: Vec<String>,
}

impl Store for Memory {
    fn files(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    fn read(&self, file: &str) -> Result<Vec<Conversation>, Findings> {
        Ok(self.files.get(file).cloned().unwrap_or_default())
    }

    fn stage(&mut self, file: &str, all: Vec<Conversation>) -> Result<(), Findings> {
        self.staged.push(file.to_owned());
        match all.is_empty() {
            true => self.files.remove(file),
            false => self.files.insert(file.to_owned(), all),
        };
        Ok(())
    }

    fn keep(&mut self, _: &str, _: &Contact) -> Result<(), Findings> {
        Ok(())
    }

    fn has_forgotten(&self, author: &Author, id: &str) -> bool {
        self.forgotten.contains(&author.name) || self.forgotten.contains(id)
    }
}

impl Memory {
    /// Every comment, with the document that it stands under.
    pub(super) fn comments(&self) -> impl Iterator<Item = (&str, &Comment)> {
        self.files.values().flatten().flat_map(|all| {
            all.comments.iter().map(|comment| (all.topic.document.as_str(), comment))
        })
    }

    /// `document: id < parent`, a line each.
    pub(super) fn shape(&self) -> Vec<String> {
        let line = |(document, comment): (&str, &Comment)| match &comment.parent {
            Some(parent) => format!("{document}: {} < {parent}", comment.id),
            None => format!("{document}: {}", comment.id),
        };
        self.comments().map(line).collect()
    }

    /// One comment.
    pub(super) fn comment(&self, id: &str) -> &Comment {
        self.comments().map(|(_, comment)| comment).find(|comment| comment.id == id).expect(id)
    }

    /// One comment, for the owner to change.
    pub(super) fn edit(&mut self, id: &str) -> &mut Comment {
        let all = self.files.values_mut().flatten().flat_map(|all| &mut all.comments);
        all.into_iter().find(|comment| comment.id == id).expect(id)
    }
}

/// An export, told by hand.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) system: System,
    pub(super) threads: Vec<Thread>,
    pub(super) rows: Vec<Row>,
}

impl Told {
    /// An export of one post, known by an address.
    pub(super) fn of(system: System, url: &str, rows: impl IntoIterator<Item = Row>) -> Self {
        Self { system, threads: vec![thread("t", url)], rows: rows.into_iter().collect() }
    }
}

/// A thread with an address.
pub(super) fn thread(key: &str, url: &str) -> Thread {
    Thread { key: key.to_owned(), urls: vec![url.to_owned()], ..Thread::default() }
}

/// A row of the thread `t`: minutes after noon, `name: words`.
pub(super) fn row(id: &str, minute: i64, said: &str) -> Row {
    let (name, words) = said.split_once(": ").unwrap_or(("", said));
    Row {
        id: id.to_owned(),
        thread: "t".to_owned(),
        parent: None,
        kind: Kind::Comment,
        status: Status::Published,
        writer: Writer {
            name: name.to_owned(),
            email: Some(format!("{name}@mail.example")).filter(|_| !name.is_empty()),
            ..Writer::default()
        },
        is_owner: false,
        date: Moment::At(jiff::Timestamp::from_second(1_772_366_400 + minute * 60).unwrap()),
        edited: None,
        body: Body::plain(words),
        url: None,
        is_acknowledged: false,
        is_labelled_spam: false,
        place: Place { file: "export".into(), line: 1 },
    }
}

impl Row {
    /// The same as an answer.
    pub(super) fn to(mut self, parent: &str) -> Self {
        self.parent = Some(parent.to_owned());
        self
    }

    /// The same in another thread.
    pub(super) fn under(mut self, thread: &str) -> Self {
        self.thread = thread.to_owned();
        self
    }
}

/// A post at an address, its file named after it.
pub(super) fn post(address: &str) -> Post {
    let slug = address.trim_matches('/').rsplit('/').next().unwrap_or_default();
    Post {
        document: format!("posts/{slug}.md"),
        address: address.to_owned(),
        slug: slug.to_owned(),
        title: format!("On {slug}"),
        ..Post::default()
    }
}

/// Settles an export into a store.
pub(super) fn import(told: &Told, posts: &[Post], store: &mut Memory) -> Report {
    import_as(told, posts, &[], [7; 32], store)
}

/// The same with maps and another key.
pub(super) fn import_as(
    told: &Told,
    posts: &[Post],
    maps: &[(&str, &str)],
    key: [u8; 32],
    store: &mut Memory,
) -> Report {
    let (owners, key) = (Owners::default(), Key::new(key));
    let people = People { owners: &owners, key: &key, keeps_private: false };
    let mut spool = Spool::open(people).unwrap();
    spool.begin(told.system);
    told.threads.iter().for_each(|thread| spool.thread(thread.clone()));
    told.rows.iter().for_each(|row| spool.row(row.clone()).unwrap());
    let base = BaseUrl::parse("https://blog.example/").unwrap();
    let blog = Blog { posts, subjects: &[], base: &base, zone: &TimeZone::UTC };
    let maps: Vec<_> = maps.iter().map(|(old, new)| (old.to_string(), new.to_string())).collect();
    let maps = Maps::read(&maps, posts).unwrap();
    settle(&mut spool, blog, &maps, History::default(), store).unwrap()
}
