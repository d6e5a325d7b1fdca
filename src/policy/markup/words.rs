//! Words that tell forms apart: who asks to subscribe, who makes an offer, who asks for something else.

use regex::{Regex, RegexBuilder};

use crate::data::Table;

/// Words that tell forms apart.
#[derive(Debug, Default)]
pub(super) struct Words {
    offers: Option<Regex>,
    subscribing: Option<Regex>,
    elsewhere: Option<Regex>,
}

impl Words {
    /// Takes them out of our own file.
    pub(super) fn read(table: &mut Table<'_>) -> Self {
        let mut any = |key| any_of(&table.strings(key).unwrap_or_default());
        Self {
            offers: any("offers"),
            subscribing: any("subscribing"),
            elsewhere: any("other_forms"),
        }
    }

    /// Where `text` makes an offer, in order.
    pub(super) fn offers<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.offers.iter().flat_map(move |offers| offers.find_iter(text).map(|found| found.start()))
    }

    /// Whether `text` asks to subscribe.
    pub(super) fn subscribe(&self, text: &str) -> bool {
        self.subscribing.as_ref().is_some_and(|words| words.is_match(text))
    }

    /// Whether `text` is about something else that one fills in one's address for.
    pub(super) fn lead_elsewhere(&self, text: &str) -> bool {
        self.elsewhere.as_ref().is_some_and(|words| words.is_match(text))
    }
}

/// Any of some words as they stand, whatever their case.
fn any_of(words: &[String]) -> Option<Regex> {
    let words: Vec<String> = words.iter().map(|word| regex::escape(word)).collect();
    RegexBuilder::new(&words.join("|")).case_insensitive(true).build().ok()
}
