//! What the blog's owner wants judged, and how strictly: a value and an origin for every setting.

mod change;
mod on_refuse;
mod origin;
mod overriding;
mod phrases;
mod policy;
mod preset;
mod read;
mod show;

use std::sync::Arc;

use crate::data::{Map, Value};
use crate::diag::Diagnostic;

use super::rule::{Level, Points, Rule};
pub use on_refuse::OnRefuse;
pub use origin::{Origin, Set};
pub use policy::Policy;
pub use show::show;

/// The sums from which a post is warned or refused.
#[derive(Clone, Debug)]
pub struct Thresholds {
    /// `warn`, in points.
    pub warn: Set<usize>,
    /// `refuse`, in points.
    pub refuse: Set<usize>,
    /// `structure`: of the points that refuse, how many must come from what a post does.
    pub structure: Set<usize>,
}

impl Thresholds {
    /// What is wrong with them, each being right by itself.
    fn fault(&self) -> Option<Diagnostic> {
        let (warn, refuse) = (&self.warn, &self.refuse);
        if warn.value <= refuse.value {
            return None;
        }
        let sums = format!("`warn: {}` is more than `refuse: {}`", warn.value, refuse.value);
        let message = format!("{sums}: a post would be refused before it is warned");
        let found = Diagnostic::error("policy/threshold", message);
        let help = format!("write at most `warn: {}`, or a higher `refuse`", refuse.value);
        Some(found.maybe_at(warn.span().or_else(|| refuse.span())).help(help))
    }
}

/// How one rule is set.
#[derive(Clone, Debug)]
pub struct RuleSetting {
    /// `level`
    pub level: Set<Level>,
    /// `points`, for the first finding.
    pub first: Set<usize>,
    /// `repeat`, for each that follows.
    pub repeat: Set<usize>,
    /// `cap`, for all together.
    pub cap: Set<usize>,
    /// Whether a post may waive it.
    pub waivable: Set<bool>,
    /// Everything else that its page names.
    pub options: Vec<(&'static str, Set<Value>)>,
}

impl RuleSetting {
    /// Its points.
    pub fn points(&self) -> Points {
        Points { first: self.first.value, repeat: self.repeat.value, cap: self.cap.value }
    }

    /// An option that is a whole number; the page's own value when nobody set it.
    pub fn number(&self, name: &str) -> usize {
        let set = self.options.iter().find(|(known, _)| *known == name);
        let value = set.and_then(|(_, set)| set.value.as_u64());
        value.and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
    }

    fn of_page(rule: Rule) -> Self {
        let page = rule.page();
        let options: &'static Map = &page.options;
        let option =
            |(name, value): (&'static String, &Value)| (name.as_str(), Set::of_page(value.clone()));
        Self {
            level: Set::of_page(page.level),
            first: Set::of_page(page.points.first),
            repeat: Set::of_page(page.points.repeat),
            cap: Set::of_page(page.points.cap),
            waivable: Set::of_page(page.waivable),
            options: options.iter().map(option).collect(),
        }
    }
}

/// The settings that judge one document.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `level`: the most that the policy does.
    pub level: Set<Level>,
    /// `thresholds`
    pub thresholds: Thresholds,
    /// `rules`, in the order of [`Rule::ALL`]; shared, for most documents differ in few.
    rules: Vec<Arc<RuleSetting>>,
}

impl Settings {
    /// What the rules' pages say.
    pub fn of_pages() -> Self {
        Self {
            level: Set::of_page(Level::Refuse),
            thresholds: Thresholds {
                warn: Set::of_page(4),
                refuse: Set::of_page(10),
                structure: Set::of_page(3),
            },
            rules: Rule::ALL.iter().map(|rule| Arc::new(RuleSetting::of_page(*rule))).collect(),
        }
    }

    /// How a rule is set.
    pub fn rule(&self, rule: Rule) -> &RuleSetting {
        &self.rules[rule as usize]
    }

    /// The same at another level of the whole.
    fn at(&self, level: &Set<Level>) -> Self {
        Self { level: level.clone(), ..self.clone() }
    }

    /// How a rule is set, to be set otherwise.
    fn rule_mut(&mut self, rule: Rule) -> &mut RuleSetting {
        Arc::make_mut(&mut self.rules[rule as usize])
    }

    /// How much a rule decides: nothing more than the policy as a whole.
    pub fn level(&self, rule: Rule) -> Level {
        self.rule(rule).level.value.min(self.level.value)
    }
}
