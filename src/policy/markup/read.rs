//! Patterns from a list under `embeds`, with an error for each that is wrong.

use std::collections::BTreeSet;

use super::glob::Glob;
use super::pattern::Held;
use super::{Kind, Pattern};
use crate::data::Table;
use crate::diag::{Diagnostic, Severity};
use crate::policy::link::Address;

impl Pattern {
    /// Takes a list out of the key `embeds`.
    ///
    /// What is wrong with it becomes findings of the table: unknown keys and kinds, a pattern that
    /// fits everything, conditions that cannot hold together, an id twice.
    pub(super) fn read_list(table: &mut Table<'_>) -> Vec<Self> {
        let (mut patterns, mut ids) = (Vec::new(), BTreeSet::new());
        for mut entry in table.tables("embeds") {
            if let Some(pattern) = read(&mut entry) {
                if !ids.insert(pattern.id.clone()) {
                    let message = format!("`{}` is here twice", pattern.id);
                    let help = "give each an id of its own".to_owned();
                    entry.error("id", "policy/embed", message, help);
                }
                patterns.push(pattern);
            }
            table.absorb(entry.finish(Severity::Error));
        }
        patterns
    }
}

fn read(entry: &mut Table<'_>) -> Option<Pattern> {
    let id = required(entry, "id", "id: my-widget").and_then(|()| entry.string("id"));
    let kind =
        required(entry, "kind", "kind: ad-slot").and_then(|()| entry.choice("kind", &Kind::ALL));
    let (tokens, values) = (globs(entry, "token"), globs(entry, "value"));
    let mut attributes = lower(entry, "attribute");
    if attributes.is_empty() && tokens.as_ref().is_some_and(|tokens| !tokens.is_empty()) {
        attributes.push("class".to_owned());
    }
    let pattern = Pattern {
        name: entry.string("name").or_else(|| id.clone()).unwrap_or_default(),
        elements: lower(entry, "element"),
        attributes,
        text: lower(entry, "text"),
        without: lower(entry, "without"),
        hosts: hosts(entry),
        holds: held(entry)?,
        tokens: tokens?,
        values: values?,
        id: id?,
        kind: kind?,
    };
    check_sense(&pattern, entry);
    Some(pattern)
}

fn required(entry: &mut Table<'_>, key: &str, example: &str) -> Option<()> {
    if entry.has(key) {
        return Some(());
    }
    let found = Diagnostic::setup("policy/embed", format!("a pattern of embeds needs `{key}`"));
    entry.push(found.at(entry.whole()).help(format!("add `{example}`")));
    None
}

/// The hosts of whoever runs it, as addresses.
fn hosts(entry: &mut Table<'_>) -> Vec<Address> {
    let written = entry.strings("host").unwrap_or_default();
    let read = |host: &String| {
        let address = Address::parse(&format!("https://{host}/"));
        if address.is_none() || host.contains('/') {
            let message = format!("`{host}` is not a host");
            entry.error("host", "policy/embed", message, "write `ads.example`".to_owned());
        }
        address
    };
    written.iter().filter_map(read).collect()
}

/// Words that are compared without case.
fn lower<'a>(entry: &mut Table<'a>, key: &'a str) -> Vec<String> {
    let words = entry.strings(key).unwrap_or_default();
    words.iter().map(|word| word.to_ascii_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// All that a key gives, or an error for each that says nothing.
fn globs<'a>(entry: &mut Table<'a>, key: &'a str) -> Option<Vec<Glob>> {
    let written = entry.strings(key).unwrap_or_default();
    let read: Option<Vec<Glob>> = written.iter().map(|text| Glob::parse(text)).collect();
    if read.is_none() {
        let message = format!("a `{key}` of nothing but `*` fits everything");
        let help = "write the words that are always the same, as in `ad-*`".to_owned();
        entry.error(key, "policy/embed", message, help);
    }
    read
}

