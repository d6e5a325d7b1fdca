//! What the policy says of a build: who is refused, and what is to be told. Judges nothing: documents
//! are judged while they are parsed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{Diagnostic, Findings, Severity};
use crate::document::Document;
use crate::policy::balance::Weighed;
use crate::policy::score::Verdict;
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

impl Verdicts {
    /// Of documents that are judged. All of them were weighed, as in a check, but only those that are
    /// published decide, and a build that `skips` leaves out who is refused.
    pub(super) fn of(
        documents: &[Arc<Document>],
        weighed: &Weighed,
        skips: bool,
        selection: &Selection,
    ) -> Self {
        let (mut refused, mut embeds) = (BTreeMap::new(), BTreeMap::new());
        let mut findings: Findings = weighed.whole.iter().cloned().collect();
        let judged = documents.iter().zip(&weighed.judgements);
        for (document, judgement) in judged.filter(|(document, _)| selection.publishes(document)) {
            let path = &document.place.path;
            if skips && judgement.verdict() == Verdict::Refuse {
                refused.insert(path.clone(), Held::Refused { points: judgement.score.points });
                findings.extend(judgement.left_out());
            } else {
                findings.extend(judgement.diagnostics());
            }
            if !judgement.embeds.is_empty() {
                embeds.insert(path.clone(), judgement.embeds.clone());
            }
        }
        let is_told = |told: &Diagnostic| told.severity > Severity::Note;
        Self { refused, embeds, findings: findings.into_iter().filter(is_told).collect() }
    }
}
