//! One document judged: its findings, what they add up to, and what is told of it.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::baseline::Baseline;
use super::check::{self, Case};
use super::evidence::Evidence;
use super::finding::Finding;
use super::rule::{Level, Rule};
use super::score::{Counts, Score, Verdict};
use super::setting::{Policy, Settings};
use super::waiver::Waivers;
use crate::diag::{Severity, Text};
use crate::document::Document;

/// When, and what is already known.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// The day of the run: waivers end.
    pub today: Date,
    /// What was there before the policy was.
    pub baseline: &'a Baseline,
}

/// A document judged.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Its file.
    pub text: Arc<Text>,
    /// Everything found, by place, what does not count too.
    pub findings: Vec<Finding>,
    /// What the findings that count add up to.
    pub score: Score,
    /// The settings that it was judged by.
    pub settings: Arc<Settings>,
}

/// Judges a document.
pub fn judge(document: &Document, policy: &Policy, now: Circumstances<'_>) -> Judgement {
    let settings = policy.settings_for(document);
    let evidence = Evidence::of(document, policy);
    let case = Case { evidence: &evidence, policy, settings: &settings };
    let hits = check::all(case);
    let findings = Waivers::read(document).apply(hits, &settings, now.today);
    let findings = now.baseline.apply(&document.text, findings);
    let score = Score::of(&counts(&findings), &settings);
    Judgement { text: Arc::clone(&document.text), findings, score, settings }
}

/// How often each rule found something that counts.
fn counts(findings: &[Finding]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings.iter().filter(|finding| finding.counts()) {
        *counts.entry(finding.hit.rule).or_default() += 1;
    }
    counts
}

impl Judgement {
    /// What is thought of it.
    pub fn verdict(&self) -> Verdict {
        self.score.verdict
    }

    /// Whether it sells, waived or not: what the balance of the whole blog counts.
    pub fn sells(&self) -> bool {
        let all = self.findings.iter().fold(Counts::new(), |mut counts, finding| {
            *counts.entry(finding.hit.rule).or_default() += 1;
            counts
        });
        Score::of(&all, &self.settings).verdict > Verdict::Ok
    }
}
