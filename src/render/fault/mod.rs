//! What the template engine says, as diagnostics: the template's file, the line, the words, and
//! what to type instead.

mod report;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::ErrorKind;

use crate::diag::{Diagnostic, Span, Text};
use crate::render::tag::{self, Tag};
use crate::value::suggest::did_you_mean;
use report::Report;

/// All templates, by the names the engine knows them by.
#[derive(Clone, Copy)]
pub(super) struct Templates<'a> {
    /// The files.
    pub(super) texts: &'a BTreeMap<String, Arc<Text>>,
    /// Where a name is looked for when it is not there as it stands.
    pub(super) prefixes: &'a [String],
}

impl<'a> Templates<'a> {
    /// The template that a name means.
    pub(super) fn resolve(&self, name: &str) -> Option<(&'a str, &'a Arc<Text>)> {
        let mut names =
            [name.to_owned()].into_iter().chain(self.prefixes.iter().map(|p| format!("{p}{name}")));
        let found = names.find_map(|name| self.texts.get_key_value(&name));
        found.map(|(name, text)| (name.as_str(), text))
    }

    /// What each name resolves to that does.
    pub(super) fn names(&self) -> HashMap<String, String> {
        let bare = self.prefixes.iter().flat_map(|prefix| {
            let known = self.texts.keys().map(move |known| known.strip_prefix(prefix.as_str()));
            known.flatten()
        });
        let names = self.texts.keys().map(String::as_str).chain(bare);
        let resolved = names.filter_map(|name| Some((name.to_owned(), self.resolve(name)?.0)));
        resolved.map(|(name, known)| (name, known.to_owned())).collect()
    }

    /// The template whose name is most like `name`; those of themes go by their own name too.
    fn like(&self, name: &str) -> Option<String> {
        let bare = self.texts.keys().map(|known| {
            let below = self.prefixes.iter().find_map(|prefix| known.strip_prefix(prefix.as_str()));
            below.unwrap_or(known)
        });
        did_you_mean(name, bare.chain(self.texts.keys().map(String::as_str)))
    }

    /// Every tag of a kind with its file: all blocks, all components.
    fn tags(&self, kind: &'static str) -> impl Iterator<Item = (&'a Arc<Text>, Tag<'a>)> {
        self.texts.values().flat_map(move |text| {
            let tags = tag::tags(&text.content).into_iter();
            tags.filter(move |tag| tag.kind == kind).map(move |tag| (text, tag))
        })
    }

    /// The file of a template, whole, where there is no place to show.
    fn file(&self, name: &str) -> Option<Span> {
        self.texts.get(name).map(|text| Span::file(text.path.as_str()))
    }
}

/// Everything an error of the engine tells, each with its place.
pub(super) fn told(error: &tera::Error, templates: &Templates<'_>) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(_) => reports(error, "template/syntax", templates),
        ErrorKind::RenderingError(_) => reports(error, "template/render", templates),
        ErrorKind::CircularExtend { tpl, inheritance_chain } => {
            vec![extends_itself(tpl, inheritance_chain, templates)]
        }
        ErrorKind::CircularInclude { include_chain, .. } => {
            vec![includes_itself(include_chain, templates)]
        }
        // The engine tells the first; the others are as easy to find.
        ErrorKind::MissingParent { .. } => no_parents(templates),
        _ => reports(error, "template/unknown", templates),
    }
}

/// The engine gives what it found as one text with frames in it; taken apart, they are ours.
fn reports(error: &tera::Error, code: &'static str, templates: &Templates<'_>) -> Vec<Diagnostic> {
    let text = match error.kind() {
        // The message as it is: a report may cut it where it holds line breaks.
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let place = report.span();
            let text = templates.texts.get(report.filename());
            let span = text.map(|text| Span::new(text, place.range.clone()));
            let found = words::diagnostic(code, report.message(), templates);
            return vec![called_from(located(found, span), error, templates)];
        }
        _ => error.to_string(),
    };
    let found = Report::parse_all(&text).into_iter().map(|report| {
        let found = words::diagnostic(code, &report.message, templates);
        located(found, report.span(templates.texts))
    });
    let found: Vec<Diagnostic> = found.collect();
    if found.is_empty() { vec![placeless(code, &text, templates)] } else { found }
}

