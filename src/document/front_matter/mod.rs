//! The head of a document: what its author says about it. Does not know the body.

mod head;
mod names;
mod read;
mod terms;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::Zoned;

use crate::config::{Config, Person};
use crate::data::{DataFile, Map, Value, Written};
use crate::diag::{Diagnostic, Findings, Span, Text};

pub(super) use names::names;

/// The most bytes of a front matter: libraries take long for more, and no author writes as much.
const LONGEST: usize = 1_000_000;

/// Who paid for a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sponsor {
    /// The sponsor's name.
    pub name: String,
    /// Where they are.
    pub url: Option<String>,
}

/// Whether readers may answer here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comments {
    /// They may.
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
    /// `date`, else the date in the file's name; in the blog's time zone.
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
    /// `layout`, with its ending: a template of another generator's theme, to be used where this
    /// blog has one of that name, and no fault where it has not.
    pub layout: Option<String>,
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
    /// `comments`, where the author says it.
    pub comments: Option<Comments>,
    /// `discussion`: the address where people talk about it.
    pub discussion: Option<String>,
    /// `search: false`: readers who search do not find it.
    pub unsearched: bool,
    /// `people`: whom readers of this page should meet.
    pub people: Vec<Person>,
    /// `policy`: waivers, as written.
    pub policy: Option<Value>,
    /// `extra`: anything, for templates.
    pub extra: Map,
}

impl FrontMatter {
    /// Whether the author says that this is a page, whatever its place and date.
    pub(super) fn asks_for_page(&self) -> bool {
        let asked = self.template.as_ref().or(self.layout.as_ref());
        asked.is_some_and(|name| name == "page.html")
    }
}

/// What the file's path says, unless its author says otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Presumed {
    /// The date in its name.
    pub(super) date: Option<Zoned>,
    /// Whether it lies among drafts.
    pub(super) draft: bool,
}

impl From<Presumed> for FrontMatter {
    fn from(presumed: Presumed) -> Self {
        Self { date: presumed.date, draft: presumed.draft, ..Self::default() }
    }
}

/// A file with its head taken off and read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    /// What the head says.
    pub(super) front: FrontMatter,
    /// Everything in it.
    pub(super) data: Map,
    /// Where it is written, if there is one.
    pub(super) written: Option<Written>,
    /// The byte at which the body begins.
    pub(super) body: usize,
}

/// Takes the front matter off a file and reads it. What cannot be read is told and left out.
pub(super) fn parse(text: &Arc<Text>, presumed: Presumed, config: &Config) -> (Parsed, Findings) {
    let head = match head::find(text) {
        Ok(head) => head,
        Err(unclosed) => return (Parsed::default(), (*unclosed).into()),
    };
    let body = head.body;
    let Some((range, format)) = head.data else {
        let parsed = Parsed { front: presumed.into(), body, ..Parsed::default() };
        return (parsed, Findings::none());
    };
    if range.len() > LONGEST {
        return (Parsed::default(), too_long(text, range).into());
    }
    let written = Written::new(text, range, format);
    let ((front, data), findings) =
        data(written.clone(), presumed, config).unwrap_or_else(|fault| (Default::default(), fault));
    (Parsed { front, data, written: Some(written), body }, findings)
}

fn too_long(text: &Arc<Text>, range: Range<usize>) -> Diagnostic {
    let first = text.content.get(range.clone()).and_then(|words| words.lines().next());
    let message = "the front matter is longer than a million bytes";
    Diagnostic::error("front-matter/length", message)
        .at(Span::new(text, range.start..range.start + first.map_or(0, str::len)))
        .help("move the text below the front matter, and tables into `data/`")
}

fn data(
    written: Written,
    presumed: Presumed,
    config: &Config,
) -> Result<((FrontMatter, Map), Findings), Findings> {
    let file = DataFile::parse(written)?;
    if file.value.is_null() {
        return Ok(((presumed.into(), Map::new()), Findings::none()));
    }
    let (front, findings) = read::read(file.table()?, presumed, config);
    let data = match file.value {
        Value::Object(data) => data,
        _ => Map::new(),
    };
    Ok(((front, data), findings))
}
