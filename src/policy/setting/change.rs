//! What one place sets: a preset, the section itself, an override. Everything else stays as it is.

use crate::data::Value;

use super::super::rule::{Level, Rule};
use super::{Set, Settings};

/// One of the sums that decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Threshold {
    Warn,
    Refuse,
    Structure,
}

impl Threshold {
    /// Every threshold with its key.
    pub(super) const ALL: [(&str, Self); 3] =
        [("warn", Self::Warn), ("refuse", Self::Refuse), ("structure", Self::Structure)];
}

/// One thing that is set.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Level(Set<Level>),
    Threshold(Threshold, Set<usize>),
    Rule(Rule, RuleChange),
}

/// One thing that is set of a rule.
#[derive(Clone, Debug)]
pub(super) enum RuleChange {
    Level(Set<Level>),
    First(Set<usize>),
    Repeat(Set<usize>),
    Cap(Set<usize>),
    Waivable(Set<bool>),
    /// An option that its page names.
    Option(&'static str, Set<Value>),
}

/// All that one place sets.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer(pub(super) Vec<Change>);

impl Layer {
    /// Sets it, whatever was set before.
    pub(super) fn lay_on(&self, settings: &mut Settings) {
        for change in &self.0 {
            change.apply(settings);
        }
    }

    /// The same without a level for everything.
    pub(super) fn without_level(mut self) -> Self {
        self.0.retain(|change| !matches!(change, Change::Level(_)));
        self
    }
}

impl Change {
    fn apply(&self, settings: &mut Settings) {
        match self {
            Self::Level(level) => settings.level = level.clone(),
            Self::Threshold(Threshold::Warn, sum) => settings.thresholds.warn = sum.clone(),
            Self::Threshold(Threshold::Refuse, sum) => settings.thresholds.refuse = sum.clone(),
            Self::Threshold(Threshold::Structure, sum) => {
                settings.thresholds.structure = sum.clone();
            }
            Self::Rule(rule, change) => change.apply(*rule, settings),
        }
    }
}

impl RuleChange {
    fn apply(&self, rule: Rule, settings: &mut Settings) {
        let setting = settings.rule_mut(rule);
        match self {
            Self::Level(level) => setting.level = level.clone(),
            Self::First(points) => setting.first = points.clone(),
            Self::Repeat(points) => setting.repeat = points.clone(),
            Self::Cap(points) => setting.cap = points.clone(),
            Self::Waivable(waivable) => setting.waivable = waivable.clone(),
            Self::Option(name, value) => {
                let known = setting.options.iter_mut().find(|(known, _)| known == name);
                if let Some((_, set)) = known {
                    *set = value.clone();
                }
            }
        }
    }
}
