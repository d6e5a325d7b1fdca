//! The engine's words in ours: lower case, without a full stop, and with help.

use crate::diag::Diagnostic;
use crate::value::suggest::did_you_mean;

use super::Templates;
use crate::render::{filter, function};

/// What Tera itself brings along.
const FILTERS: [&str; 37] = [
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// A message of the engine as a diagnostic without a place. What our own functions say comes with
/// its help behind a line break.
pub(super) fn diagnostic(
    code: &'static str,
    message: &str,
    templates: &Templates<'_>,
) -> Diagnostic {
    if let Some((message, help)) = message.split_once('\n') {
        return Diagnostic::error(code, message).help(help);
    }
    let (message, rest) = message.split_once(". ").unwrap_or((message, ""));
    let message = message.trim_end_matches('.');
    if let Some((kind, name)) = unknown(message) {
        let found = Diagnostic::error("template/unknown", format!("there is no {kind} `{name}`"));
        return found.maybe_help(like(kind, name, templates));
    }
    if let Some(name) = no_block(message) {
        let message = format!("no template below has a block `{name}`");
        let blocks = templates.tags("block").map(|(_, tag)| tag.name);
        let blocks = blocks.filter(|known| *known != name);
        return Diagnostic::error("template/unknown", message)
            .maybe_help(did_you_mean(name, blocks));
    }
    if message.starts_with("Maximum render recursion depth") {
        return Diagnostic::error("template/endless", "a component calls itself without end")
            .help("let it stop at some point: 20 of it inside each other are the most");
    }
    let found = Diagnostic::error(code, lower(message));
    if message.ends_with("but expected identifier") {
        return found.help("arguments have names: write `asset(path=\"…\")`");
    }
    match rest.split_once(": ") {
        Some((_, there)) => found.maybe_help(near(message, there)),
        None if rest.is_empty() => found,
        None => found.help(lower(rest.trim_end_matches('.'))),
    }
}

/// ``Unknown filter `shout` `` as its kind and its name.
fn unknown(message: &str) -> Option<(&str, &str)> {
    let (kind, name) = message.strip_prefix("Unknown ")?.split_once(" `")?;
    let name = name.strip_suffix('`')?;
    matches!(kind, "filter" | "function" | "test" | "template" | "component")
        .then_some((kind, name))
}

/// ``Block `haed` is not defined in any parent template`` as its name.
fn no_block(message: &str) -> Option<&str> {
    message.strip_prefix("Block `")?.strip_suffix("` is not defined in any parent template")
}

fn like(kind: &str, name: &str, templates: &Templates<'_>) -> Option<String> {
    match kind {
        "filter" => did_you_mean(name, FILTERS.into_iter().chain(filter::NAMES)),
        "function" => {
            did_you_mean(name, ["range", "throw", "super"].into_iter().chain(function::NAMES))
        }
        "template" => super::inherited(name, templates).or_else(|| templates.like(name)),
        "component" => did_you_mean(name, templates.tags("component").map(|(_, tag)| tag.name)),
        _ => None,
    }
}

/// Of what there is, what was meant; else all of it.
fn near(message: &str, there: &str) -> Option<String> {
    let names: Vec<&str> = there.split(", ").map(|name| name.trim_matches('`')).collect();
    let wrong = message.split('`').nth(1).unwrap_or_default();
    did_you_mean(wrong, names.iter().copied())
        .or_else(|| Some(format!("what there is: `{}`", names.join("`, `"))))
}

/// With a small first letter, unless it is a name's.
fn lower(message: &str) -> String {
    let mut letters = message.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_engine_has_these_filters_and_no_others() {
        for name in FILTERS {
            let mut tera = tera::Tera::default();
            let used = tera.add_raw_template("a", &format!("{{{{ x | {name} }}}}"));
            assert!(used.is_ok(), "{name}");
        }
    }

    #[test]
    fn messages_are_ours() {
        let texts = BTreeMap::from([]);
        let templates = Templates { texts: &texts, prefixes: &[] };
        let told = |message: &str| {
            let found = diagnostic("template/render", message, &templates);
            (found.message, found.help.concat())
        };
        let expected = [
            (
                "Field `titel` is not defined. Available fields: title, url",
                ("field `titel` is not defined", "did you mean `title`?"),
            ),
            ("Unknown filter `uper`", ("there is no filter `uper`", "did you mean `upper`?")),
            ("Cannot divide by 0", ("cannot divide by 0", "")),
        ];
        for (message, (ours, help)) in expected {
            assert_eq!(told(message), (ours.to_owned(), help.to_owned()));
        }
    }
}