/// What the engine tells without a frame: a component that two templates define.
fn placeless(code: &'static str, text: &str, templates: &Templates<'_>) -> Diagnostic {
    let found = words::diagnostic(code, text, templates);
    let Some(name) = text.strip_prefix("Component `").and_then(|rest| rest.split('`').next())
    else {
        return found;
    };
    let mut places = templates.tags("component").filter(|(_, tag)| tag.name == name);
    let first = places.next().map(|(text, tag)| tag.place(text));
    let second = places.next().map(|(text, tag)| tag.place(text));
    let found = located(found, second).help("give one of them another name");
    match first {
        Some(first) => found.label(first, "first defined here"),
        None => found,
    }
}

fn located(found: Diagnostic, span: Option<Span>) -> Diagnostic {
    match span {
        Some(span) => found.at(span),
        None => found,
    }
}

/// Adds the places that led to the one at fault.
fn called_from(found: Diagnostic, error: &tera::Error, templates: &Templates<'_>) -> Diagnostic {
    let notes = Report::parse_notes(&error.to_string());
    let spans = notes.iter().filter_map(|note| note.span(templates.texts));
    spans.fold(found, |found, span| found.label(span, "called from here"))
}

fn extends_itself(template: &str, chain: &[String], templates: &Templates<'_>) -> Diagnostic {
    let message = format!("this template extends itself{}", through(template, chain));
    let found = Diagnostic::error("template/endless", message);
    let found = located(found, naming(template, "extends", chain.first(), templates));
    let below = templates.prefixes.iter().map(|prefix| format!("{prefix}{template}"));
    let below = below.into_iter().find(|name| templates.texts.contains_key(name));
    found.maybe_help(below.map(|name| {
        format!("to build on the theme's template, write `{{% extends \"{name}\" %}}`")
    }))
}

fn includes_itself(chain: &[String], templates: &Templates<'_>) -> Diagnostic {
    let template = chain.first().map_or("", String::as_str);
    let message = format!("this template includes itself{}", through(template, &chain[1..]));
    let found = Diagnostic::error("template/endless", message);
    located(found, naming(template, "include", chain.get(1), templates))
        .help("take out one of the `include`s: rendered, this would never end")
}

/// `, through …`, for a circle of more than one.
fn through(template: &str, chain: &[String]) -> String {
    let others: Vec<&str> =
        chain.iter().map(String::as_str).filter(|name| *name != template).collect();
    if others.is_empty() { String::new() } else { format!(", through `{}`", others.join("`, `")) }
}

fn no_parents(templates: &Templates<'_>) -> Vec<Diagnostic> {
    let parents = templates.tags("extends");
    let missing = parents.filter(|(_, tag)| templates.resolve(tag.name).is_none());
    let found = missing.map(|(text, tag)| {
        let message = format!("there is no template `{}` to extend", tag.name);
        let help = inherited(tag.name, templates).or_else(|| templates.like(tag.name));
        let found = Diagnostic::error("template/unknown", message);
        found.at(tag.place(text)).maybe_help(help)
    });
    found.collect()
}

/// A theme's template may be one that it inherits; then it carries the name of where it is written.
fn inherited(name: &str, templates: &Templates<'_>) -> Option<String> {
    let mut prefixes = templates.prefixes.iter().map(String::as_str);
    let rest = prefixes.find_map(|prefix| name.strip_prefix(prefix))?;
    let mut below = prefixes.map(|prefix| format!("{prefix}{rest}"));
    let real = below.find(|name| templates.texts.contains_key(name))?;
    Some(format!("the theme inherits it: write `{real}`"))
}

/// The tag of `template` that names `other`, however far its name is written out.
fn naming(
    template: &str,
    kind: &str,
    other: Option<&String>,
    templates: &Templates<'_>,
) -> Option<Span> {
    let text = templates.texts.get(template)?;
    let means = |tag: &Tag<'_>| templates.resolve(tag.name).map(|(name, _)| name);
    let tags = tag::tags(&text.content);
    let mut named = tags.iter().filter(|tag| tag.kind == kind);
    let found =
        named.find(|tag| other.is_some_and(|other| tag.name == other || means(tag) == Some(other)));
    found.map(|tag| tag.place(text)).or_else(|| templates.file(template))
}
