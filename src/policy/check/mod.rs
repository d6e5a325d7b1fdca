//! The rules at work: functions from a document's evidence to hits. Each looks for one rule, or for a
//! family of rules that look alike; none counts points.

mod disclosure;
pub(super) mod embed;
mod link;
mod post;
mod words;

use std::ops::Range;

use super::evidence::Evidence;
use super::finding::Hit;
use super::rule::Rule;
use super::setting::{RuleSetting, Settings};

/// A document before the rules.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    /// What it does and says.
    pub(super) evidence: &'a Evidence<'a>,
    /// The settings for this document.
    pub(super) settings: &'a Settings,
}

impl Case<'_> {
    /// Where words of the prose stand in the file.
    fn range(&self, words: &Range<usize>) -> Option<Range<usize>> {
        self.evidence.passages.span(self.evidence.document, words).range()
    }

    fn rule(&self, rule: Rule) -> &RuleSetting {
        self.settings.rule(rule)
    }
}

/// Everything that the rules find in a document, by place.
pub(super) fn all(case: Case<'_>) -> Vec<Hit> {
    let checks = [link::all, disclosure::all, embed::all, words::all, post::all];
    let mut hits: Vec<Hit> = checks.iter().flat_map(|check| check(case)).collect();
    hits.retain(|hit| case.settings.level(hit.rule) > super::rule::Level::Off);
    let start = |hit: &Hit| hit.range.as_ref().map_or(0, |range| range.start);
    hits.sort_by(|a, b| (start(a), a.rule, &a.message).cmp(&(start(b), b.rule, &b.message)));
    hits
}
