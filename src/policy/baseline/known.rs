//! What is known of one post: how often each rule found each passage.

use std::collections::BTreeMap;

use super::passage;
use crate::diag::Text;
use crate::policy::finding::Hit;
use crate::policy::rule::Rule;

/// How often each rule found each passage. Never holds a count of nought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known(BTreeMap<(&'static str, String), usize>);

impl Known {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many findings are known.
    pub(super) fn count(&self) -> usize {
        self.0.values().sum()
    }

    pub(super) fn add(&mut self, rule: Rule, passage: String, count: usize) {
        if count > 0 {
            let known = self.0.entry((rule.name(), passage)).or_default();
            *known = known.saturating_add(count);
        }
    }

    /// Adds a finding.
    pub(super) fn put(&mut self, hit: &Hit, text: &Text) {
        self.add(hit.rule, passage(hit, text), 1);
    }

    /// Takes a finding out; whether it was there.
    pub(super) fn take(&mut self, hit: &Hit, text: &Text) -> bool {
        let key = (hit.rule.name(), passage(hit, text));
        let Some(count) = self.0.get_mut(&key) else { return false };
        *count -= 1;
        if *count == 0 {
            self.0.remove(&key);
        }
        true
    }

    /// By the name of the rule, then by passage.
    pub(super) fn by_rule(&self) -> BTreeMap<&str, BTreeMap<&str, usize>> {
        let mut rules: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for ((rule, passage), count) in &self.0 {
            rules.entry(rule).or_default().insert(passage, *count);
        }
        rules
    }
}
