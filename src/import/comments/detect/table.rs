//! Whose words they are: YAML of one comment or of many, a database written out, or a table.

use crate::import::comments::csv;
use crate::import::comments::name::Field;
use crate::import::comments::system::System;

/// The system that writes such words.
pub(super) fn system(name: &str, head: &str) -> Option<System> {
    if head.to_ascii_lowercase().contains("insert into comments") || is_schema(head) {
        return Some(System::Isso);
    }
    if !name.ends_with(".csv") && is_yaml(name, head) {
        return Some(System::Staticman);
    }
    let fields = csv::headings(head);
    let has = |wanted: &[Field]| fields.iter().any(|field| wanted.contains(field));
    let has_body = has(&[Field::Body, Field::Html, Field::Markdown, Field::Plain]);
    (has_body && fields.len() > 1).then_some(System::Csv)
}

/// A database without a single comment, written out.
fn is_schema(head: &str) -> bool {
    head.contains("CREATE TABLE") && head.contains("remote_addr")
}

/// Keys of a comment, one a line, as deep as they may stand.
fn is_yaml(name: &str, head: &str) -> bool {
    let keys = head.lines().filter_map(key).filter_map(Field::of);
    let (mut has_body, mut is_signed) = (false, false);
    for field in keys {
        has_body |= matches!(field, Field::Body | Field::Html | Field::Markdown | Field::Plain);
        is_signed |= matches!(field, Field::Name | Field::Date | Field::Email);
    }
    // What stands behind a second line of dashes may be the words.
    has_body |=
        head.starts_with("---") && head.lines().skip(1).any(|line| line.trim_end() == "---");
    let is_named = name.ends_with(".yml") || name.ends_with(".yaml");
    has_body && is_signed && (is_named || head.lines().next().is_some_and(begins_yaml))
}

fn begins_yaml(line: &str) -> bool {
    line.trim_end() == "---" || key(line).is_some()
}

fn key(line: &str) -> Option<&str> {
    let line = line.trim_start_matches([' ', '-', '\t']);
    let (key, rest) = line.split_once(':')?;
    let is_value = rest.is_empty() || rest.starts_with([' ', '\r']);
    let key = key.trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    (is_value && !key.is_empty() && key.chars().all(is_word)).then_some(key)
}
