//! One document judged: its findings, and what they add up to.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use jiff::Zoned;

use super::baseline::Baseline;
use super::check::{self, Case};
use super::evidence::{Evidence, Notes};
use super::finding::{Finding, Hit, Standing};
use super::prose::language::Language;
use super::rule::Rule;
use super::score::{Counts, Score, Verdict};
use super::setting::{Policy, Settings};
use super::waiver::Waivers;
use crate::config::Config;
use crate::diag::{Findings, Text};
use crate::document::{Document, Role};
use crate::source::Source;
use crate::value::digest::Digest;

/// By what to judge, and when.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    /// The blog's configuration.
    pub config: &'a Config,
    /// Its policy.
    pub policy: &'a Policy,
    /// What was there before the policy was.
    pub baseline: &'a Baseline,
    /// The moment of the run.
    pub now: &'a Zoned,
}

/// What the blog as a whole has to know of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Whether it is a post, and no page.
    pub is_post: bool,
    /// Whether it is not finished.
    pub is_draft: bool,
    /// When it came out, or will.
    pub date: Option<Zoned>,
    /// Whether somebody paid for it.
    pub is_sponsored: bool,
}

impl Post {
    fn of(document: &Document) -> Self {
        let front = &document.front;
        Self {
            is_post: document.place.role == Role::Post,
            is_draft: front.draft,
            date: front.publish_date.clone().or_else(|| front.date.clone()),
            is_sponsored: front.sponsor.is_some(),
        }
    }
}

/// A document judged.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Its file.
    pub text: Arc<Text>,
    /// What the blog as a whole has to know of it.
    pub post: Post,
    /// The language it is written in: of any but English, the words were not judged.
    pub language: Language,
    /// Everything found, by place, what does not count too.
    pub findings: Vec<Finding>,
    /// Waivers that will be over soon: worth saying, and no findings.
    pub ending: Vec<Hit>,
    /// The fingerprints of its embeds, judged or allowed: a page that shows them shows nothing new.
    pub embeds: BTreeSet<String>,
    /// What the findings that count add up to.
    pub score: Score,
    /// The settings that it was judged by.
    pub settings: Arc<Settings>,
}

impl<'a> Bench<'a> {
    /// For a blog without a baseline.
    pub fn new(config: &'a Config, policy: &'a Policy, now: &'a Zoned) -> Self {
        static NONE: LazyLock<Baseline> = LazyLock::new(Baseline::default);
        Self { config, policy, baseline: &NONE, now }
    }

    /// Parses a file and judges it, in one walk over its body.
    ///
    /// # Errors
    /// Those of [`Document::parse`].
    pub fn judge(&self, source: &Source) -> Result<((Document, Judgement), Findings), Findings> {
        let ((document, notes), findings) =
            Document::parse_before(Notes::new, source, self.config)?;
        let judgement = self.judge_document(&document, notes);
        Ok(((document, judgement), findings))
    }

    /// All that a judgement depends on besides the file, down to where the settings are written: it
    /// holds them too. Costs as much as the configuration is long.
    pub fn digest(&self) -> Digest {
        let Self { config, policy, baseline, now } = self;
        // The policy is what the configuration says, but for the level.
        let level = &policy.settings().level;
        let all = format!("{config:?} {level:?} {baseline:?} {}", now.date());
        Digest::of(all)
    }

    fn judge_document(&self, document: &Document, notes: Notes) -> Judgement {
        let settings = self.policy.settings_for(document);
        let evidence = Evidence::of(document, notes, self.policy, self.config);
        let hits = check::all(Case { evidence: &evidence, settings: &settings });
        let (waivers, today) = (Waivers::read(document), self.now.date());
        let findings = waivers.apply(hits, &settings, today);
        let findings = self.baseline.apply(&document.text, findings);
        let ending = waivers.ending(&settings, today);
        let score = Score::of(&counts(&findings, Finding::counts), &settings);
        let embeds = evidence.embeds.into_iter().map(|embed| embed.fingerprint).collect();
        let text = Arc::clone(&document.text);
        Judgement {
            text,
            post: Post::of(document),
            language: evidence.language,
            findings,
            ending,
            embeds,
            score,
            settings,
        }
    }
}

/// How often each rule found something that `counts`.
fn counts(findings: &[Finding], counts: impl Fn(&Finding) -> bool) -> Counts {
    let mut sum = Counts::new();
    for finding in findings.iter().filter(|finding| counts(finding)) {
        *sum.entry(finding.hit.rule).or_default() += 1;
    }
    sum
}

impl Judgement {
    /// What is thought of it.
    pub fn verdict(&self) -> Verdict {
        self.score.verdict
    }

    /// Whether it sells, waived or not: what the balance of the whole blog counts.
    pub fn sells(&self) -> bool {
        let all = counts(&self.findings, |finding| finding.hit.rule != Rule::Waiver);
        self.post.is_sponsored || Score::of(&all, &self.settings).verdict > Verdict::Ok
    }

    /// The same where some findings, by place in the list, are a matter of the whole blog.
    #[must_use]
    pub(super) fn repeating(self, repeated: &BTreeSet<usize>) -> Self {
        let standing = |(at, finding): (usize, Finding)| match repeated.contains(&at) {
            true => Finding { standing: Standing::Repeated, ..finding },
            false => finding,
        };
        let findings: Vec<Finding> = self.findings.into_iter().enumerate().map(standing).collect();
        let score = Score::of(&counts(&findings, Finding::counts), &self.settings);
        Self { findings, score, ..self }
    }

    /// The same without what these rules found: they ask what only a whole post can answer.
    #[must_use]
    pub fn apart_from(self, rules: &[Rule]) -> Self {
        let mut findings = self.findings;
        findings.retain(|finding| !rules.contains(&finding.hit.rule));
        let score = Score::of(&counts(&findings, Finding::counts), &self.settings);
        Self { findings, score, ..self }
    }

    /// Without the words of a file in which there is nothing to show: those of a whole blog are many.
    #[must_use]
    pub fn lightened(self) -> Self {
        match self.findings.is_empty() && self.ending.is_empty() {
            true => Self { text: Text::new(self.text.path.clone(), ""), ..self },
            false => self,
        }
    }

    /// How often each rule found something that counts.
    pub fn counts(&self) -> Counts {
        counts(&self.findings, Finding::counts)
    }

    /// Every finding that counts, with what it adds to the sum: the cap leaves nothing to the last.
    pub fn counted(&self) -> Vec<(&Finding, usize)> {
        let mut seen = Counts::new();
        let counting = self.findings.iter().filter(|finding| finding.counts());
        let counted = counting.map(|finding| {
            let points = self.settings.rule(finding.hit.rule).points();
            let count = seen.entry(finding.hit.rule).or_default();
            *count += 1;
            (finding, points.sum(*count) - points.sum(*count - 1))
        });
        counted.collect()
    }

    /// The lines of the file that a finding stands on; `None` for one of the file as a whole.
    pub fn lines(&self, finding: &Finding) -> Option<&str> {
        finding.hit.lines(&self.text.content)
    }
}
