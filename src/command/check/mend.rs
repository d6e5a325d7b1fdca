//! What a check writes: the baseline, and fixes of the posts themselves. Each file as a whole or not at
//! all.

use std::io::Write as _;
use std::path::Path;

use super::desk::Desk;
use crate::diag::{Diagnostic, Findings};
use crate::document::Document;
use crate::policy::balance::Weighed;
use crate::policy::baseline::Baseline;
use crate::policy::fix::{self, Fix};
use crate::policy::judge::Judgement;
use crate::source::Source;
use crate::value::plural;

/// What some programs begin a file of UTF-8 with.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes the baseline and tells what became of it.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_baseline(desk: &Desk<'_>, weighed: &Weighed) -> Result<String, Findings> {
    let name = &desk.policy.baseline.value;
    let (baseline, told) = match desk.baseline(weighed)? {
        Some(before) => {
            let ratchet = before.ratchet(weighed.judged());
            let told = ratchet.told(name);
            (ratchet.baseline, told)
        }
        None => {
            let baseline = Baseline::first(weighed.judged());
            let known = plural::count(baseline.count(), "finding");
            (baseline, format!("`{name}` knows {known}; commit it"))
        }
    };
    replace(&desk.baseline_file(), baseline.print().as_bytes())?;
    Ok(told)
}

/// Mends what can be mended safely, and tells how much that was.
///
/// # Errors
/// Every file that cannot be written.
pub(super) fn mend(desk: &Desk<'_>, weighed: &Weighed) -> Result<String, Findings> {
    let (mut mended, mut findings) = (0, Findings::none());
    for judgement in &weighed.judgements {
        let fixes = fixes(desk, judgement)?;
        if fixes.is_empty() {
            continue;
        }
        match write(desk, judgement, &fixes) {
            Ok(()) => mended += fixes.len(),
            Err(fault) => findings.absorb(fault),
        }
    }
    let told = match mended {
        0 => "nothing was mended".to_owned(),
        mended => format!("mended {}", plural::count(mended, "place")),
    };
    findings.or_value(told).map(|(told, _)| told)
}

fn fixes(desk: &Desk<'_>, judgement: &Judgement) -> Result<Vec<Fix>, Findings> {
    if judgement.findings.is_empty() {
        return Ok(Vec::new());
    }
    let path = judgement.text.path.trim_start_matches("content/").to_owned();
    let source = Source { path, text: judgement.text.clone() };
    let (document, _) = Document::parse(&source, &desk.blog.config)?;
    Ok(fix::fixes(&document, &judgement.findings, &desk.blog.config.markdown))
}

fn write(desk: &Desk<'_>, judgement: &Judgement, fixes: &[Fix]) -> Result<(), Findings> {
    let file = desk.blog.root.join(&judgement.text.path);
    let before = std::fs::read(&file).map_err(|error| unwritable(&file, &error))?;
    let mark = if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
    let words = fix::apply(&judgement.text.content, fixes);
    replace(&file, &[mark, words.as_bytes()].concat())
}

/// Puts `bytes` in the place of a file, as a whole or not at all. It keeps its permissions, and a link
/// goes on leading to where it led.
fn replace(file: &Path, bytes: &[u8]) -> Result<(), Findings> {
    let put = || {
        let file = file.canonicalize().unwrap_or_else(|_| file.to_owned());
        let folder = file.parent().unwrap_or(Path::new("."));
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        match std::fs::metadata(&file) {
            Ok(about) => new.as_file().set_permissions(about.permissions())?,
            Err(_) => usual_permissions(new.as_file())?,
        }
        new.write_all(bytes)?;
        new.as_file().sync_all()?;
        new.persist(&file)?;
        Ok(())
    };
    put().map_err(|error: std::io::Error| unwritable(file, &error).into())
}

/// What everybody expects of a file of words: temporary files are their owner's alone.
#[cfg(unix)]
fn usual_permissions(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn usual_permissions(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

fn unwritable(file: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::setup("output/unwritable", format!("this file cannot be written: {error}"))
        .in_file(file.display().to_string())
}
