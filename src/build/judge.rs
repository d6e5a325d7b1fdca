//! The whole blog before the policy: every document read, parsed and judged in parallel, then weighed
//! together.

use std::path::Path;
use std::sync::Arc;

use jiff::Zoned;

use super::each::try_each;
use super::known::Known;
use super::watch::{Stage, Watch};
use crate::config::Config;
use crate::diag::{Findings, Text};
use crate::document::place;
use crate::policy::balance::{Weighed, weigh};
use crate::policy::baseline::Baseline;
use crate::policy::judge::{Bench, Judgement};
use crate::policy::setting::Policy;
use crate::source::{self, Entry, File, Index, Source};

/// What a blog is judged by: all of a [`Bench`] but the baseline, which cannot be understood before it
/// is known which documents there are.
#[derive(Clone, Copy)]
pub struct Docket<'a> {
    /// The blog's configuration.
    pub config: &'a Config,
    /// Its policy.
    pub policy: &'a Policy,
    /// The moment of the run.
    pub now: &'a Zoned,
    /// The file of the baseline, if there is one.
    pub baseline: Option<&'a Arc<Text>>,
}

impl<'a> Docket<'a> {
    /// The baseline of a blog of these documents.
    ///
    /// # Errors
    /// Everything that is wrong in its file.
    pub fn baseline<'p>(
        &self,
        paths: impl IntoIterator<Item = &'p str>,
    ) -> Result<Baseline, Findings> {
        self.baseline
            .map(|text| Baseline::parse(text, paths))
            .transpose()
            .map(Option::unwrap_or_default)
    }

    /// With its baseline.
    pub fn with(self, baseline: &'a Baseline) -> Bench<'a> {
        Bench { config: self.config, policy: self.policy, baseline, now: self.now }
    }
}

/// The file of the baseline as it is on the disk, if there is one.
///
/// # Errors
/// When it cannot be read.
pub fn recorded(root: &Path, policy: &Policy) -> Result<Option<Arc<Text>>, Findings> {
    let file = source::file(root, &policy.baseline.value);
    let source = file.map(|file| Source::read(&file)).transpose().map_err(Findings::of_setup)?;
    Ok(source.map(|source| source.text))
}

/// Judges one file, and keeps no more of it than is told.
///
/// # Errors
/// When it cannot be parsed. What is only doubtful in it is not the policy's matter.
pub fn judge_file(source: &Source, bench: Bench<'_>) -> Result<Judgement, Findings> {
    let ((_, judgement), _) = bench.judge(source)?;
    Ok(judgement.lightened())
}

/// Judges every document of the blog at `root`, as it is on the disk.
///
/// # Errors
/// Every document that cannot be read or parsed.
pub fn judge_disk(root: &Path, docket: Docket<'_>, watch: &dyn Watch) -> Result<Weighed, Findings> {
    let (files, mut findings) = source::walk(&root.join("content"), "content");
    let files: Vec<File> =
        files.into_iter().filter(|file| place::is_document(&file.path)).collect();
    let baseline = docket.baseline(files.iter().map(|file| &*file.shown))?;
    let bench = docket.with(&baseline);
    watch.begin(Stage::Judge, files.len());
    let judge = |file: &File| Ok((judge_file(&Source::read(file)?, bench)?, Findings::none()));
    let (judgements, found) = try_each(&files, watch, judge);
    findings.absorb(found);
    let (judgements, _) = findings.sorted().or_value(judgements)?;
    Ok(weigh(judgements, bench))
}

/// Judges every document of the blog as git's index holds it. What is known to be without fault is
/// not read again; what is known afterwards comes back too.
///
/// # Errors
/// Every document that cannot be read or parsed.
pub fn judge_index(
    index: &Index,
    docket: Docket<'_>,
    known: &Known,
    watch: &dyn Watch,
) -> Result<(Weighed, Known), Findings> {
    let (mut entries, mut findings) = index.walk("content");
    entries.retain(|entry| place::is_document(&entry.path));
    let baseline = docket.baseline(entries.iter().map(|entry| &*entry.shown))?;
    let bench = docket.with(&baseline);
    let (mut judged, mut unknown) = (Vec::new(), Vec::new());
    for entry in &entries {
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
    let judgements = judged.into_iter().map(|(_, judgement)| judgement);
    Ok((weigh(judgements, bench), after))
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
