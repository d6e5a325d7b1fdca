//! Comments in JSON: hobnob's own neutral form, a list or a line each; and whatever resembles it, by
//! the names of its fields. The post may be a field, or the name of the list; answers may name what
//! they answer, lie in it, or stand below it with a depth.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::card::Card;
use super::name::Field;
use super::records::{self, Record};
use super::row::Place;
use super::{Input, Sink, field};
use crate::data::Map;
use crate::diag::Findings;

/// Names that only hold lists, and say nothing of a post.
const HOLDERS: [&str; 12] = [
    "comments", "data", "posts", "threads", "pages", "items", "entries", "results", "rows",
    "children", "replies", "comment",
];

/// Reads a JSON text, or one value a line.
///
/// # Errors
/// When a part of it is no JSON, with its line.
pub(super) fn read(input: Input<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut list = List { file: stem(&input.name), ..List::default() };
    records::each(input, &[records::ANY], sink, |record, sink| list.tell(record, sink))
}

/// Reads data of another form as the JSON that it would be.
///
/// # Errors
/// When `sink` fails.
pub(super) fn read_value(name: &str, value: &Value, sink: &mut dyn Sink) -> Result<(), Findings> {
    let text = value.to_string();
    read(Input::new(name, text.as_bytes()), sink)
}

/// The name of a file without folders and ending, which is a post's where nothing else is.
fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    if HOLDERS.contains(&name) { String::new() } else { name.to_owned() }
}

/// What is known of the records before.
#[derive(Default)]
struct List {
    /// What the file is called.
    file: String,
    /// Every record, by its number.
    before: Vec<Known>,
    /// In the list that is being read: the comments that the next one may answer.
    above: Above,
    /// The posts that were told.
    posts: BTreeSet<String>,
}

/// A record that others may lie in: the post that they are under, and the comment that they answer.
#[derive(Clone, Default)]
struct Known {
    post: Option<String>,
    comment: Option<String>,
}

/// The comments that stand above the next one in a list in the order of reading, with their depths.
#[derive(Default)]
struct Above {
    list: (Option<usize>, String),
    comments: Vec<(u64, String)>,
}

impl List {
    fn tell(&mut self, record: Record<'_>, sink: &mut dyn Sink) -> Result<(), Findings> {
        let outer = record.within.and_then(|within| self.before.get(within)).cloned();
        let mut known = outer.unwrap_or_default();
        if known.comment.is_none() {
            known.post = holder(record.path).or(known.post);
        }
        if let Value::Object(map) = &record.value {
            known = self.tell_map(&record, map, known, sink)?;
        }
        self.before.resize_with(record.index, Known::default);
        self.before.push(known);
        Ok(())
    }

    /// A comment, or what holds comments.
    fn tell_map(
        &mut self,
        record: &Record<'_>,
        map: &Map,
        around: Known,
        sink: &mut dyn Sink,
    ) -> Result<Known, Findings> {
        let card = Card::of(map);
        if !card.is_comment() {
            let known = self.tell_post(record, &card, around, sink);
            self.tell_named(map, &known, &record.place, sink)?;
            return Ok(known);
        }
        let post = card.words(Field::Post).or(around.post).unwrap_or_else(|| self.file.clone());
        self.tell_thread(&post, &card, &record.place, sink);
        let mut row = card.row(&post, None, record.place.clone());
        let way = record.path.join(".");
        let above = self.above.answered((record.within, &way), &card, &row.id);
        row.parent = row.parent.or(around.comment).or(above);
        let known = Known { post: Some(post), comment: Some(row.id.clone()) };
        sink.row(row)?;
        Ok(known)
    }

    /// What holds comments is a post, where it says anything of one.
    fn tell_post(
        &mut self,
        record: &Record<'_>,
        card: &Card,
        around: Known,
        sink: &mut dyn Sink,
    ) -> Known {
        let url = field::first(&record.value, &["url", "link", "permalink", "href"]);
        let id = card.words(Field::Id);
        let own = card.words(Field::Post).or_else(|| url.clone()).or_else(|| id.clone());
        let post = own.or(around.post).or_else(|| card.words(Field::Title));
        if let Some(post) = post.clone().filter(|post| self.posts.insert(post.clone())) {
            let mut thread = card.thread(&post, record.place.clone());
            thread.urls.extend(url.filter(|url| *url != post));
            thread.ids.extend(id.filter(|id| *id != post));
            sink.thread(thread);
        }
        Known { post, comment: None }
    }

    /// Comments that are named, not listed: `{post: {id: {…}}}`.
    fn tell_named(
        &mut self,
        map: &Map,
        around: &Known,
        place: &Place,
        sink: &mut dyn Sink,
    ) -> Result<(), Findings> {
        let mut open = VecDeque::from([(around.post.clone(), map)]);
        while let Some((post, map)) = open.pop_front() {
            for (name, value) in map {
                let Value::Object(inner) = value else {
                    continue;
                };
                let mut card = Card::of(inner);
                if !card.is_comment() {
                    let named = Some(name.clone()).filter(|name| !is_holder(name));
                    open.push_back((named.or_else(|| post.clone()), inner));
                    continue;
                }
                card.name(name);
                let post = card.words(Field::Post).or_else(|| post.clone()).unwrap_or_default();
                self.tell_thread(&post, &card, place, sink);
                sink.row(card.row(&post, None, place.clone()))?;
            }
        }
        Ok(())
    }

    fn tell_thread(&mut self, post: &str, card: &Card, place: &Place, sink: &mut dyn Sink) {
        if self.posts.insert(post.to_owned()) {
            sink.thread(card.thread(post, place.clone()));
        }
    }
}

impl Above {
    /// The comment above the next one, if the next one says how deep it stands.
    fn answered(&mut self, list: (Option<usize>, &str), card: &Card, id: &str) -> Option<String> {
        let depth: u64 = card.words(Field::Depth)?.parse().ok()?;
        if (self.list.0, self.list.1.as_str()) != list {
            self.list = (list.0, list.1.to_owned());
            self.comments.clear();
        }
        while self.comments.pop_if(|(above, _)| *above >= depth).is_some() {}
        let parent = self.comments.last().map(|(_, id)| id.clone());
        self.comments.push((depth, id.to_owned()));
        parent
    }
}

/// The name of a post on the way to a list: the last that does more than hold lists.
fn holder(path: &[String]) -> Option<String> {
    let name = path.iter().rev().find(|name| !is_holder(name))?;
    Some(serde_json::from_str(&format!("\"{name}\"")).unwrap_or_else(|_| name.clone()))
}

fn is_holder(name: &str) -> bool {
    HOLDERS.contains(&name.to_lowercase().as_str()) || Field::of(name) == Some(Field::Children)
}
