//! The terms of a post in every taxonomy: `tags: [a, b]`, `tag: a`, Zola's `[taxonomies]`.
//!
//! A single string names several terms only where commas say so: `tags: one, two words`. Jekyll
//! would also split at spaces, which tears `two words` apart and cannot be mended afterwards, while
//! one term too long is seen at once. A key in the singular, and `series`, names one thing: there a
//! comma is part of the name.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::data::{Table, Value};
use crate::diag::Diagnostic;
use crate::value::suggest::did_you_mean;

/// Reads the terms of every taxonomy that the configuration names; one without terms is left out.
pub(super) fn read<'a>(table: &mut Table<'a>, config: &'a Config) -> BTreeMap<String, Vec<String>> {
    let mut inner = table.table("taxonomies");
    let mut terms = BTreeMap::new();
    for taxonomy in &config.taxonomies {
        let name = taxonomy.name.as_str();
        let mut found = of_taxonomy(table, name);
        if let Some(inner) = &mut inner {
            found.extend(of_key(inner, name));
        }
        let found = distinct(found);
        if !found.is_empty() {
            terms.insert(name.to_owned(), found);
        }
    }
    if let Some(inner) = inner {
        let found = tell_unknown(inner, config);
        table.absorb(found);
    }
    terms
}

fn of_taxonomy<'a>(table: &mut Table<'a>, name: &'a str) -> Vec<String> {
    let mut terms = of_key(table, name);
    if let Some(singular) = singular(name).filter(|singular| table.has(singular)) {
        terms.extend(one(table, singular));
    }
    terms
}

fn of_key<'a>(table: &mut Table<'a>, key: &'a str) -> Vec<String> {
    match table.value(key) {
        Some(Value::String(text)) if key != "series" => {
            text.split(',').map(str::to_owned).collect()
        }
        Some(value) => terms(table, key, value),
        None => Vec::new(),
    }
}

/// The terms under a key in the singular, whose name is not the configuration's.
fn one(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    match table.value(key) {
        Some(value) => terms(table, key, value),
        None => Vec::new(),
    }
}

/// A word, a list of words, or of maps with a `name`, as authors are often written.
fn terms(table: &mut Table<'_>, key: &str, value: &Value) -> Vec<String> {
    let found: Option<Vec<String>> = match value {
        Value::Array(items) => items.iter().filter(|item| !item.is_null()).map(term).collect(),
        single => term(single).map(|term| vec![term]),
    };
    if found.is_none() {
        let message = format!("expected a list of words for `{key}`");
        let help = format!("write `{key}: [one, two]`");
        table.error(key, "front-matter/terms", message, help);
    }
    found.unwrap_or_default()
}

fn term(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Object(map) => map.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Null | Value::Array(_) => None,
    }
}

/// The form in which one term is named by the taxonomies that everybody has.
fn singular(name: &str) -> Option<&'static str> {
    match name {
        "tags" => Some("tag"),
        "categories" => Some("category"),
        "authors" => Some("author"),
        _ => None,
    }
}

fn distinct(terms: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(terms.len());
    for term in terms {
        let term = term.trim();
        if !term.is_empty() && !kept.iter().any(|known| known == term) {
            kept.push(term.to_owned());
        }
    }
    kept
}

fn tell_unknown(mut inner: Table<'_>, config: &Config) -> crate::diag::Findings {
    for key in inner.unasked() {
        let names = config.taxonomies.iter().map(|taxonomy| taxonomy.name.as_str());
        let help = did_you_mean(key, names)
            .unwrap_or_else(|| format!("add `{key}: {{}}` to `taxonomies` in `hobnob.yaml`"));
        let message = format!("`{key}` is not a taxonomy of this blog");
        let found = Diagnostic::warning("front-matter/unknown-taxonomy", message);
        inner.push(found.at(inner.key_span(key)).help(help));
    }
    inner.finish_open()
}
