//! `hobnob.yaml`: what the blog's owner decided. One file a section; every wrong key told at once.

mod answer;
mod author;
mod cards;
mod comments;
mod feeds;
mod markdown;
mod menu;
mod output;
pub mod people;
mod pictures;
mod reminders;
mod taxonomy;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::data::{DataFile, Format, Map, Table, Value, Written};
use crate::diag::{Diagnostic, Findings, Severity, Text};
use crate::value::digest::Digest;
use crate::value::language;
use crate::value::url::BaseUrl;

pub use answer::Answer;
pub use author::Author;
pub use cards::Cards;
pub use comments::{Comments, Owner};
pub use feeds::{FeedFormat, Feeds};
pub use markdown::{Highlight, Markdown};
pub use menu::MenuEntry;
pub use output::Output;
pub use people::Person;
pub use pictures::Pictures;
pub use reminders::{Answered, Reminders};
pub use taxonomy::Taxonomy;

/// What the blog's owner decided.
#[derive(Clone, Debug)]
pub struct Config {
    /// `title`, required.
    pub title: String,
    /// `description`
    pub description: String,
    /// `base_url`, required: where the blog will be.
    pub base_url: BaseUrl,
    /// The same, also where it is shown at another address for once: links to it are the blog's own.
    pub home: BaseUrl,
    /// `language`, BCP 47; `en` by default.
    pub language: String,
    /// `timezone`, an IANA name; UTC by default.
    pub time_zone: TimeZone,
    /// `author`: who wrote what names nobody; a key of `authors` or a plain name.
    pub author: Option<String>,
    /// `authors`, by key.
    pub authors: BTreeMap<String, Author>,
    /// `theme`, `porch` by default.
    pub theme: String,
    /// `theme_options`, checked by the theme.
    pub theme_options: Map,
    /// `menus`, by name.
    pub menus: BTreeMap<String, Vec<MenuEntry>>,
    /// `post_folders`: the folders of `content/` whose documents are posts.
    pub post_folders: Vec<String>,
    /// `permalinks`: patterns by `posts`, `pages`, or a section's folder.
    pub permalinks: BTreeMap<String, String>,
    /// `taxonomies`; tags, categories, series and authors by default.
    pub taxonomies: Vec<Taxonomy>,
    /// `pagination.per_page`, 10 by default.
    pub per_page: usize,
    /// `feeds`
    pub feeds: Feeds,
    /// `markdown`
    pub markdown: Markdown,
    /// `highlight`
    pub highlight: Highlight,
    /// `links.broken`: how much a broken link matters, an error by default.
    pub broken_links: Severity,
    /// `output`
    pub output: Output,
    /// `search`: whether readers can search the blog; so by default.
    pub search: bool,
    /// `cards`
    pub cards: Cards,
    /// `pictures`
    pub pictures: Pictures,
    /// `comments`
    pub comments: Comments,
    /// `people`: whom readers should meet.
    pub people: Vec<Person>,
    /// `reminders`
    pub reminders: Reminders,
    /// `policy`, checked by the policy.
    pub policy: Map,
    /// `extra`: anything, for templates.
    pub extra: Map,
    /// Where all this is written.
    pub written: Written,
}

impl Config {
    /// Reads `hobnob.yaml`.
    ///
    /// # Errors
    /// Every fault at once. All are of the setup: exit code 2.
    pub fn parse(text: &Arc<Text>) -> Result<Self, Findings> {
        let read = || {
            let file = DataFile::parse_whole(text, Format::Yaml)?;
            let mut table = file.table()?;
            let config = Self::read(&mut table, &file.written);
            let findings = table.finish(Severity::Error);
            match config {
                Some(config) if !findings.has_errors() => Ok(config),
                _ => Err(findings),
            }
        };
        read().map_err(of_the_setup)
    }