fn held(entry: &mut Table<'_>) -> Option<Vec<Held>> {
    let written = entry.strings("holds").unwrap_or_default();
    let known = |word: &String| Held::ALL.iter().find(|(name, _)| name == word);
    let held: Option<Vec<Held>> =
        written.iter().map(|word| known(word).map(|(_, held)| *held)).collect();
    if held.is_none() {
        let message = "`holds` says what must stand inside".to_owned();
        let names: Vec<&str> = Held::ALL.iter().map(|(name, _)| *name).collect();
        let help = format!("write one or some of `{}`", names.join("`, `"));
        entry.error("holds", "policy/embed", message, help);
    }
    held
}

/// A pattern must ask for something, and for nothing that cannot be.
fn check_sense(pattern: &Pattern, entry: &mut Table<'_>) {
    let id = &pattern.id;
    let element = !pattern.elements.is_empty() || !pattern.attributes.is_empty();
    let (message, help) = if !pattern.values.is_empty() && pattern.attributes.is_empty() {
        (
            format!("`{id}` wants a value, and names no attribute that has it"),
            "add `attribute: src`",
        )
    } else if !pattern.values.is_empty() && !pattern.tokens.is_empty() {
        (
            format!("`{id}` wants both a value and a token"),
            "keep `token` for one word of the value, `value` for the whole",
        )
    } else if !pattern.text.is_empty() && (element || !pattern.holds.is_empty()) {
        (
            format!("`{id}` wants the text of a script and an element as well"),
            "write a pattern for each: `text` is always that of a script",
        )
    } else if !element && pattern.text.is_empty() {
        (
            format!("`{id}` fits every element"),
            "say which by `element`, `attribute`, `token` or `text`",
        )
    } else {
        return;
    };
    let found = Diagnostic::setup("policy/embed", message).at(entry.whole());
    entry.push(found.help(help));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::{DataFile, Format};
    use crate::diag::{Span, Text};

    fn faults(text: &str) -> Vec<String> {
        let file = DataFile::parse_whole(&Text::new("hobnob.yaml", text), Format::Yaml).unwrap();
        let mut table = file.table().unwrap();
        Pattern::read_list(&mut table);
        let findings = table.finish(Severity::Error);
        let told = |found: &Diagnostic| {
            let at = found.span.as_ref().and_then(Span::start).unwrap();
            format!("{}:{} {} ({})", at.line, at.column, found.message, found.help.join("; "))
        };
        findings.sorted().iter().map(told).collect()
    }

    #[test]
    fn a_pattern_may_be_as_short_as_this() {
        let short = "embeds:\n- {id: a, kind: ad-slot, token: [house-ad, 'promo-*']}\n";
        assert_eq!(faults(short), [""; 0]);
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        let text = "embeds:
- {id: a, kind: adslot, token: x}
- {id: b, kind: popup, tokn: x, element: dialog}
- {id: c, kind: popup, value: x}
- {id: c, kind: popup, attribute: class, value: x, token: y}
- {id: d, kind: popup, element: div, text: x}
- {id: e, kind: popup, without: x}
- {id: f, kind: popup, token: '*'}
- {id: g, kind: popup, token: x, holds: form}
- {id: h, kind: popup, token: x, host: 'https://a.example/'}
- {kind: popup}
- words
";
        let expected = "\
2:17 `adslot` is not one of the choices for `kind` (did you mean `ad-slot`?)
3:24 `tokn` is not a key here (did you mean `token`?)
4:3 `c` wants a value, and names no attribute that has it (add `attribute: src`)
5:3 `c` wants both a value and a token (keep `token` for one word of the value, `value` for the whole)
5:8 `c` is here twice (give each an id of its own)
6:3 `d` wants the text of a script and an element as well (write a pattern for each: `text` is always that of a script)
7:3 `e` fits every element (say which by `element`, `attribute`, `token` or `text`)
8:31 a `token` of nothing but `*` fits everything (write the words that are always the same, as in `ad-*`)
9:41 `holds` says what must stand inside (write one or some of `sign-up`, `checkout`, `offer`, `outward`)
10:40 `https://a.example/` is not a host (write `ads.example`)
11:3 a pattern of embeds needs `id` (add `id: my-widget`)
12:3 expected keys and values, found words ()";
        assert_eq!(faults(text).join("\n"), expected);
    }
}
