//! A file a comment, as Staticman writes them and Jekyll sites keep them: a folder a post, or all in
//! one. Every theme has its own fields, and its own way to say what a comment answers.

mod answer;
mod leaf;
mod tree;

use std::collections::BTreeMap;
use std::io::Read;

use self::answer::Answers;
use self::leaf::{Leaf, Parsed};
use super::open::Export;
use super::row::Row;
use super::{Input, Sink, json};
use crate::comment::{Body, Markup};
use crate::diag::{Diagnostic, Findings, Severity};

/// Reads all files of a tree.
///
/// # Errors
/// When none of them can be read. One that cannot is a problem, and costs only itself.
pub(super) fn read(
    export: &Export,
    sink: &mut dyn Sink,
    progress: &dyn Fn(u64),
) -> Result<(), Findings> {
    let (mut leaves, mut broken) = (Vec::new(), Findings::none());
    let (mut whole, trunk) = (0, tree::trunk(export.names()));
    export.each(progress, &mut |input| {
        let (name, text) = words(input)?;
        match leaf::parse(&name, &text) {
            Ok(Parsed::One(map)) => leaves.push(Leaf::new(&name, &trunk, &map)),
            Ok(Parsed::Many(value)) => json::read_value(&name, &value, sink)?,
            Err(fault) => {
                broken.push(*fault);
                return Ok(());
            }
        }
        whole += 1;
        Ok(())
    })?;
    if whole == 0 && !broken.is_empty() {
        return Err(broken.into_iter().map(as_error).collect());
    }
    broken.into_iter().for_each(|fault| sink.problem(fault));
    tell(leaves, sink)
}

fn as_error(fault: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Error, ..fault }
}

/// Tells the posts, each with its comments in the order of their files' names.
fn tell(leaves: Vec<Leaf>, sink: &mut dyn Sink) -> Result<(), Findings> {
    let mut posts: BTreeMap<String, Vec<Leaf>> = BTreeMap::new();
    for leaf in leaves {
        posts.entry(leaf.post.clone()).or_default().push(leaf);
    }
    for (post, mut leaves) in posts {
        leaves.sort_by(|a, b| a.stem.cmp(&b.stem));
        if let Some(first) = leaves.first() {
            sink.thread(first.card.thread(&post, first.place.clone()));
        }
        let rows: Vec<Row> = leaves.iter().map(Leaf::row).collect();
        let answers = Answers::of(&leaves, &rows);
        let parents: Vec<Option<String>> = leaves.iter().map(|leaf| answers.parent(leaf)).collect();
        for (row, parent) in rows.into_iter().zip(parents) {
            sink.row(Row { parent, ..in_markdown(row) })?;
        }
    }
    Ok(())
}

/// Forms of static sites take Markdown.
fn in_markdown(row: Row) -> Row {
    let markup = Some(row.body.markup).filter(|markup| *markup != Markup::Plain);
    let body = Body { markup: markup.unwrap_or(Markup::Markdown), text: row.body.text };
    Row { body, ..row }
}

fn words(mut input: Input<'_>) -> Result<(String, String), Findings> {
    let mut bytes = Vec::new();
    input.bytes.read_to_end(&mut bytes).map_err(|error| {
        let message = format!("this file cannot be read: {error}");
        Diagnostic::setup("import/unreadable", message).in_file(&*input.name)
    })?;
    Ok((input.name.to_string(), String::from_utf8_lossy(&bytes).into_owned()))
}
