//! `hobnob comments find`: what somebody said, in all the years at once.

use clap::Args;
use serde_json::{Value, json};

use super::list::{Filter, latest_first};
use super::tell;
use crate::build::Unwatched;
use crate::build::each::each;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::find::{Hit, Query};
use crate::comment::{Reading, Website, html, neutral};
use crate::desk::{Desk, Said, words};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::value::plural;

/// Find what somebody said, by words, people and posts
#[derive(Debug, Args)]
pub(super) struct Find {
    /// What to look for: every word has to be there; "what stands in quotation marks" belongs together
    #[arg(required_unless_present = "links_to", value_name = "WORDS")]
    words: Vec<String>,
    /// Only what links to this site, or to a page of it: who recommended whom
    #[arg(long, value_name = "HOST")]
    links_to: Option<String>,
    #[command(flatten)]
    filter: Filter,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// How many characters around a hit are shown on either side.
const AROUND: usize = 90;

/// What is looked for.
struct Wanted {
    query: Query,
    /// The site that a comment links to.
    site: Option<Website>,
}

/// A comment that was found, with the words around.
struct Found<'a> {
    said: Said<'a>,
    words: String,
    /// Its links to the site that was asked for.
    links: Vec<String>,
}

impl Find {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let wanted = self.wanted()?;
        let desk = global.desk()?;
        let mut all: Vec<Said<'_>> = desk.said().filter(|said| self.filter.takes(*said)).collect();
        latest_first(&mut all);
        let found = each(&all, &Unwatched, |said| Found::of(&wanted, *said));
        let found: Vec<Found<'_>> = found.into_iter().flatten().collect();
        let shown = &found[..found.len().min(self.filter.limit(self.format))];
        match self.format {
            Format::Human => {
                let own = wanted.site.as_ref().map(|site| signed(&desk, site)).unwrap_or_default();
                console.result(&(lines(console, &wanted.query, shown, found.len()) + &own));
            }
            Format::Json => console.result(&format!("{:#}\n", json(&wanted.query, shown))),
        }
        Ok(Outcome::Done)
    }

    fn wanted(&self) -> Result<Wanted, Findings> {
        let query = Query::parse(&self.words.join(" "));
        if query.is_empty() && self.links_to.is_none() {
            return Err(Diagnostic::setup("usage/words", "there is nothing to look for")
                .help("name a word: `hobnob comments find glue`")
                .into());
        }
        let site = self.links_to.as_deref().map(site).transpose()?;
        Ok(Wanted { query, site })
    }
}

impl<'a> Found<'a> {
    fn of(wanted: &Wanted, said: Said<'a>) -> Option<Self> {
        let Said { topic, comment } = said;
        let reading = Reading::of(&comment.body);
        let links = wanted.links(&reading)?;
        let words = words::plain(&[&*reading.words, &reading.quoted, &reading.code].join(" "));
        let (name, url) = (&comment.author.name, comment.author.url.as_deref().unwrap_or_default());
        let places = [&words, name, url, &topic.title, &topic.address];
        wanted.query.is_in(places).then_some(Self { said, words, links })
    }
}

impl Wanted {
    /// The links of a comment that lead to the site; `None` where there should be some and are none.
    fn links(&self, reading: &Reading) -> Option<Vec<String>> {
        let Some(site) = &self.site else { return Some(Vec::new()) };
        let leads = |address: &str| Website::of(address).is_some_and(|other| site.holds(&other));
        let links = reading.links.iter().map(|link| words::plain(&link.address));
        let links: Vec<String> = links.filter(|address| leads(address)).collect();
        (!links.is_empty()).then_some(links)
    }
}

/// The site that somebody typed.
fn site(typed: &str) -> Result<Website, Findings> {
    Website::of(typed).ok_or_else(|| {
        Diagnostic::setup("usage/host", format!("`{typed}` is not a site"))
            .help("name a host or an address: `--links-to priya.example`")
            .into()
    })
}

/// Whose site it is, as far as comments are signed with it.
fn signed(desk: &Desk, site: &Website) -> String {
    let is_theirs = |url: &str| Website::of(url).is_some_and(|other| site.holds(&other));
    let said = desk.said().filter(|said| said.comment.is_shown() && !said.comment.is_owner);
    let said = said.filter(|said| said.comment.author.url.as_deref().is_some_and(is_theirs));
    let mut names: Vec<String> = said.map(|said| html::name(&said.comment.author.name)).collect();
    let comments = names.len();
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    let comments = plural::count(comments, "comment");
    match names.as_slice() {
        [] => String::new(),
        [name] => format!("{name} signs with this site: {comments}\n"),
        names => format!("{} sign with this site: {comments}\n", names.join(", ")),
    }
}

fn lines(console: &Console, query: &Query, shown: &[Found<'_>], all: usize) -> String {
    if shown.is_empty() {
        return "Nobody has said that.\n".to_owned();
    }
    let entries = shown.iter().map(|found| {
        let hit = query.hit(&found.words, AROUND);
        let words =
            hit.map_or_else(|| words::opening(found.said.comment), |hit| around(console, &hit));
        let links = found.links.iter().map(|link| format!(" → {link}"));
        let words = words + &links.collect::<String>();
        tell::entry(console.sheet(), found.said, &words)
    });
    let mut lines: String = entries.collect();
    lines += &match all - shown.len() {
        0 => plural::count(all, "comment"),
        more => format!("{} of {all} comments; `--limit 0` shows {more} more", shown.len()),
    };
    lines + "\n"
}

fn around(console: &Console, hit: &Hit<'_>) -> String {
    let cut = |is_cut| if is_cut { "…" } else { "" };
    let found = console.sheet().title(hit.found);
    let (start, end) = (cut(hit.is_cut_before), cut(hit.is_cut_after));
    format!("{start}{}{found}{}{end}", hit.before, hit.after)
}

fn json(query: &Query, shown: &[Found<'_>]) -> Value {
    let objects = shown.iter().map(|found| {
        let mut object = neutral::object(found.said.topic, found.said.comment);
        if let Some(hit) = query.hit(&found.words, AROUND) {
            object["hit"] = json!({"before": hit.before, "found": hit.found, "after": hit.after});
        }
        if !found.links.is_empty() {
            object["links"] = json!(found.links);
        }
        object
    });
    objects.collect()
}
