//! Isso's database written out as SQL, as `sqlite3 comments.db .dump` does.

use std::sync::{Arc, LazyLock};

use regex::Regex;
use rusqlite::Connection;

use super::database;
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::Sink;

/// The statements that are followed: a stranger's file must not do more than fill tables in memory.
static HARMLESS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let table = r#"(?:"\w+"|\w+)\s*"#;
    Regex::new(&format!(
        r"(?i)^\s*(?:CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{table}\(|INSERT\s+INTO\s+{table}(?:\([^()]*\)\s*)?VALUES\s*\()"
    ))
    .ok()
});

/// Fills tables in memory, and reads them.
pub(super) fn read(file: &Arc<str>, sql: &str, sink: &mut dyn Sink) -> Result<(), Findings> {
    let fault = |error: rusqlite::Error| database::damaged(file, &error);
    let connection = Connection::open_in_memory().map_err(fault)?;
    // Rows may come before those that they name, or name some that are gone.
    connection.pragma_update(None, "foreign_keys", false).map_err(fault)?;
    let is_harmless = |sql: &&str| HARMLESS.as_ref().is_some_and(|regex| regex.is_match(sql));
    let mut harmless = statements(sql).filter(is_harmless);
    let broken = harmless.find_map(|statement| connection.execute_batch(statement).err());
    let is_cut = sql.contains("BEGIN TRANSACTION") && !sql.contains("COMMIT;");
    let cut = is_cut.then(|| cut_off(file));
    let told = database::tell(&connection, file, sink);
    cut.or(broken.map(fault)).map_or(told, Err)
}

/// The statements of a text: what semicolons outside of quotes part.
fn statements(sql: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    sql.split_inclusive(move |c| {
        is_quoted ^= c == '\'';
        c == ';' && !is_quoted
    })
}

fn cut_off(file: &str) -> Findings {
    let found = Diagnostic::error("import/cut-off", "this ends before its last statement");
    found.in_file(file).help("write the database out once more").into()
}
