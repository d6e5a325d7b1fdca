//! What one place sets, read from its keys `level`, `thresholds` and `rules`, with an error for each
//! that is wrong.

use crate::data::{Table, Value};
use crate::diag::Diagnostic;
use crate::value::suggest::did_you_mean;

use super::super::rule::{Kind, Level, Rule};
use super::change::{Change, Layer, RuleChange, Threshold};
use super::{Origin, Set};

/// Whose words are read.
#[derive(Clone, Copy, Debug)]
pub(super) enum Writer {
    /// Ours: the preset of that name.
    Preset(&'static str),
    /// The blog owner's.
    Owner,
}

impl Writer {
    /// A value that stands under `key`.
    pub(super) fn set<T>(self, value: T, table: &Table<'_>, key: &str) -> Set<T> {
        let origin = match self {
            Self::Preset(name) => Origin::Preset(name),
            Self::Owner => Origin::Written(table.span(key)),
        };
        Set { value, origin }
    }
}

/// The levels that the policy as a whole may have.
const WHOLE: [(&str, Level); 3] =
    [("off", Level::Off), ("warn", Level::Warn), ("refuse", Level::Refuse)];

/// The most points that a finding or a rule may have: sums are redone by readers, and the smallest
/// change is looked for among all of them.
const MOST_POINTS: usize = 1000;

impl Layer {
    /// Reads the keys `level`, `thresholds` and `rules`; the caller asks for the others.
    pub(super) fn read(table: &mut Table<'_>, writer: Writer) -> Self {
        let mut reader = Reader { writer, changes: Vec::new() };
        if let Some(level) = table.choice("level", &WHOLE) {
            reader.changes.push(Change::Level(writer.set(level, table, "level")));
        }
        reader.thresholds(table);
        reader.rules(table);
        Self(reader.changes)
    }
}

struct Reader {
    writer: Writer,
    changes: Vec<Change>,
}

impl Reader {
    fn thresholds(&mut self, table: &mut Table<'_>) {
        let Some(mut inner) = table.table("thresholds") else { return };
        for (key, threshold) in Threshold::ALL {
            if let Some(sum) = self.count(&mut inner, key) {
                self.changes.push(Change::Threshold(threshold, sum));
            }
        }
        table.absorb(inner.finish(crate::diag::Severity::Error));
    }

    fn rules(&mut self, table: &mut Table<'_>) {
        let Some(mut inner) = table.table("rules") else { return };
        let keys: Vec<&str> = inner.keys().collect();
        for key in keys {
            match Rule::named(key) {
                Some(rule) => self.rule(rule, &mut inner),
                None => tell_unknown_rule(key, &mut inner),
            }
        }
        table.absorb(inner.finish_open());
    }

    /// `urgency: off`, or everything that can be said of a rule.
    fn rule(&mut self, rule: Rule, rules: &mut Table<'_>) {
        let Some(Value::Object(_)) = rules.value(rule.name()) else {
            return self.rule_level(rule, rules, rule.name());
        };
        let Some(mut table) = rules.table(rule.name()) else { return };
        self.rule_level(rule, &mut table, "level");
        let points = self.points(&mut table, "points").map(RuleChange::First);
        let repeat = self.points(&mut table, "repeat").map(RuleChange::Repeat);
        let cap = self.points(&mut table, "cap").map(RuleChange::Cap);
        [points, repeat, cap].into_iter().for_each(|change| self.of_rule(rule, change));
        if let Some(waivable) = table.bool("waivable") {
            let waivable = self.writer.set(waivable, &table, "waivable");
            self.of_rule(rule, Some(RuleChange::Waivable(waivable)));
        }
        self.options(rule, &mut table);
        tell_unknown_options(rule, &mut table);
        rules.absorb(table.finish_open());
    }

    fn options(&mut self, rule: Rule, table: &mut Table<'_>) {
        for (name, usual) in &rule.page().options {
            let name = name.as_str();
            let value: Option<Value> = match usual {
                Value::Number(_) => count(table, name).map(Value::from),
                Value::Bool(_) => table.bool(name).map(Value::from),
                Value::Array(_) => table.strings(name).map(Value::from),
                _ => table.string(name).map(Value::from),
            };
            let set = value.map(|value| self.writer.set(value, table, name));
            self.of_rule(rule, set.map(|set| RuleChange::Option(name, set)));
        }
    }

    fn rule_level(&mut self, rule: Rule, table: &mut Table<'_>, key: &'static str) {
        let level = table.choice(key, &Level::ALL);
        if level == Some(Level::Refuse) && rule.page().kind == Kind::Words {
            let message = format!("`{rule}` goes by words, and words alone refuse no post");
            let help = format!("write `warn`, or give it more points: `{rule}: {{points: 4}}`");
            table.error(key, "policy/rule", message, help);
        } else if let Some(level) = level {
            let level = self.writer.set(level, table, key);
            self.of_rule(rule, Some(RuleChange::Level(level)));
        }
    }

    fn of_rule(&mut self, rule: Rule, change: Option<RuleChange>) {
        self.changes.extend(change.map(|change| Change::Rule(rule, change)));
    }

    fn points(&self, table: &mut Table<'_>, key: &'static str) -> Option<Set<usize>> {
        let points = self.count(table, key)?;
        if points.value > MOST_POINTS {
            let message =
                format!("`{key}` is `{}`, and no points are more than {MOST_POINTS}", points.value);
            let help = "`refuse: 10` is the usual sum: to decide alone, a rule has `level: refuse`";
            table.error(key, "policy/number", message, help.to_owned());
            return None;
        }
        Some(points)
    }

    fn count(&self, table: &mut Table<'_>, key: &'static str) -> Option<Set<usize>> {
        let count = count(table, key)?;
        Some(self.writer.set(count, table, key))
    }
}

/// A whole number from 0.
fn count(table: &mut Table<'_>, key: &'static str) -> Option<usize> {
    match table.value(key).and_then(Value::as_f64) {
        Some(number) if number < 0.0 => {
            let message = format!("`{key}` is `{number}`, and nothing here is less than 0");
            let help = format!("write a whole number from 0: `{key}: 4`");
            table.error(key, "policy/number", message, help);
            None
        }
        _ => table.count(key, 0),
    }
}

fn tell_unknown_rule(key: &str, rules: &mut Table<'_>) {
    let help = did_you_mean(key, Rule::ALL.iter().map(|rule| rule.name()));
    let help = help.unwrap_or_else(|| "`hobnob explain` lists the rules".to_owned());
    let found = Diagnostic::error("policy/rule", format!("`{key}` is not a rule"));
    rules.push(found.at(rules.key_span(key)).help(help));
}

fn tell_unknown_options(rule: Rule, table: &mut Table<'_>) {
    for key in table.unasked() {
        let mut known: Vec<&str> = table.asked().collect();
        known.dedup();
        let help = did_you_mean(key, known.iter().copied());
        let help = help.unwrap_or_else(|| format!("it has `{}`", known.join("`, `")));
        let message = format!("the rule `{rule}` has no option `{key}`");
        let found = Diagnostic::error("policy/option", message);
        table.push(found.at(table.key_span(key)).help(help));
    }
}
