//! Language files: the words of the interface, and how dates are written.
//!
//! A file is named by its BCP 47 tag, `languages/en.yaml` or `languages/pt-BR.yaml`. What a theme
//! says beats what the theme below it says, phrase by phrase; what a language does not say at all
//! is said in English.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::data::{DataFile, Format, Table};
use crate::diag::{Diagnostic, Findings, Severity, Text};
use crate::value::suggest::did_you_mean;

/// The language whose phrases are the whole set.
pub(super) const FIRST: &str = "en";

/// A phrase, for one thing and for many.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    one: String,
    other: String,
}

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub(in crate::render) struct Language {
    phrases: BTreeMap<String, Phrase>,
    names: BTreeMap<&'static str, Vec<String>>,
    formats: BTreeMap<String, String>,
}

/// Lists of names, with how many each holds.
const NAMES: [(&str, usize); 4] =
    [("months", 12), ("months_short", 12), ("days", 7), ("days_short", 7)];

impl Language {
    /// Reads a language file.
    pub(in crate::render) fn parse(text: &Arc<Text>) -> Result<Self, Findings> {
        let file = DataFile::parse_whole(text, Format::Yaml)?;
        let mut table = file.table()?;
        table.string("name");
        let language = Self {
            phrases: phrases(&mut table),
            names: NAMES
                .iter()
                .filter_map(|(key, count)| Some((*key, names(&mut table, key, *count)?)))
                .collect(),
            formats: formats(&mut table),
        };
        table.finish(Severity::Error).or_value(language).map(|(language, _)| language)
    }

    /// This language, with what it does not say taken from `below`.
    pub(super) fn over(mut self, below: &Self) -> Self {
        for (key, phrase) in &below.phrases {
            self.phrases.entry(key.clone()).or_insert_with(|| phrase.clone());
        }
        for (key, names) in &below.names {
            self.names.entry(key).or_insert_with(|| names.clone());
        }
        for (key, format) in &below.formats {
            self.formats.entry(key.clone()).or_insert_with(|| format.clone());
        }
        self
    }

    /// The words for `key`; with `count`, those for one or for many.
    pub(in crate::render) fn phrase(&self, key: &str, count: Option<i64>) -> Option<&str> {
        let phrase = self.phrases.get(key)?;
        Some(if count == Some(1) { &phrase.one } else { &phrase.other })
    }

    /// A help line naming the key most like `key`.
    pub(in crate::render) fn like(&self, key: &str) -> Option<String> {
        did_you_mean(key, self.phrases.keys().map(String::as_str))
    }

    /// A named date format, in strftime's signs.
    pub(in crate::render) fn format(&self, name: &str) -> Option<&str> {
        self.formats.get(name).map(String::as_str)
    }

    /// The names of the date formats.
    pub(in crate::render) fn formats(&self) -> impl Iterator<Item = &str> {
        self.formats.keys().map(String::as_str)
    }

    /// The name at `index`, from 0, of `months`, `months_short`, `days` or `days_short`; weeks
    /// begin with Monday.
    pub(in crate::render) fn name(&self, list: &str, index: usize) -> Option<&str> {
        self.names.get(list)?.get(index).map(String::as_str)
    }

    /// The keys of all phrases, for holding languages against each other.
    #[cfg(test)]
    pub(super) fn keys(&self) -> Vec<&str> {
        self.phrases.keys().map(String::as_str).collect()
    }
}

fn phrases(table: &mut Table<'_>) -> BTreeMap<String, Phrase> {
    let Some(mut inner) = table.table("phrases") else {
        return BTreeMap::new();
    };
    let mut phrases = BTreeMap::new();
    for key in inner.keys() {
        if inner.map().get(key).is_some_and(crate::data::Value::is_object) {
            let Some(mut forms) = inner.table(key) else { continue };
            if let Some(phrase) = plural(&mut forms) {
                phrases.insert(key.to_owned(), phrase);
            }
            inner.absorb(forms.finish(Severity::Error));
        } else if let Some(words) = inner.string(key) {
            phrases.insert(key.to_owned(), Phrase { one: words.clone(), other: words });
        }
    }
    table.absorb(inner.finish(Severity::Error));
    phrases
}

