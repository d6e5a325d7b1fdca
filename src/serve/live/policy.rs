//! What the policy says of an open post or page, where it warns or refuses.

use serde_json::{Value, json};

use super::place::Reading;
use crate::diag::Span;
use crate::policy::finding::Finding;
use crate::policy::judge::Judgement;
use crate::serve::{Edition, Written};

/// The verdict, the sum and every finding that counts, as JSON; `None` where it is left alone:
///
/// - `verdict`: `warn` or `refuse`; `summary`: why, in one line; `sum`: each rule's part of it; `help`:
///   the smallest change after which something else would follow,
/// - `points`, and how many would be enough: `warns_at`, `refuses_at`,
/// - `findings`: `rule`, `message`, `help`, `line` in the file, `points`, and `place` on the page.
pub(super) fn told(edition: &Edition, written: &Written) -> Option<Value> {
    let judgement = edition.judgement(written)?;
    let sum = judgement.sum()?;
    let reading = Reading::of(&judgement.text, &edition.config);
    let finding = |(finding, points)| told_of(judgement, finding, points, &reading);
    let findings: Vec<Value> = judgement.counted().into_iter().map(finding).collect();
    let thresholds = &judgement.settings.thresholds;
    Some(json!({
        "verdict": judgement.verdict().name(),
        "summary": sum.message,
        "sum": sum.notes.join("\n"),
        "help": sum.help.join("\n"),
        "points": judgement.score.points,
        "warns_at": thresholds.warn.value,
        "refuses_at": thresholds.refuse.value,
        "path": judgement.text.path,
        "findings": findings,
    }))
}

fn told_of(judgement: &Judgement, finding: &Finding, points: usize, reading: &Reading) -> Value {
    let hit = &finding.hit;
    let span = hit.range.clone().map(|range| Span::new(&judgement.text, range));
    let start = span.as_ref().and_then(Span::start);
    json!({
        "rule": hit.rule.name(),
        "level": judgement.settings.level(hit.rule).name(),
        "message": hit.message,
        "help": hit.help,
        "line": start.map(|start| start.line),
        "points": points,
        "place": hit.range.as_ref().and_then(|range| reading.place(range)),
    })
}
