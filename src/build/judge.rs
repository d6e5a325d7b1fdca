//! The whole blog before the policy: every document read, parsed and judged in parallel, then weighed
//! together.

use std::path::Path;

use super::each::try_each;
use super::known::Known;
use super::watch::{Stage, Watch};
use crate::diag::Findings;
use crate::document::{Document, place};
use crate::policy::balance::{Weighed, weigh};
use crate::policy::judge::{Bench, Judgement};
use crate::source::{self, File, Source};
use crate::source::{Entry, Index};

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

/// Judges every document of the blog as git's index holds it. What is known to be without fault is
/// not read again; what is known afterwards comes back too.
///
/// # Errors
/// Every document that cannot be read or parsed.
pub fn judge_index(
    index: &Index,
    bench: Bench<'_>,
    known: &Known,
    watch: &dyn Watch,
) -> Result<(Weighed, Known), Findings> {
    let (entries, mut findings) = index.walk("content");
    let documents = entries.iter().filter(|entry| place::is_document(&entry.path));
    let (mut judged, mut unknown) = (Vec::new(), Vec::new());
    for entry in documents {
        match known.judgement(entry, bench) {
            Some(judgement) => judged.push((entry, judgement)),
            None => unknown.push(entry),
        }
    }
    watch.begin(Stage::Judge, unknown.len());
    let sources = index.read(unknown.iter().copied())?;
    let blobs: Vec<Blob<'_>> =
        unknown.into_iter().zip(sources).map(|(entry, source)| Blob { entry, source }).collect();
    let (fresh, found) = try_each(&blobs, watch, |blob| blob.judge(bench));
    findings.absorb(found);
    let (fresh, _) = findings.sorted().or_value(fresh)?;
    judged.extend(fresh);
    judged.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    let after = known.after(&judged);
    let judgements = judged.into_iter().map(|(_, judgement)| judgement).collect();
    Ok((weigh(judgements, bench.policy.settings(), bench.now), after))
}

/// A file of the index, read.
struct Blob<'e> {
    entry: &'e Entry,
    source: Result<Source, Findings>,
}

impl<'e> Blob<'e> {
    fn judge(&self, bench: Bench<'_>) -> Result<((&'e Entry, Judgement), Findings), Findings> {
        let source = self.source.as_ref().map_err(Clone::clone)?;
        Ok(((self.entry, judge_file(source, bench)?), Findings::none()))
    }
}
