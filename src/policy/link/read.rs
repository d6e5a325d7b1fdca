//! Patterns from a list under `links`, with an error for each that is wrong.

use std::collections::BTreeSet;

use super::expression::Expression;
use super::host::Host;
use super::path::Path;
use super::{Confidence, Pattern, Purpose};
use crate::data::Table;
use crate::diag::{Diagnostic, Severity};

impl Pattern {
    /// Takes a blog's own list out of the key `links` of its policy.
    ///
    /// What is wrong with it becomes findings of the table: unknown keys and purposes, hosts, paths
    /// and regular expressions that are none, a pattern that fits every link, an id twice.
    pub fn read_own(policy: &mut Table<'_>) -> Vec<Self> {
        read_list(policy, check_expressions)
    }

    /// The same for our own list, whose expressions are compiled only when a link asks for them.
    pub(super) fn read_built_in(file: &mut Table<'_>) -> Vec<Self> {
        read_list(file, |_, _| ())
    }
}

fn read_list(table: &mut Table<'_>, check: fn(&Pattern, &mut Table<'_>)) -> Vec<Pattern> {
    let (mut patterns, mut ids) = (Vec::new(), BTreeSet::new());
    for mut entry in table.tables("links") {
        if let Some(pattern) = read(&mut entry) {
            check(&pattern, &mut entry);
            if !ids.insert(pattern.id.clone()) {
                let message = format!("`{}` is here twice", pattern.id);
                entry.error("id", "policy/link", message, "give each an id of its own".to_owned());
            }
            patterns.push(pattern);
        }
        table.absorb(entry.finish(Severity::Error));
    }
    patterns
}

fn read(entry: &mut Table<'_>) -> Option<Pattern> {
    let id = required(entry, "id", "id: my-shop").and_then(|()| entry.string("id"));
    let purpose = required(entry, "purpose", "purpose: affiliate")
        .and_then(|()| entry.choice("purpose", &Purpose::ALL));
    let (host, host_not) = (hosts(entry, "host"), hosts(entry, "host_not"));
    let (path, path_not) = (paths(entry, "path"), paths(entry, "path_not"));
    let pattern = Pattern {
        name: entry.string("name").or_else(|| id.clone()).unwrap_or_default(),
        confidence: entry.choice("confidence", &Confidence::ALL).unwrap_or(Confidence::Certain),
        scheme: names(entry, "scheme"),
        query: names(entry, "query"),
        query_all: names(entry, "query_all"),
        value: entry.string("value").map(|value| Expression::new(&value)),
        host: host?,
        host_not: host_not?,
        path: path?,
        path_not: path_not?,
        id: id?,
        purpose: purpose?,
    };
    check_sense(&pattern, entry);
    Some(pattern)
}

fn required(entry: &mut Table<'_>, key: &str, example: &str) -> Option<()> {
    if entry.has(key) {
        return Some(());
    }
    let found = Diagnostic::setup("policy/link", format!("a link pattern needs `{key}`"));
    entry.push(found.at(entry.whole()).help(format!("add `{example}`")));
    None
}

/// Schemes and names of parameters, which are compared without case.
fn names<'a>(entry: &mut Table<'a>, key: &'a str) -> Vec<String> {
    let names = entry.strings(key).unwrap_or_default();
    names.iter().map(|name| name.to_ascii_lowercase()).collect()
}

fn hosts<'a>(entry: &mut Table<'a>, key: &'a str) -> Option<Vec<Host>> {
    let mut written = entry.strings(key).unwrap_or_default();
    written.retain(|host| host != "*");
    let help = "write `shop.example`, `=shop.example` without what is below it, `shop.*` under any \
                ending, or a regular expression behind `~`";
    parts(entry, key, &written, Host::parse, ("host", help))
}

fn paths<'a>(entry: &mut Table<'a>, key: &'a str) -> Option<Vec<Path>> {
    let written = entry.strings(key).unwrap_or_default();
    let help = "write how it begins, `/buy` or `/c/*/buy`; `=/buy` for that path only; or a \
                regular expression behind `~`";
    parts(entry, key, &written, Path::parse, ("path", help))
}