fn plural(forms: &mut Table<'_>) -> Option<Phrase> {
    match (forms.string("one"), forms.string("other")) {
        (Some(one), Some(other)) => Some(Phrase { one, other }),
        _ => {
            let found = Diagnostic::setup("theme/phrase", "a counted phrase needs two forms");
            let help = "write `{one: \"{count} post\", other: \"{count} posts\"}`";
            forms.push(found.at(forms.whole()).help(help));
            None
        }
    }
}

fn names<'a>(table: &mut Table<'a>, key: &'a str, count: usize) -> Option<Vec<String>> {
    let names = table.strings(key)?;
    if names.len() != count {
        let message = format!("`{key}` has {} names, not {count}", names.len());
        let help = "give them all; weeks begin with Monday".to_owned();
        table.error(key, "theme/names", message, help);
    }
    Some(names)
}

fn formats(table: &mut Table<'_>) -> BTreeMap<String, String> {
    let Some(mut inner) = table.table("formats") else {
        return BTreeMap::new();
    };
    let keys: Vec<_> = inner.keys().collect();
    let formats = keys.into_iter().filter_map(|key| Some((key.to_owned(), inner.string(key)?)));
    let formats = formats.collect();
    table.absorb(inner.finish(Severity::Error));
    formats
}

/// The words of every language a theme has.
#[derive(Clone, Debug, Default)]
pub(super) struct Languages(BTreeMap<String, Language>);

impl Languages {
    /// Puts a layer's language files over those of the layers below it.
    pub(super) fn lay(&mut self, files: &[crate::source::Source]) -> Findings {
        let mut findings = Findings::none();
        for file in files {
            let Some(tag) = file.path.strip_suffix(".yaml") else {
                continue;
            };
            match Language::parse(&file.text) {
                Ok(language) => {
                    let below = self.0.remove(tag).unwrap_or_default();
                    self.0.insert(tag.to_owned(), language.over(&below));
                }
                Err(found) => findings.absorb(super::manifest::of_the_setup(found)),
            }
        }
        findings
    }

    /// Every language, with English where it says nothing.
    pub(super) fn finish(self) -> BTreeMap<String, Arc<Language>> {
        let first = self.0.get(FIRST).cloned().unwrap_or_default();
        let whole = self.0.into_iter().map(|(tag, words)| (tag, Arc::new(words.over(&first))));
        whole.collect()
    }
}

/// Of the languages there are, the one for `tag`: itself, else without its region and script.
pub(in crate::render) fn nearest<'a, T>(
    languages: &'a BTreeMap<String, T>,
    tag: &str,
) -> Option<(&'a str, &'a T)> {
    let mut tag = tag;
    loop {
        let same = languages.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
        if let Some((known, found)) = same {
            return Some((known, found));
        }
        tag = tag.rsplit_once('-')?.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_says_what_it_can_and_english_the_rest() {
        let parse = |words: &str| Language::parse(&Text::new("en.yaml", words)).unwrap();
        let english = parse("phrases: {by: by, posts: {one: a post, other: posts}}");
        let german = parse("phrases: {by: von}").over(&english);
        assert_eq!(german.phrase("by", None), Some("von"));
        assert_eq!(german.phrase("posts", Some(1)), Some("a post"));
        assert_eq!(german.phrase("posts", Some(2)), Some("posts"));
        assert_eq!(german.phrase("from", None), None);
    }

    #[test]
    fn the_nearest_language_loses_its_region() {
        let known = BTreeMap::from([("de".to_owned(), 1), ("pt-BR".to_owned(), 2)]);
        assert_eq!(nearest(&known, "de-AT").map(|found| found.0), Some("de"));
        assert_eq!(nearest(&known, "pt-br").map(|found| found.0), Some("pt-BR"));
        assert_eq!(nearest(&known, "pt"), None);
    }
}