    /// A digest of all it says: of its text, and of the addresses that others may have put in.
    pub fn digest(&self) -> Digest {
        let addresses = [self.base_url.as_str(), self.home.as_str()];
        let words = addresses.into_iter().chain([self.written.text().content.as_str()]);
        Digest::of_parts(words.map(str::as_bytes))
    }

    fn read(table: &mut Table<'_>, written: &Written) -> Option<Self> {
        let title = required(table, "title", "title: My Blog");
        let base_url = base_url(table);
        let home = base_url.clone();
        let time_zone = time_zone(table);
        let mut authors = author::read(table);
        let author = author::usual(table, &mut authors);
        let menus = menu::read(table);
        let taxonomies = taxonomy::read(table);
        Some(Self {
            description: table.string("description").unwrap_or_default(),
            language: language(table),
            author,
            theme: table.string("theme").unwrap_or_else(|| "porch".to_owned()),
            theme_options: table.object("theme_options"),
            post_folders: post_folders(table),
            permalinks: permalinks(table),
            per_page: per_page(table),
            feeds: Feeds::read(table),
            markdown: Markdown::read(table),
            highlight: Highlight::read(table),
            broken_links: broken_links(table),
            output: Output::read(table),
            search: table.bool("search").unwrap_or(true),
            cards: Cards::read(table),
            pictures: Pictures::read(table),
            comments: Comments::read(table),
            people: people::read(table, Severity::Error),
            reminders: Reminders::read(table),
            policy: table.object("policy"),
            extra: table.object("extra"),
            written: written.clone(),
            title: title?,
            base_url: base_url?,
            home: home?,
            time_zone: time_zone?,
            authors,
            menus,
            taxonomies,
        })
    }
}

fn required<'a>(table: &mut Table<'a>, key: &'a str, example: &str) -> Option<String> {
    if !table.has(key) {
        let found = Diagnostic::setup("config/missing", format!("`{key}` is missing"));
        table.push(found.at(table.whole()).help(format!("add `{example}`")));
    }
    table.string(key)
}

fn base_url(table: &mut Table<'_>) -> Option<BaseUrl> {
    let written = required(table, "base_url", "base_url: https://example.org/")?;
    let parsed = BaseUrl::parse(&written);
    if let Err(why) = &parsed {
        let message = format!("`{written}` is not the address of a blog: {why}");
        let help = "write it whole: `https://example.org/`".to_owned();
        table.error("base_url", "config/base-url", message, help);
    }
    parsed.ok()
}

fn language(table: &mut Table<'_>) -> String {
    let written = table.string("language").unwrap_or_else(|| "en".to_owned());
    let tag = language::tag(&written);
    if tag.is_none() {
        let message = format!("`{written}` is not the tag of a language");
        let help = "write a language, or one of a country: `de`, `pt-BR`".to_owned();
        table.error("language", "config/language", message, help);
    }
    tag.unwrap_or(written)
}

/// The zones come with the program: a blog reads the same on every machine.
fn time_zone(table: &mut Table<'_>) -> Option<TimeZone> {
    let Some(name) = table.string("timezone") else {
        return Some(TimeZone::UTC);
    };
    let zones = jiff::tz::TimeZoneDatabase::bundled();
    let zone = zones.get(&name);
    if zone.is_err() {
        let names: Vec<String> = zones.available().map(|name| name.to_string()).collect();
        let near = crate::value::suggest::did_you_mean(&name, names.iter().map(String::as_str));
        let help = near.unwrap_or_else(|| "write an IANA name: `Europe/Berlin`".to_owned());
        table.error("timezone", "config/timezone", format!("`{name}` is not a time zone"), help);
    }
    zone.ok()
}

fn post_folders(table: &mut Table<'_>) -> Vec<String> {
    let usual = || ["posts", "_posts", "post", "blog"].map(str::to_owned).to_vec();
    table.strings("post_folders").unwrap_or_else(usual)
}

