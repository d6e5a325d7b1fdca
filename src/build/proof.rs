//! Documents read, parsed and judged: once for the same words under the same rules.

use std::sync::{Arc, LazyLock};

use super::each::try_each;
use super::memo::Looked;
use super::watch::{Stage, Watch};
use crate::diag::Findings;
use crate::document::Document;
use crate::policy::judge::{Bench, Judgement};
use crate::source::File;
use crate::value::digest::Digest;

/// A document, read and judged.
#[derive(Clone)]
pub(super) struct Proof {
    pub(super) document: Arc<Document>,
    pub(super) judgement: Arc<Judgement>,
    /// What is doubtful in it: kept with it, to be told every time.
    findings: Findings,
}

/// Reads the documents of a blog. Those that are wrong are missing, and told beside the others.
pub(super) fn read(
    files: &[File],
    bench: Bench<'_>,
    proofs: &Looked<Proof>,
    watch: &dyn Watch,
) -> (Vec<Proof>, Findings) {
    watch.begin(Stage::Read, files.len());
    let rules = LazyLock::new(|| bench.digest());
    try_each(files, watch, |file| {
        // Where a document lies decides what it is.
        let path = file.path.as_bytes();
        let key = |words: Digest| Digest::of_parts([rules.as_bytes(), words.as_bytes(), path]);
        let proof = proofs.get(file, key, |source| {
            let ((document, judgement), findings) = bench.judge(source)?;
            let (document, judgement) = (Arc::new(document), Arc::new(judgement));
            Ok(Proof { document, judgement, findings })
        })?;
        let proof = Proof::clone(&proof);
        let findings = proof.findings.clone();
        Ok((proof, findings))
    })
}