/// All parts of an address that a key gives, or an error for each that is none.
fn parts<T>(
    entry: &mut Table<'_>,
    key: &str,
    written: &[String],
    parse: fn(&str) -> Option<T>,
    (noun, help): (&str, &str),
) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = written.iter().map(|text| parse(text)).collect();
    let wrong = written.iter().zip(&read).filter(|(_, read)| read.is_none());
    for (text, _) in wrong {
        let message = format!("`{text}` is not a {noun}");
        entry.error(key, "policy/link", message, help.to_owned());
    }
    read.into_iter().collect()
}

/// A pattern must ask for something, and a value is the value of a parameter.
fn check_sense(pattern: &Pattern, entry: &mut Table<'_>) {
    let message = if pattern.is_empty() {
        format!("`{}` fits every link", pattern.id)
    } else if pattern.value.is_some() && pattern.query.is_empty() && pattern.query_all.is_empty() {
        format!("`{}` wants a value, and names no parameter that has it", pattern.id)
    } else {
        return;
    };
    let found = Diagnostic::setup("policy/link", message).at(entry.whole());
    entry.push(found.help("say which by `host`, `path`, `query` or `scheme`"));
}

fn check_expressions(pattern: &Pattern, entry: &mut Table<'_>) {
    let hosts = [("host", &pattern.host), ("host_not", &pattern.host_not)];
    let paths = [("path", &pattern.path), ("path_not", &pattern.path_not)];
    let hosts = hosts.iter().flat_map(|(key, hosts)| hosts.iter().map(|host| (*key, host)));
    let hosts = hosts.filter_map(|(key, host)| Some((key, host.expression()?)));
    let paths = paths.iter().flat_map(|(key, paths)| paths.iter().map(|path| (*key, path)));
    let paths = paths.filter_map(|(key, path)| Some((key, path.expression()?)));
    let value = pattern.value.iter().map(|value| ("value", value));
    for (key, expression) in hosts.chain(paths).chain(value) {
        if let Some(fault) = expression.fault() {
            let text = expression.text();
            let message = format!("`{text}` is not a regular expression: {fault}");
            let help = "look-around and back-references are not known; put `\\` before a sign that \
                        is meant as it stands";
            entry.error(key, "policy/link", message, help.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{DataFile, Format};
    use crate::diag::{Span, Text};

    fn faults(text: &str) -> Vec<(String, usize, usize)> {
        let file = DataFile::parse_whole(&Text::new("hobnob.yaml", text), Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        Pattern::read_own(&mut table);
        let findings = table.finish(Severity::Error);
        let helpless = findings.iter().filter(|found| found.help.is_empty());
        assert!(helpless.map(|found| found.code).all(|code| code == "data/type"));
        let place = |found: &Diagnostic| {
            found.span.as_ref().and_then(Span::start).map(|at| (at.line, at.column)).unwrap()
        };
        findings
            .iter()
            .map(|found| (found.message.clone(), place(found).0, place(found).1))
            .collect()
    }

    #[test]
    fn a_pattern_may_be_as_short_as_this() {
        let short = "links:\n- {id: a, purpose: affiliate, host: shop.example}\n";
        assert_eq!(faults(short), []);
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        let text = "links:
- {id: a, purpose: afiliate, host: shop.example}
- {id: b, purpose: affiliate, hots: shop.example, path: /a}
- {id: c, purpose: affiliate, host: https://shop.example/}
- {id: c, purpose: affiliate, path: buy}
- {id: e, purpose: affiliate, path: ['/a', '~(']}
- {id: f, purpose: affiliate, query: a, value: '[', host_not: '~*'}
- {id: g, purpose: affiliate, host: '*'}
- {id: h, purpose: affiliate, host: a.example, value: b}
- {id: h, purpose: affiliate, host: a.example}
- {host: shop.example}
- words
";
        let told = faults(text).into_iter();
        let told = told.map(|(message, line, column)| format!("{line}:{column} {message}"));
        let expected = [
            "12:3 expected keys and values, found words",
            "2:20 `afiliate` is not one of the choices for `purpose`",
            "3:31 `hots` is not a key here",
            "4:37 `https://shop.example/` is not a host",
            "5:37 `buy` is not a path",
            "6:37 `(` is not a regular expression: unclosed group",
            "7:63 `*` is not a regular expression: repetition operator missing expression",
            "7:48 `[` is not a regular expression: unclosed character class",
            "8:3 `g` fits every link",
            "9:3 `h` wants a value, and names no parameter that has it",
            "10:8 `h` is here twice",
            "11:3 a link pattern needs `id`",
            "11:3 a link pattern needs `purpose`",
        ];
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }
}
