//! All that a blog is made of: read, parsed and judged, then put together.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::assembly::Assembly;
use super::darkroom::Looks;
use super::files::{self, Files};
use super::judge::recorded;
use super::library::{Library, Volume};
use super::memo::{Looked, Memo};
use super::proof::{self, Proof};
use super::stray;
use super::theme::Design;
use super::verdict::Verdicts;
use super::watch::{Stage, Watch};
use super::{Purpose, Request};
use crate::comment::Talk;
use crate::comment::shelf::Shelf;
use crate::comment::unlisted::Unlisted;
use crate::config::Config;
use crate::data::Map;
use crate::diag::Findings;
use crate::document::Document;
use crate::policy::balance::{Weighed, weigh};
use crate::policy::baseline::Baseline;
use crate::policy::judge::Bench;
use crate::policy::rule::Level;
use crate::policy::setting::{OnRefuse, Policy};
use crate::site::{Held, Parts, Selection, Site};
use crate::source::{Asset, File};
use crate::value::digest::Digest;

/// A blog's files, read. A document that is wrong is missing, and told in the findings beside it, so
/// that the rest can be looked at too.
pub(super) struct Material {
    config: Config,
    selection: Selection,
    purpose: Purpose,
    files: Files,
    documents: Vec<Arc<Document>>,
    /// What is thought of them, one by one.
    weighed: Weighed,
    data: Map,
    /// What was said.
    volumes: Vec<Volume>,
    /// What readers see of each of them.
    talks: Vec<Arc<Vec<Talk>>>,
    /// Who asked not to be listed.
    unlisted: Unlisted,
    /// Its policy.
    pub(super) policy: Policy,
    /// How it looks.
    pub(super) design: Design,
}

impl Material {
    /// Reads everything; what was said only if there is a `library` to read it. The findings may hold
    /// errors about single documents.
    ///
    /// # Errors
    /// When there can be no blog without what is wrong: its theme, its policy, its data.
    pub(super) fn read(
        request: Request<'_>,
        proofs: &Looked<Proof>,
        library: Option<&Library>,
        watch: &dyn Watch,
    ) -> Result<(Self, Findings), Findings> {
        let Request { root, config, policy: level, selection, purpose } = request;
        let (files, mut findings) = Files::find(root);
        let rules = findings.take(rules(root, &config, level, &files.documents));
        let design = findings.take(Design::load(root, &config, &files.statics, purpose, watch));
        let is_ruled = rules.is_some();
        // Where the rules are wrong, the usual ones let the faults of the documents be told too.
        let (policy, baseline) = rules.unwrap_or_default();
        let bench =
            Bench { config: &config, policy: &policy, baseline: &baseline, now: &selection.now };
        let (proofs, found) = proof::read(&files.documents, bench, proofs, watch);
        findings.absorb(found);
        let apart = proofs.into_iter().map(|proof| (proof.document, proof.judgement));
        let (documents, judgements): (_, Vec<_>) = apart.unzip();
        let weighed = weigh(judgements, bench);
        let data = findings.take(files::read_data(&files.data));
        let (volumes, found) =
            library.map(|library| library.read(&files.comments, watch)).unwrap_or_default();
        findings.absorb(found);
        let talks = library.map(|library| library.talks(&volumes)).unwrap_or_default();
        let unlisted =
            library.map_or_else(|| Ok(Unlisted::default()), |_| Unlisted::read(&Shelf::of(root)));
        let unlisted = findings.take(unlisted.map(|unlisted| (unlisted, Findings::none())));
        let (Some(design), Some(data), Some(unlisted), true) = (design, data, unlisted, is_ruled)
        else {
            return Err(findings.sorted());
        };
        let material = Self {
            config,
            selection,
            purpose,
            files,
            documents,
            weighed,
            data,
            volumes,
            talks,
            unlisted,
            policy,
            design,
        };
        Ok((material, findings))
    }

    /// What the policy says of the documents, and of the blog as a whole.
    pub(super) fn verdicts(&self) -> Verdicts {
        let skips =
            self.policy.on_refuse.value == OnRefuse::Skip && self.purpose == Purpose::Publish;
        Verdicts::of(&self.documents, &self.weighed, skips, &self.selection)
    }

