//! What is told of a judged document: a diagnostic for each finding, and the sum.

use super::finding::Finding;
use super::judge::Judgement;
use super::rule::Level;
use super::score::{Line, Verdict, smallest_change};
use crate::diag::{Diagnostic, Severity, Span};
use crate::value::plural;

/// The code of the sum of a refused document.
const REFUSED: &str = "policy/refused";

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
        let counting = self.findings.iter().filter(|finding| finding.counts());
        let mut told: Vec<Diagnostic> = counting.map(|finding| self.diagnostic(finding)).collect();
        told.extend(self.sum());
        told
    }

    /// The same of a refused document that is left out and stops nothing else: warnings.
    pub fn left_out(&self) -> Vec<Diagnostic> {
        let left_out = |told: Diagnostic| match told.code {
            REFUSED => {
                Diagnostic { message: format!("{}, so it is left out", told.message), ..told }
            }
            _ => told,
        };
        let told = self.diagnostics().into_iter().map(left_out);
        told.map(|told| Diagnostic { severity: told.severity.min(Severity::Warning), ..told })
            .collect()
    }

    /// The sum as a diagnostic; `None` for a document that is left alone.
    pub fn sum(&self) -> Option<Diagnostic> {
        let thresholds = &self.settings.thresholds;
        let points = plural::count(self.score.points, "point");
        let told = match self.verdict() {
            Verdict::Ok => return None,
            Verdict::Warn => {
                let message = format!("this post is warned: {points} of {}", thresholds.warn.value);
                Diagnostic::warning("policy/warned", message)
            }
            Verdict::Refuse => {
                let limit = thresholds.refuse.value;
                let message = format!("this post is refused: {points} of {limit}");
                Diagnostic::error(REFUSED, message)
            }
        };
        let told = told.in_file(&self.text.path);
        Some(
            self.score
                .lines
                .iter()
                .fold(told, |told, line| told.help(self.line(line)))
                .maybe_help(self.change()),
        )
    }

    /// `affiliate-link: 3 × 2 + 1 + 1 = 4`.
    fn line(&self, line: &Line) -> String {
        let points = self.settings.rule(line.rule).points();
        let uncapped = points.first.saturating_add(points.repeat.saturating_mul(line.count - 1));
        let sum = match line.count {
            1 => format!("{}", points.first),
            count => format!("{} + {} × {}", points.first, count - 1, points.repeat),
        };
        let cap = if uncapped > line.points {
            format!(", at most {}", points.cap)
        } else {
            String::new()
        };
        let decides = match line.level {
            Level::Refuse => ", and refuses by itself",
            Level::Warn => ", and warns by itself",
            _ => "",
        };
        format!("{}: {sum}{cap} = {}{decides}", line.rule, line.points)
    }

    /// `mend 2 of popup, and this post is ok`.
    fn change(&self) -> Option<String> {
        let (mended, then) = smallest_change(&self.score, &self.settings)?;
        let parts: Vec<String> = mended.iter().map(part).collect();
        let then = match then {
            Verdict::Ok => "passes",
            Verdict::Warn => "is only warned",
            Verdict::Refuse => return None,
        };
        Some(format!("mend {}, and it {then}", parts.join(" and ")))
    }
}

fn part((rule, count): (&super::rule::Rule, &usize)) -> String {
    format!("{count} of `{rule}`")
}