fn permalinks(table: &mut Table<'_>) -> BTreeMap<String, String> {
    if let Some(Value::String(posts)) = table.value("permalinks") {
        return BTreeMap::from([("posts".to_owned(), posts.clone())]);
    }
    let Some(mut inner) = table.table("permalinks") else {
        return BTreeMap::new();
    };
    let keys: Vec<_> = inner.keys().collect();
    let patterns = keys.into_iter().filter_map(|key| Some((key.to_owned(), inner.string(key)?)));
    let patterns = patterns.collect();
    table.absorb(inner.finish_open());
    patterns
}

fn per_page(table: &mut Table<'_>) -> usize {
    let usual = 10;
    let Some(mut inner) = table.table("pagination") else {
        return usual;
    };
    let per_page = inner.count("per_page", 1).unwrap_or(usual);
    table.absorb(inner.finish(Severity::Error));
    per_page
}

fn broken_links(table: &mut Table<'_>) -> Severity {
    let Some(mut inner) = table.table("links") else {
        return Severity::Error;
    };
    let choices = [("error", Severity::Error), ("warn", Severity::Warning)];
    let severity = inner.choice("broken", &choices).unwrap_or(Severity::Error);
    table.absorb(inner.finish(Severity::Error));
    severity
}

/// A wrong configuration is a matter of the setup, whoever found it.
fn of_the_setup(findings: Findings) -> Findings {
    let setup = |mut found: Diagnostic| {
        found.fault = crate::diag::Fault::Setup;
        found
    };
    findings.into_iter().map(setup).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Outcome;

    fn faults(text: &str) -> Vec<String> {
        let faults = Config::parse(&Text::new("hobnob.yaml", text)).unwrap_err();
        assert_eq!(faults.outcome(), Outcome::Setup);
        faults.sorted().iter().map(|found| found.message.clone()).collect()
    }

    #[test]
    fn two_keys_make_a_blog() {
        let text = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example\n");
        let config = Config::parse(&text).unwrap();
        assert_eq!((config.theme.as_str(), config.per_page), ("porch", 10));
        assert_eq!(config.taxonomies.len(), 4);
    }

    #[test]
    fn what_is_short_may_be_written_short() {
        let text = "title: A\nbase_url: https://a.example/\nauthor: {name: Ada, url: /ada/}\n\
                    taxonomies: [tags, places]\npermalinks: /:year/:slug/\n";
        let config = Config::parse(&Text::new("hobnob.yaml", text)).unwrap();
        assert_eq!(config.author.as_deref(), Some("Ada"));
        assert_eq!(config.authors["Ada"].url.as_deref(), Some("/ada/"));
        assert_eq!(config.taxonomies.last().map(|last| last.name.as_str()), Some("places"));
        assert_eq!(config.permalinks["posts"], "/:year/:slug/");
    }

    #[test]
    fn every_fault_is_told_in_one_run() {
        let text = "titel: A\nbase_url: a.example\ntimezone: Europe/Berlni\nfeeds: {limit: 0}\n";
        let expected = [
            "`title` is missing",
            "`titel` is not a key here",
            "`a.example` is not the address of a blog: it lacks `https://`",
            "`Europe/Berlni` is not a time zone",
            "expected a whole number from 1 for `limit`, found a number",
        ];
        assert_eq!(faults(text), expected);
    }

    #[test]
    fn the_page_about_it_names_every_key() {
        let page = include_str!("../../docs/configuration.md");
        let example = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
        let text = Text::new("docs/configuration.md", example.unwrap());
        assert!(Config::parse(&text).is_ok(), "{:?}", Config::parse(&text));
        let file = DataFile::parse_whole(&text, Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        Config::read(&mut table, &file.written);
        let asked: Vec<&str> = table.asked().collect();
        assert!(asked.len() > 15);
        let missing: Vec<&str> = asked.into_iter().filter(|key| !table.has(key)).collect();
        assert_eq!(missing, [""; 0]);
    }
}
