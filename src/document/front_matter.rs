//! The head of a document: what its author says about it.

use std::collections::BTreeMap;

use jiff::Zoned;

use crate::data::{Map, Value};

/// Who paid for a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sponsor {
    /// The sponsor's name.
    pub name: String,
    /// Where they are.
    pub url: Option<String>,
}

/// Whether readers may answer here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comments {
    /// They may.
    #[default]
    Open,
    /// What was said is shown, nothing is added.
    Closed,
    /// No conversation is shown.
    Off,
}

/// The keys of the front matter, checked.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// `title`
    pub title: Option<String>,
    /// `description`: a sentence for search engines and cards.
    pub description: Option<String>,
    /// `date`, else the date in the file's name.
    pub date: Option<Zoned>,
    /// `updated`
    pub updated: Option<Zoned>,
    /// `draft`
    pub draft: bool,
    /// `slug`, as written.
    pub slug: Option<String>,
    /// `permalink`, as written.
    pub permalink: Option<String>,
    /// `aliases`: old addresses, as written.
    pub aliases: Vec<String>,
    /// The terms of every taxonomy the configuration names: `tags`, `series`, `authors` …
    pub terms: BTreeMap<String, Vec<String>>,
    /// `summary`, Markdown.
    pub summary: Option<String>,
    /// `template`, with its ending: `page.html`.
    pub template: Option<String>,
    /// `image`: for cards, relative like any link of the body.
    pub image: Option<String>,
    /// `lang`, BCP 47.
    pub lang: Option<String>,
    /// `publish_date`: when it comes out, if not at `date`.
    pub publish_date: Option<Zoned>,
    /// `expires`: when it goes.
    pub expires: Option<Zoned>,
    /// `sponsor`
    pub sponsor: Option<Sponsor>,
    /// `purpose`
    pub purpose: Option<String>,
    /// `comments`
    pub comments: Comments,
    /// `policy`: waivers, as written.
    pub policy: Option<Value>,
    /// `extra`: anything, for templates.
    pub extra: Map,
}