    /// Puts it together; documents that are `refused` stay out, each with the reason. Files that are
    /// published as they are have somebody who has a `look` at them.
    ///
    /// # Errors
    /// As those of [`Site::assemble`].
    pub(super) fn assemble(
        self,
        refused: BTreeMap<String, Held>,
        look: impl Fn(&[File]) -> (Vec<Asset>, Looks),
        memo: &Memo<Assembly>,
        watch: &dyn Watch,
    ) -> Result<(Assembled, Findings), Findings> {
        let files = &self.files;
        watch.begin(Stage::Assemble, files.assets.len() + files.statics.len());
        let ((assets, mut looks), (statics, others)) = (look(&files.assets), look(&files.statics));
        looks.extend(others);
        let layout = self.layout(&refused, &assets, &statics);
        let Self { config, selection, files, documents, data, volumes, talks, unlisted, .. } = self;
        let (policy, design, weighed) = (self.policy, self.design, self.weighed);
        let now = selection.now.clone();
        let assembly = memo.get(
            || layout,
            || {
                let (talks, strays) = stray::settle(&volumes, talks, &files.documents);
                let (unread, theme_files) = (unread(&files.documents, &documents), design.paths());
                let (documents, data) = (documents.clone(), data.clone());
                let parts = Parts {
                    documents,
                    unread,
                    refused,
                    assets,
                    statics,
                    theme_files,
                    data,
                    talks,
                    unlisted,
                };
                Assembly::of(config, parts, selection, &strays)
            },
        )?;
        let site = assembly.site(&documents, data, now);
        let mut findings = assembly.findings.clone();
        findings.absorb(site.doubts());
        Ok((Assembled { site, layout, policy, design, weighed, looks }, findings))
    }

    /// The digest of all that has a part in where things are: of everything but the words of documents, the
    /// data, which nothing has its place by, and the moment, of which it counts whom it lets in.
    fn layout(
        &self,
        refused: &BTreeMap<String, Held>,
        assets: &[Asset],
        statics: &[Asset],
    ) -> Digest {
        let Self { config, selection, files, documents, volumes, unlisted, .. } = self;
        let Selection { drafts, future, expired, .. } = selection;
        let faces = documents.iter();
        let faces = faces.map(|document| (document.face, selection.reasons(&document.front)));
        let said = volumes.iter().map(|volume| (&*volume.path, volume.words));
        let (faces, said): (Vec<_>, Vec<_>) = (faces.collect(), said.collect());
        let unread = unread(&files.documents, documents);
        let written = (config.digest(), faces, unread, refused, (drafts, future, expired));
        let files = (assets, statics, self.design.paths());
        Digest::of_value(&(written, said, unlisted, files))
    }
}

/// A blog, put together, with all that its pages are made by.
pub(super) struct Assembled {
    pub(super) site: Site,
    /// By what is known whether anything in it has moved: of one layout, sites differ in words and data only.
    pub(super) layout: Digest,
    pub(super) policy: Policy,
    pub(super) design: Design,
    pub(super) weighed: Weighed,
    /// What was seen of its pictures.
    pub(super) looks: Looks,
}

/// What the documents are judged by.
fn rules(
    root: &Path,
    config: &Config,
    level: Option<Level>,
    documents: &[File],
) -> Result<((Policy, Baseline), Findings), Findings> {
    let (policy, findings) = Policy::read(config)?;
    let paths = documents.iter().map(|file| &*file.shown);
    let known = recorded(root, &policy)?.map(|text| Baseline::parse(&text, paths)).transpose()?;
    let policy = match level {
        Some(level) => policy.at(level),
        None => policy,
    };
    Ok(((policy, known.unwrap_or_default()), findings))
}

/// The files that became no document.
fn unread(files: &[File], documents: &[Arc<Document>]) -> Vec<String> {
    // Both are in order of path.
    let mut read = documents.iter().map(|document| &*document.place.path).peekable();
    let is_unread = |file: &&File| read.next_if(|path| *path == file.path).is_none();
    files.iter().filter(is_unread).map(|file| file.path.clone()).collect()
}
