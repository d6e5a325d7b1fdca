//! A comment as somebody's own table or list has it: named values, in any language and spelling.

use jiff::Timestamp;
use serde_json::Value;

use super::day::{Order, moment};
use super::field::{lines, words};
use super::guess;
use super::name::Field;
use super::row::{Moment, Place, Row, Thread, Writer};
use crate::comment::{Body, Kind, Markup, Status};
use crate::data::Map;

/// The named values of one comment.
#[derive(Debug, Default)]
pub(super) struct Card(Vec<(Field, Value)>);

impl Card {
    /// Values under names that are known already.
    pub(super) fn new(values: Vec<(Field, Value)>) -> Self {
        Self(values)
    }

    /// The values of a map by the names of its keys; those of its author's own map too.
    pub(super) fn of(map: &Map) -> Self {
        let mut card = Self::default();
        let mut has_author = false;
        let is_posting = ["thread_id", "threadId"].iter().any(|key| map.contains_key(*key));
        for (key, value) in map {
            match (field(key), value) {
                (_, Value::Object(_)) if key == "source" => card.push(Field::Source, value),
                // Where threads have comments of their own, these are called posts.
                (Some(Field::Post), _) if is_posting && Field::is_post_id(key) => {
                    card.push(Field::Id, value);
                }
                // The whole way up, the nearest last.
                (Some(Field::Parent), Value::Array(way)) => {
                    card.push(Field::Parent, way.last().unwrap_or(&Value::Null));
                }
                // A path is no writer's site: it is the page's.
                (Some(Field::Site | Field::Link), Value::String(path)) if is_path(path) => {
                    card.push(Field::Post, value);
                }
                (Some(Field::Name | Field::Account), Value::Object(author)) => {
                    has_author = true;
                    card.take_author(author);
                }
                (Some(Field::Date), Value::Bool(_)) => card.push(Field::Status, value),
                (Some(Field::Name), Value::Number(_)) => card.push(Field::Account, value),
                (Some(Field::Body), Value::Object(body)) => card.take_body(body),
                (Some(Field::Post), Value::Object(post)) if words(value).is_none() => {
                    card.take_post(post);
                }
                (Some(field), value) => card.push(field, value),
                (None, _) => (),
            }
        }
        let sites = map.keys().filter(|key| Field::of(key) == Some(Field::Site)).count();
        if has_author || sites > 1 {
            card.take_links(map);
        }
        card
    }

    fn push(&mut self, field: Field, value: &Value) {
        self.0.push((field, value.clone()));
    }

    /// Where the writer's site stands elsewhere, `url` and `link` lead to the comment.
    fn take_links(&mut self, map: &Map) {
        let links = ["url", "link"].iter().filter_map(|key| map.get(*key));
        for value in links.filter(|value| !value.as_str().is_some_and(is_path)) {
            let is_it = |(field, site): &(Field, Value)| *field == Field::Site && site == value;
            // Only the one: the writer's own site may be the same.
            if let Some(it) = self.0.iter().position(is_it) {
                self.0.remove(it);
            }
            self.push(Field::Link, value);
        }
    }

    fn take_author(&mut self, author: &Map) {
        for (key, value) in author {
            match Field::of(key) {
                Some(Field::Id) => self.push(Field::Account, value),
                Some(Field::Link) => self.push(Field::Site, value),
                Some(Field::Title | Field::Kind | Field::Post | Field::Status) | None => (),
                Some(field) => self.push(field, value),
            }
        }
    }

    fn take_body(&mut self, body: &Map) {
        for (key, value) in body {
            match Field::of(key) {
                Some(Field::Body) => self.push(Field::Plain, value),
                Some(field) if field.is_body() => self.push(field, value),
                _ => (),
            }
        }
    }

    fn take_post(&mut self, post: &Map) {
        for (key, value) in post {
            match Field::of(key) {
                Some(Field::Id | Field::Post | Field::Site | Field::Link) => {
                    self.push(Field::Post, value);
                }
                Some(Field::Title) => self.push(Field::Title, value),
                _ => (),
            }
        }
    }

    /// Takes the name that it has in a map for its id, unless it has one.
    pub(super) fn name(&mut self, name: &str) {
        if self.words(Field::Id).is_none() {
            self.0.push((Field::Id, name.into()));
        }
    }

    /// What a field says, if it says anything.
    pub(super) fn words(&self, field: Field) -> Option<String> {
        self.all(field).find_map(words)
    }

    /// The values that go by a field's name.
    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = &Value> {
        self.0.iter().filter(move |(found, _)| *found == field).map(|(_, value)| value)
    }

    /// Whether it is a comment at all: it has words, or would have.
    pub(super) fn is_comment(&self) -> bool {
        let has = |field| self.words(field).is_some();
        let has_place = self.0.iter().any(|(field, value)| field.is_body() && is_scalar(value));
        has_place || (has(Field::Name) && (has(Field::Date) || has(Field::DateUtc)))
    }

    /// The post that it is under, which is called `key`.
    pub(super) fn thread(&self, key: &str, place: Place) -> Thread {
        let title = self.words(Field::Title);
        let known = Thread::called(key);
        let mut thread = Thread { title: title.or(known.title), place, ..known };
        for said in self.all(Field::Post).filter_map(words) {
            let more = Thread::called(&said);
            thread.ids.extend(more.ids.into_iter().filter(|id| *id != key));
            thread.urls.extend(more.urls.into_iter().filter(|url| url != key));
            thread.slug = thread.slug.or(more.slug);
        }
        if key.bytes().all(|byte| byte.is_ascii_digit()) {
            // A number says little, but the address of a comment begins with its post's.
            let link = self.words(Field::Link);
            thread.urls.extend(link.and_then(|url| Some(url.split_once('#')?.0.to_owned())));
        }
        thread
    }

