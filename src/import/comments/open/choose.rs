//! Whose export a heap of files is, and which of them belong to it.

use std::collections::BTreeMap;

use super::found::Found;
use super::heads;
use crate::diag::{Diagnostic, Findings};
use crate::import::comments::detect;
use crate::import::comments::system::System;

/// The system whose export the files are, and those of them that belong to it. Files that the user
/// named must belong; of those in folders and archives, the others are passed over.
pub(super) fn choose(
    files: Vec<Found>,
    from: Option<System>,
) -> Result<(System, Vec<Found>), Findings> {
    let mut unknown = Findings::none();
    let systems = heads(&files, |file, head| {
        let system = detect::system(&file.shown, head);
        if system.is_none() && file.is_named {
            unknown.push(detect::unknown(&file.shown, head));
        }
        system
    })?;
    let system = match from {
        Some(system) => system,
        None if !unknown.is_empty() => return Err(unknown),
        None => the_one(&files, &systems)?,
    };
    let is_alone = !systems.contains(&Some(system));
    let belongs = |file: &Found, found: Option<System>| {
        file.is_named || found.is_some_and(|found| is_part(found, system)) || is_alone
    };
    let chosen = files.into_iter().zip(systems).filter(|(file, found)| belongs(file, *found));
    Ok((system, chosen.map(|(file, _)| file).collect()))
}

/// A tree of comments may hold lists of them too.
fn is_part(found: System, system: System) -> bool {
    found == system || (system == System::Staticman && found == System::Json)
}

fn the_one(files: &[Found], systems: &[Option<System>]) -> Result<System, Findings> {
    let mut first: BTreeMap<System, &str> = BTreeMap::new();
    for (file, system) in files.iter().zip(systems) {
        if let Some(system) = system {
            first.entry(*system).or_insert(&file.shown);
        }
    }
    if first.contains_key(&System::Staticman) {
        first.remove(&System::Json);
    }
    match first.first_key_value() {
        Some((system, _)) if first.len() == 1 => Ok(*system),
        Some(_) => Err(several(&first).into()),
        None => Err(nothing().into()),
    }
}

fn several(first: &BTreeMap<System, &str>) -> Diagnostic {
    let each = first.iter().map(|(system, file)| format!("`{file}` is from `{}`", system.name()));
    let message = "these are exports of several systems".to_owned();
    let found = Diagnostic::setup("import/several-systems", message)
        .because(each.collect::<Vec<_>>().join(", "));
    found.help("import one after the other, or say with `--from` which one is meant")
}

fn nothing() -> Diagnostic {
    Diagnostic::setup("import/nothing", "no export of comments was found there")
        .help("name the file that the other system gave you")
        .help(format!("if it is one, say whose with `--from`: {}", detect::choices()))
}
