//! Comments in JSON: hobnob's own neutral form, a list or a line each; and whatever resembles it, by
//! the names of its fields. The post may be a field, or the name of the list; answers may name what
//! they answer, lie in it, or stand below it with a depth.

use std::collections::BTreeSet;

use serde_json::Value;

use super::card::Card;
use super::name::Field;
use super::records::{self, Record};
use super::row::Place;
use super::{Input, Sink};
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
            known.post = holder(&record.path.join(".")).or(known.post);
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
            let known = self.tell_post(&card, around, &record.place, sink);
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
        card: &Card,
        around: Known,
        place: &Place,
        sink: &mut dyn Sink,
    ) -> Known {
        let names = [Field::Post, Field::Link, Field::Id];
        let own = names.iter().find_map(|field| card.words(*field));
        let post = own.or(around.post);
        if let Some(post) = &post {
            self.tell_thread(post, card, place, sink);
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
        let mut open: Vec<(Option<String>, &Map)> = vec![(around.post.clone(), map)];
        while let Some((post, map)) = open.pop() {
            for (name, value) in map.iter().rev() {
                let Value::Object(inner) = value else {
                    continue;
                };
                let mut card = Card::of(inner);
                if !card.is_comment() {
                    open.push((holder(name).or_else(|| post.clone()), inner));
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

/// The name of a post on the way to a list, if there is one: what is left without the names that only
/// hold lists.
fn holder(path: &str) -> Option<String> {
    let quoted = format!("\"{path}\"");
    let path = serde_json::from_str(&quoted).unwrap_or_else(|_| path.to_owned());
    let mut rest = path.as_str();
    while let Some((_, behind)) = rest.split_once('.').filter(|(first, _)| is_holder(first)) {
        rest = behind;
    }
    while let Some((before, _)) = rest.rsplit_once('.').filter(|(_, last)| is_holder(last)) {
        rest = before;
    }
    (!is_holder(rest) && !rest.is_empty()).then(|| rest.to_owned())
}

fn is_holder(name: &str) -> bool {
    HOLDERS.contains(&name.to_lowercase().as_str()) || Field::of(name) == Some(Field::Children)
}