    /// The comment that it is, under the post `thread`. A `date` that was read already goes before
    /// its own.
    pub(super) fn row(&self, thread: &str, date: Option<Moment>, place: Place) -> Row {
        let body = self.body();
        let writer = self.writer();
        let date = date.unwrap_or_else(|| self.date());
        let said = self.words(Field::Date).unwrap_or_default();
        let id = self.words(Field::Id).filter(|id| id != "0");
        let digest = || Row::digest_id(thread, &writer.name, &said, &body.text);
        Row {
            id: id.unwrap_or_else(digest),
            thread: thread.to_owned(),
            parent: self.words(Field::Parent).filter(|id| is_id(id)),
            kind: self.kind(),
            status: self.status(),
            is_owner: self.is_set(Field::Owner),
            is_acknowledged: self.is_set(Field::Acknowledged),
            edited: self.edited(&date),
            url: self.words(Field::Link).and_then(|url| guess::site(&url)),
            is_labelled_spam: false,
            writer,
            date,
            body,
            place,
        }
    }

    fn writer(&self) -> Writer {
        let account = self.words(Field::Account).filter(|account| account != "0");
        Writer {
            name: self.words(Field::Name).or_else(|| account.clone()).unwrap_or_default(),
            url: self.words(Field::Site).and_then(|url| guess::site(&url)),
            email: self.words(Field::Email).filter(|email| email.contains('@')),
            ip: self.words(Field::Ip),
            agent: self.words(Field::Agent),
            is_bot: false,
            account,
        }
    }

    fn body(&self) -> Body {
        let text = |field| {
            let words = self.words(field).map(|text| lines(&text));
            words.map(|text| text.trim_matches('\u{feff}').to_owned())
        };
        let known = self.all(Field::Source).find_map(source);
        let known = known.or_else(|| text(Field::Html).map(Body::html));
        let known = known.or_else(|| text(Field::Markdown).map(Body::markdown));
        let known = known.or_else(|| text(Field::Plain).map(Body::plain));
        known.or_else(|| text(Field::Body).map(guess::body)).unwrap_or_default()
    }

    fn date(&self) -> Moment {
        let utc = self.words(Field::DateUtc).and_then(|said| guess::stamp(&said));
        let said = self.words(Field::Date).or_else(|| self.words(Field::DateUtc));
        utc.map_or_else(|| moment(&said.unwrap_or_default(), Order::Day), Moment::At)
    }

    /// When it was changed, if it was: some systems put the moment of writing there too.
    fn edited(&self, date: &Moment) -> Option<Timestamp> {
        let edited = self.words(Field::Edited).and_then(|said| guess::stamp(&said));
        edited.filter(|edited| {
            Moment::At(*edited) != *date && self.words(Field::Edited) != self.words(Field::Date)
        })
    }

    fn kind(&self) -> Kind {
        let said = self.words(Field::Kind).unwrap_or_default().to_lowercase();
        Kind::ALL.iter().find(|(name, _)| *name == said).map_or(Kind::Comment, |(_, kind)| *kind)
    }

    fn status(&self) -> Status {
        let said = self.words(Field::Status).map(|said| guess::status(&said));
        match said {
            _ if self.is_set(Field::Spam) => Status::Spam,
            _ if self.is_set(Field::Deleted) => Status::Deleted,
            _ if self.is_set(Field::Hidden) => Status::Hidden,
            said => said.unwrap_or_default(),
        }
    }

    /// Whether a field says yes.
    fn is_set(&self, field: Field) -> bool {
        self.words(field).is_some_and(|said| guess::is_yes(&said))
    }
}

/// The field of a key. Staticman calls the post a comment's parent.
fn field(key: &str) -> Option<Field> {
    if key == "_parent" { Some(Field::Post) } else { Field::of(key) }
}

/// Words with the name of their markup, which nothing has to be guessed of.
fn source(value: &Value) -> Option<Body> {
    let (named, text) = (value.get("markup")?.as_str()?, value.get("text")?.as_str()?);
    let (_, markup) = Markup::ALL.into_iter().find(|(name, _)| *name == named)?;
    Some(Body { markup, text: lines(text) })
}

/// Whether an address is one within a blog.
fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//")
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// Databases say "none" in several ways.
fn is_id(id: &str) -> bool {
    !matches!(id, "0" | "-1" | "null" | "NULL" | "root" | "None" | "none")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hobnob_tells_is_read_as_it_was() {
        let told = serde_json::json!({
            "author": {"name": "Ida", "url": "https://ida.example/"},
            "url": "https://ida.example/",
            "date": "2026-03-02T10:00:00Z",
            "status": "forgotten",
            "body_html": "<p>a &lt; b<br>c</p>",
            "source": {"markup": "lines", "text": " a &lt; b\nc"},
        });
        let row = Card::of(told.as_object().unwrap()).row("/a/", None, Place::default());
        assert_eq!(row.body, Body { markup: Markup::Lines, text: " a &lt; b\nc".to_owned() });
        assert_eq!((row.url.clone(), row.status), (row.writer.url, Status::Forgotten));
        assert_eq!(row.url.as_deref(), Some("https://ida.example/"));
    }
}
