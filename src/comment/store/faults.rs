//! What is wrong with a file, told all at once. Asked only when something is: it takes its time.

use std::ops::Range;
use std::sync::Arc;

use super::layout::Layout;
use super::row::Row;
use super::words::parse_truth;
use crate::data::{DataFile, Format, Table, Written};
use crate::diag::{Diagnostic, Findings, Severity, Span, Text};

/// What may be in an export and may not be in a store.
const PRIVATE: [&str; 16] = [
    "email",
    "e-mail",
    "e_mail",
    "mail",
    "author_email",
    "ip",
    "ip_address",
    "author_ip",
    "ipaddress",
    "host",
    "agent",
    "user_agent",
    "useragent",
    "phone",
    "password",
    "gravatar",
];

/// Everything that is wrong with a file that cannot be read.
pub(super) fn of(text: &Arc<Text>, documents: &[Layout]) -> Findings {
    let mut findings = Findings::none();
    for layout in documents {
        for range in layout.heads() {
            findings.absorb(head(text, range));
        }
        for each in &layout.items {
            findings.absorb(item(text, &each.lines));
        }
    }
    if findings.is_empty() {
        findings.push(unclear(text));
    }
    findings
}

/// The file was refused and nothing in it is wrong: it uses YAML in a way that nobody foresaw.
fn unclear(text: &Arc<Text>) -> Diagnostic {
    Diagnostic::error("comments/shape", "this file is not written as conversations are")
        .at(Span::new(text, 0..0))
        .help("write one `key: value` a line, without anchors (`&`, `*`) and tags (`!`)")
}

fn head(text: &Arc<Text>, range: &Range<usize>) -> Findings {
    let read = DataFile::parse(Written::new(text, range.clone(), Format::Yaml));
    let file = match read {
        Ok(file) if file.value.is_null() => return Findings::none(),
        Ok(file) => file,
        Err(found) => return found,
    };
    let mut table = match file.table() {
        Ok(table) => table,
        Err(found) => return found,
    };
    for key in ["post", "address", "title"] {
        table.string(key);
    }
    if table.string("closed").is_some_and(|words| parse_truth(&words).is_none()) {
        let help = "write `true` or `false`".to_owned();
        table.error("closed", "comments/value", "`closed` is not true or false".to_owned(), help);
    }
    for comment in table.tables("comments") {
        let found = comment_faults(comment);
        table.absorb(found);
    }
    all_errors(table.finish(Severity::Error))
}

fn item(text: &Arc<Text>, range: &Range<usize>) -> Findings {
    let file = match DataFile::parse(Written::new(text, range.clone(), Format::Yaml)) {
        Ok(file) => file,
        Err(found) => return named(found, id_in(&text.content[range.clone()])),
    };
    match file.tables() {
        Ok(tables) => tables.into_iter().flat_map(comment_faults).collect(),
        Err(found) => named(found, id_in(&text.content[range.clone()])),
    }
}

fn comment_faults(mut table: Table<'_>) -> Findings {
    for key in table.keys() {
        if PRIVATE.contains(&key.to_lowercase().as_str()) {
            table.value(key);
            table.error(key, "comments/private", private(key), DELETE.to_owned());
        }
    }
    let row = Row::of(&mut table);
    let id = row.id().to_owned();
    for fault in row.comment().err().unwrap_or_default() {
        table.error(fault.key, "comments/value", fault.message, fault.help);
    }
    named(all_errors(table.finish(Severity::Error)), &id)
}

fn private(key: &str) -> String {
    format!("`{key}` may not be here: these files are published with the blog's repository")
}

const DELETE: &str = "delete the line; what an import finds of that kind is dropped, or kept in \
                      `.hobnob/private/` with `--keep-private`";

/// What a store says twice is not doubtful but wrong: nobody knows which of the two was meant.
fn all_errors(findings: Findings) -> Findings {
    findings.strict()
}

/// The same, each naming the comment it is about.
fn named(findings: Findings, id: &str) -> Findings {
    let name = |found: Diagnostic| match id {
        "" => found,
        id => found.because(format!("this is in the comment `{id}`")),
    };
    findings.into_iter().map(name).collect()
}

/// What the lines of a comment say its id is, as far as they can be read.
fn id_in(lines: &str) -> &str {
    let mut keys =
        lines.lines().map(|line| line.trim_start().trim_start_matches("- ").trim_start());
    let id = keys.find_map(|line| line.strip_prefix("id:")).unwrap_or_default();
    id.trim().trim_matches(['"', '\''])
}
