//! All that a blog is made of: read and parsed, judged, put together.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use super::Request;
use super::each::{each, try_each};
use super::files::{self, Files};
use super::judge::recorded;
use super::theme::Design;
use super::verdict::{self, Verdicts};
use super::watch::{Stage, Watch};
use crate::config::Config;
use crate::data::Map;
use crate::diag::Findings;
use crate::document::Document;
use crate::policy::baseline::Baseline;
use crate::policy::judge::Bench;
use crate::policy::setting::Policy;
use crate::site::{Held, Parts, Selection, Site};
use crate::source::{Asset, File, Source};

/// A blog's files, read. A document that is wrong is missing, and told in the findings beside it, so
/// that the rest can be looked at too.
pub(super) struct Material {
    config: Config,
    selection: Selection,
    files: Files,
    documents: Vec<Document>,
    data: Map,
    /// Its policy.
    pub(super) policy: Policy,
    /// What was there before the policy was.
    baseline: Baseline,
    /// How it looks.
    pub(super) design: Design,
}

impl Material {
    /// Reads everything. The findings may hold errors about single documents.
    ///
    /// # Errors
    /// When there can be no blog without what is wrong: its theme, its policy, its data.
    pub(super) fn read(
        request: Request<'_>,
        watch: &dyn Watch,
    ) -> Result<(Self, Findings), Findings> {
        let Request { root, config, policy: level, selection } = request;
        let (files, mut findings) = Files::find(root);
        let policy = findings.take(Policy::read(&config));
        let baseline = policy.as_ref().map(|policy| baseline(root, policy, &files.documents));
        let baseline = baseline.and_then(|read| findings.take(read));
        let design = findings.take(Design::load(root, &config, &files.statics, watch));
        watch.begin(Stage::Read, files.documents.len());
        let parse = |file: &File| Document::parse(&Source::read(file)?, &config);
        let (documents, found) = try_each(&files.documents, watch, parse);
        findings.absorb(found);
        let data = findings.take(files::read_data(&files.data));
        let (Some(policy), Some(baseline), Some(design), Some(data)) =
            (policy, baseline, design, data)
        else {
            return Err(findings.sorted());
        };
        let policy = match level {
            Some(level) => policy.at(level),
            None => policy,
        };
        let material = Self { config, selection, files, documents, data, policy, baseline, design };
        Ok((material, findings))
    }

    /// What the policy says of the documents, and of the blog as a whole.
    pub(super) fn judge(&self, watch: &dyn Watch) -> Verdicts {
        let Self { config, policy, baseline, selection, .. } = self;
        let bench = Bench { config, policy, baseline, now: &selection.now };
        verdict::judge(&self.documents, bench, selection, watch)
    }

    /// Puts it together; documents that are `refused` stay out, each with the reason.
    ///
    /// # Errors
    /// As those of [`Site::assemble`].
    pub(super) fn assemble(
        self,
        refused: BTreeMap<String, Held>,
        watch: &dyn Watch,
    ) -> Result<(Assembled, Findings), Findings> {
        let Self { config, selection, files, documents, data, policy, design, .. } = self;
        watch.begin(Stage::Assemble, files.assets.len() + files.statics.len());
        let measure = |files: &[File]| each(files, watch, |file| Asset::read(file.clone()));
        let (assets, statics) = (measure(&files.assets), measure(&files.statics));
        let theme_files = design.paths();
        let unread = unread(&files.documents, &documents);
        let parts = Parts { documents, unread, refused, assets, statics, theme_files, data };
        let (site, findings) = Site::assemble(config, parts, selection)?;
        Ok((Assembled { site, policy, design }, findings))
    }
}

/// A blog, put together, with all that its pages are made by.
pub(super) struct Assembled {
    pub(super) site: Site,
    pub(super) policy: Policy,
    pub(super) design: Design,
}

/// What the baseline knows of the documents; nothing where there is none.
fn baseline(
    root: &Path,
    policy: &Policy,
    documents: &[File],
) -> Result<(Baseline, Findings), Findings> {
    let paths = documents.iter().map(|file| &*file.shown);
    let known = recorded(root, policy)?.map(|text| Baseline::parse(&text, paths)).transpose()?;
    Ok((known.unwrap_or_default(), Findings::none()))
}

/// The files that became no document.
fn unread(files: &[File], documents: &[Document]) -> Vec<String> {
    let read: HashSet<&str> = documents.iter().map(|document| &*document.place.path).collect();
    files.iter().filter(|file| !read.contains(&*file.path)).map(|file| file.path.clone()).collect()
}
