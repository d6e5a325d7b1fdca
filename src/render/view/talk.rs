//! `site.talks`: what is talked about, each with its newest word.

use std::hash::{Hash, Hasher};

use serde::Serialize;
use tera::Value;

use super::conversation::{NewestView, newest, picture};
use super::part::{Fields, Matter, Part};
use super::shown::Link;
use crate::comment::{Comment, Reading, opening};
use crate::site::{EntryId, Site};

/// How many characters of the newest word are shown.
const WORDS: usize = 140;

/// The newest word of a conversation.
#[derive(Hash, Serialize)]
struct WordView<'a> {
    #[serde(flatten)]
    newest: NewestView<'a>,
    /// How it begins, plain words.
    words: String,
}

/// The card of an entry that is talked about, with `newest`.
pub(super) fn view<'a>(site: &'a Site, id: EntryId, card: &Part<'a>) -> Part<'a> {
    let page = Link::to(&site.config.base_url, &site.entry(id).url);
    let newest = newest(site.thread(id), page, &site.config.time_zone);
    let word = newest.map_or_else(Part::none, |(newest, said)| {
        let words = opening(&Reading::of(&said.body).words, WORDS);
        let word = WordView { newest, words };
        Fields::of(word).with("portrait", Part::new(Portrait(said))).part()
    });
    Fields::default().and(card.clone()).with("newest", word).part()
}

/// The portrait of who said something.
struct Portrait<'a>(&'a Comment);

impl Hash for Portrait<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.0.author, self.0.is_owner).hash(state);
    }
}

impl Matter for Portrait<'_> {
    fn value(&self) -> Value {
        Value::safe_string(&picture(self.0))
    }
}
