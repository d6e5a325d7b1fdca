//! The file of a baseline, read and printed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::known::Known;
use super::{Baseline, VERSION};
use crate::data::{DataFile, Format, Table};
use crate::diag::{Diagnostic, Findings, Text};
use crate::policy::rule::Rule;
use crate::value::suggest::did_you_mean;

/// The file, its keys in the order in which it is printed.
#[derive(Serialize)]
struct File<'a> {
    version: usize,
    posts: BTreeMap<&'a str, BTreeMap<&'a str, BTreeMap<&'a str, usize>>>,
}

impl Baseline {
    /// Reads the file of a blog whose documents have the paths `posts` (`content/posts/a.md`).
    ///
    /// # Errors
    /// Every fault at once, with its place. All are of the setup: exit code 2.
    pub fn parse<'a>(
        text: &Arc<Text>,
        posts: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, Findings> {
        let read = || {
            let file = DataFile::parse_whole(text, Format::Json)?;
            let mut table = file.table()?;
            version(&mut table)?;
            let posts: BTreeSet<&str> = posts.into_iter().collect();
            let baseline = Self::read(&mut table, &posts);
            table.finish_open().or_value(baseline)
        };
        read().map(|(baseline, _)| baseline).map_err(Findings::of_setup)
    }

    fn read(table: &mut Table<'_>, posts: &BTreeSet<&str>) -> Self {
        let mut baseline = Self::default();
        let Some(mut paths) = table.table("posts") else {
            return baseline;
        };
        for (path, mut rules) in paths.entries() {
            let known = match posts.contains(path) {
                true => baseline.posts.entry(path.to_owned()).or_default(),
                false => &mut baseline.gone,
            };
            for (name, passages) in rules.entries() {
                rules.absorb(passages_of(name, passages, known));
            }
            paths.absorb(rules.finish_open());
        }
        table.absorb(paths.finish_open());
        baseline
    }

    /// The file: the same baseline is always the same bytes, with a line feed at the end.
    pub fn print(&self) -> String {
        let known = self.posts.iter().filter(|(_, known)| !known.is_empty());
        let posts = known.map(|(path, known)| (path.as_str(), known.by_rule())).collect();
        let file = File { version: VERSION, posts };
        // Text and numbers in memory: there is nothing to fail.
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }
}

/// Reads the passages of one rule.
fn passages_of(name: &str, mut table: Table<'_>, known: &mut Known) -> Findings {
    let Some(rule) = Rule::named(name) else {
        let help = did_you_mean(name, Rule::ALL.iter().map(|rule| rule.name()));
        let help = help.unwrap_or_else(|| "delete it with all that belongs to it".to_owned());
        let found = Diagnostic::error("policy/baseline", format!("there is no rule `{name}`"));
        table.push(found.at(table.whole()).help(help));
        return table.finish_open();
    };
    let passages: Vec<&str> = table.keys().collect();
    for passage in passages {
        known.add(rule, passage.to_owned(), table.count(passage, 1).unwrap_or(0));
    }
    table.finish_open()
}

/// Looks whether it is a file of this version: of another one, nothing more can be said.
fn version(table: &mut Table<'_>) -> Result<(), Findings> {
    if table.value("version").and_then(|found| found.as_u64()) == Some(VERSION as u64) {
        return Ok(());
    }
    let (message, at) = match table.value("version") {
        Some(found) => (
            format!("this baseline is of version {found}, and this hobnob reads version {VERSION}"),
            table.span("version"),
        ),
        None => ("this is no baseline: it has no `version`".to_owned(), table.whole()),
    };
    let help = "use the hobnob that wrote it, or delete it and run `hobnob check --write-baseline`";
    Err(Diagnostic::error("policy/baseline", message).at(at).help(help).into())
}
