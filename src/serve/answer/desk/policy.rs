//! What the policy says of every post and page, the worst first.

use std::cmp::Reverse;
use std::sync::Arc;

use super::sheet::{Section, Sheet, frames, head};
use crate::diag::{Diagnostic, Findings, Span};
use crate::policy::judge::Judgement;
use crate::policy::score::Verdict;
use crate::serve::Edition;
use crate::serve::answer::Office;
use crate::value::html::escape;
use crate::value::plural::count;

/// Everything that the policy warns of or refuses.
pub(super) fn marked(edition: &Edition) -> impl Iterator<Item = &Judgement> {
    edition.weighed.iter().filter(|judgement| judgement.verdict() > Verdict::Ok)
}

/// The page.
pub(super) fn page(office: &Office) -> Result<Sheet, Findings> {
    let edition = edition(office)?;
    let mut worst: Vec<&Judgement> = marked(&edition).collect();
    let weight = |judgement: &&Judgement| Reverse((judgement.verdict(), judgement.score.points));
    worst.sort_by_key(weight);
    let all = edition.weighed.judgements.len();
    let fine = all - worst.len();
    let title = match worst.len() {
        0 => "The policy leaves everything alone".to_owned(),
        1 => "The policy minds 1 document".to_owned(),
        several => format!("The policy minds {several} documents"),
    };
    let lead = format!("Of {}, {fine} left alone.", count(all, "document"));
    let mut main = head(&title, &lead);
    main += &frames(&edition.weighed.whole.iter().cloned().collect());
    main.extend(worst.iter().map(|judgement| entry(&edition, judgement)));
    main += &rest(&edition, fine);
    Ok(Sheet::new(Section::Policy, "Policy", main))
}

/// The last build that there is.
pub(super) fn edition(office: &Office) -> Result<Arc<Edition>, Findings> {
    let state = office.preview.state();
    state.edition.clone().ok_or_else(|| {
        let fault = state.fault.as_deref().cloned();
        fault.unwrap_or_else(|| {
            let wait = "the blog is just being built for the first time";
            Diagnostic::warning("serve/first", wait).help("open this page again in a moment").into()
        })
    })
}

fn entry(edition: &Edition, judgement: &Judgement) -> String {
    let counted = judgement.counted();
    let findings: String = counted
        .iter()
        .map(|(finding, points)| told(&judgement.diagnostic(finding), *points))
        .collect();
    format!(
        "<section class=\"entry\">\n<h2>{}</h2>\n<p class=\"quiet\"><strong class=\"{verdict}\">{}</strong>, {}</p>\n\
         <ol class=\"findings\">\n{findings}</ol>\n</section>\n",
        link(edition, judgement),
        said(judgement.verdict()),
        count(judgement.score.points, "point"),
        verdict = judgement.verdict().name(),
    )
}

/// A finding: where, what, and what to do instead.
fn told(found: &Diagnostic, points: usize) -> String {
    let line =
        found.span.as_ref().and_then(Span::start).map(|start| format!("line {}: ", start.line));
    let help: String = found.help.iter().map(|help| format!("<br>{}", escape(help))).collect();
    let rule = found.code.trim_start_matches("policy/");
    format!(
        "<li>{}{} <span class=\"quiet\"><code>{rule}</code> {points}{help}</span></li>\n",
        line.unwrap_or_default(),
        escape(&found.message)
    )
}

/// Everything else, in a line each.
fn rest(edition: &Edition, fine: usize) -> String {
    let judged = edition.weighed.iter();
    let left_alone = judged.filter(|judgement| judgement.verdict() == Verdict::Ok);
    let item = |judgement: &Judgement| {
        let points = match judgement.score.points {
            0 => String::new(),
            points => format!(", {}", count(points, "point")),
        };
        format!("<li>{}{points}</li>\n", link(edition, judgement))
    };
    let items: String = left_alone.map(item).collect();
    match fine {
        0 => items,
        fine => format!(
            "<details class=\"entry\">\n<summary>Left alone: {fine}</summary>\n<ul>\n{items}</ul>\n</details>\n"
        ),
    }
}

/// Its title, leading to its page where it has one.
fn link(edition: &Edition, judgement: &Judgement) -> String {
    let path = &judgement.text.path;
    let written = edition.written.iter().find(|written| written.path == *path);
    written.map_or_else(
        || format!("<code>{}</code>", escape(path)),
        |written| {
            let address = edition.base.absolute(&written.url);
            format!("<a href=\"{}\">{}</a>", escape(&address), escape(&written.title))
        },
    )
}

fn said(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Ok => "Left alone",
        Verdict::Warn => "Warned",
        Verdict::Refuse => "Refused",
    }
}
