//! What the policy says of a build: who is refused, and what is to be told. Judges what is parsed
//! already, so that a build reads nothing twice.

use std::collections::{BTreeMap, BTreeSet};

use super::each::each;
use super::watch::{Stage, Watch};
use crate::diag::{Diagnostic, Findings, Severity};
use crate::document::Document;
use crate::policy::balance::{Weighed, weigh};
use crate::policy::judge::Bench;
use crate::policy::score::Verdict;
use crate::policy::setting::OnRefuse;
use crate::site::{Held, Selection};

/// What the policy says of the documents of a build.
pub(super) struct Verdicts {
    /// Paths from `content/` of those that are refused and left out.
    pub(super) refused: BTreeMap<String, Held>,
    /// The fingerprints of the embeds in documents, of those that hold some, by path from `content/`.
    pub(super) embeds: BTreeMap<String, BTreeSet<String>>,
    /// What is to be told, without notes: a build tells what matters to it.
    pub(super) findings: Findings,
}

/// Judges documents that are parsed. All of them are weighed, as in a check, but only those that are
/// published decide.
pub(super) fn judge(
    documents: &[Document],
    bench: Bench<'_>,
    selection: &Selection,
    watch: &dyn Watch,
) -> Verdicts {
    watch.begin(Stage::Judge, documents.len());
    let judgements = each(documents, watch, |document| bench.judge(document));
    let Weighed { judgements, whole } = weigh(judgements, bench);
    let skips = bench.policy.on_refuse.value == OnRefuse::Skip;
    let (mut refused, mut embeds) = (BTreeMap::new(), BTreeMap::new());
    let mut findings: Findings = whole.into_iter().collect();
    let judged = documents.iter().zip(judgements);
    for (document, judgement) in judged.filter(|(document, _)| selection.publishes(document)) {
        let path = &document.place.path;
        if skips && judgement.verdict() == Verdict::Refuse {
            refused.insert(path.clone(), Held::Refused { points: judgement.score.points });
            findings.extend(judgement.left_out());
        } else {
            findings.extend(judgement.diagnostics());
        }
        if !judgement.embeds.is_empty() {
            embeds.insert(path.clone(), judgement.embeds);
        }
    }
    let is_told = |told: &Diagnostic| told.severity > Severity::Note;
    let findings = findings.into_iter().filter(is_told).collect();
    Verdicts { refused, embeds, findings }
}
