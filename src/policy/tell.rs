//! What is told of a judged document: a diagnostic for each finding, and one for the verdict.

use super::finding::Finding;
use super::judge::Judgement;
use super::rule::{Level, Rule};
use super::score::Verdict;
use crate::diag::{Diagnostic, Severity, Span};

/// A finding of a rule that has this level; `None` where it is not looked for.
pub(super) fn at_level(level: Level, rule: Rule, message: String) -> Option<Diagnostic> {
    match level {
        Level::Off => None,
        Level::Note => Some(Diagnostic::note(rule.code(), message)),
        Level::Warn => Some(Diagnostic::warning(rule.code(), message)),
        Level::Refuse => Some(Diagnostic::error(rule.code(), message)),
    }
}

impl Judgement {
    /// A diagnostic for a finding. It is an error where it refuses by itself, a warning where the
    /// document is warned or refused, else a note.
    pub fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let hit = &finding.hit;
        let (code, message) = (hit.rule.code(), hit.message.clone());
        let level = self.settings.level(hit.rule);
        let told = match () {
            () if !finding.counts() => Diagnostic::note(code, message),
            () if level == Level::Refuse => Diagnostic::error(code, message),
            () if self.verdict() > Verdict::Ok => Diagnostic::warning(code, message),
            () => Diagnostic::note(code, message),
        };
        let told = match &hit.range {
            Some(range) => told.at(Span::new(&self.text, range.clone())),
            None => told.in_file(&self.text.path),
        };
        told.maybe_help(hit.help.clone())
    }

    /// A note for each waiver that will be over soon.
    pub fn endings(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        self.ending.iter().map(|hit| {
            let note = Diagnostic::note(hit.rule.code(), hit.message.clone());
            let range = hit.range.clone().unwrap_or_default();
            note.at(Span::new(&self.text, range)).maybe_help(hit.help.clone())
        })
    }

    /// Every finding that counts, and last the sum if the document is warned or refused.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.counting().chain(self.sum()).collect()
    }

    fn counting(&self) -> impl Iterator<Item = Diagnostic> {
        let counting = self.findings.iter().filter(|finding| finding.counts());
        counting.map(|finding| self.diagnostic(finding))
    }

    /// Everything found, with why something does not count, and last the sum whatever follows from it.
    pub fn all_diagnostics(&self) -> Vec<Diagnostic> {
        let tell = |finding: &Finding| {
            let told = self.diagnostic(finding);
            let why = finding.standing.why();
            match why {
                Some(why) => told.because(format!("it does not count: {why}")),
                None => told,
            }
        };
        let mut told: Vec<Diagnostic> = self.findings.iter().map(tell).collect();
        let is_empty = self.score.lines.is_empty();
        told.extend(self.sum().or_else(|| (!is_empty).then(|| self.pass())));
        told.extend(self.foreign());
        told
    }

    /// That the words were not judged, where they were not.
    fn foreign(&self) -> Option<Diagnostic> {
        let language = match self.language.tag() {
            _ if self.language.is_english() => return None,
            Some(tag) => format!(", but in `{tag}`"),
            None => String::new(),
        };
        let message = format!("this is not in English{language}: its words were not judged");
        Some(Diagnostic::note("policy/language", message).in_file(&self.text.path))
    }

    /// What is told of a refused document that is left out and stops nothing else: warnings.
    pub fn left_out(&self) -> Vec<Diagnostic> {
        let message = self.verdict_is("refused and left out");
        let sum = self.sum().map(|sum| Diagnostic { message, ..sum });
        let told = self.counting().chain(sum);
        told.map(|told| Diagnostic { severity: told.severity.min(Severity::Warning), ..told })
            .collect()
    }

    /// The sum as a diagnostic; `None` for a document that is left alone.
    pub fn sum(&self) -> Option<Diagnostic> {
        let told = match self.verdict() {
            Verdict::Ok => return None,
            Verdict::Warn => Diagnostic::warning("policy/warned", self.verdict_is("warned")),
            Verdict::Refuse => Diagnostic::error("policy/refused", self.verdict_is("refused")),
        };
        let told = told.in_file(&self.text.path).because(self.score.told(&self.settings));
        Some(told.maybe_help(self.score.way_out(&self.settings)))
    }

    fn pass(&self) -> Diagnostic {
        let told = Diagnostic::note("policy/ok", self.verdict_is("left alone"));
        told.in_file(&self.text.path).because(self.score.told(&self.settings))
    }

    /// `this post is warned: 6 points, and 4 are enough`.
    fn verdict_is(&self, verdict: &str) -> String {
        let what = if self.post.is_post { "post" } else { "page" };
        format!("this {what} is {verdict}: {}", self.score.reason(&self.settings))
    }
}
