//! The whole blog before the policy: every document read, parsed and judged in parallel, then weighed
//! together.

use std::path::Path;

use super::each::try_each;
use super::watch::{Stage, Watch};
use crate::diag::Findings;
use crate::document::{Document, place};
use crate::policy::balance::{Weighed, weigh};
use crate::policy::judge::{Bench, Judgement};
use crate::source::{self, File, Source};

/// Judges one file.
///
/// # Errors
/// When it cannot be parsed. What is only doubtful in it is not the policy's matter.
pub fn judge_file(source: &Source, bench: Bench<'_>) -> Result<Judgement, Findings> {
    let (document, _) = Document::parse(source, bench.config)?;
    Ok(bench.judge(&document))
}

/// Judges every document of the blog at `root`, as it is on the disk.
///
/// # Errors
/// Every document that cannot be read or parsed.
pub fn judge_disk(root: &Path, bench: Bench<'_>, watch: &dyn Watch) -> Result<Weighed, Findings> {
    let (files, mut findings) = source::walk(&root.join("content"), "content");
    let files: Vec<File> =
        files.into_iter().filter(|file| place::is_document(&file.path)).collect();
    watch.begin(Stage::Judge, files.len());
    let judge = |file: &File| Ok((judge_file(&Source::read(file)?, bench)?, Findings::none()));
    let (judgements, found) = try_each(&files, watch, judge);
    findings.absorb(found);
    let (judgements, _) = findings.sorted().or_value(judgements)?;
    Ok(weigh(judgements, bench.policy.settings(), bench.now))
}
