//! Presets: settings under a name. Ours are data in the form that a blog's own take.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::data::{DataFile, Format, Table};
use crate::diag::{Diagnostic, Findings, Severity, Text};
use crate::value::suggest::did_you_mean;

use super::change::Layer;
use super::read::Writer;
use super::{Set, Settings};

/// Ours, as they are written.
const WRITTEN: &str = include_str!("presets.yaml");

/// Ours, by name. They are part of the program and are read when the first is asked for.
static OURS: LazyLock<BTreeMap<&'static str, Layer>> = LazyLock::new(|| {
    ours().unwrap_or_else(|wrong| panic!("the presets come with the program: {wrong:?}"))
});

/// The names of ours, the mildest last.
const NAMES: [&str; 3] = ["strict", "default", "relaxed"];

fn ours() -> Result<BTreeMap<&'static str, Layer>, Findings> {
    let file = DataFile::parse_whole(&Text::new("presets.yaml", WRITTEN), Format::Yaml)?;
    let mut table = file.table()?;
    let mut presets = BTreeMap::new();
    for name in NAMES {
        if let Some(mut inner) = table.table(name) {
            presets.insert(name, Layer::read(&mut inner, Writer::Preset(name)));
            table.absorb(inner.finish(Severity::Error));
        }
    }
    table.finish(Severity::Error).or_value(presets).map(|(presets, _)| presets)
}

/// A blog's own presets, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Presets(BTreeMap<String, Own>);

/// A preset of a blog's own.
#[derive(Clone, Debug)]
struct Own {
    /// `preset`: the one it rests on, `default` unless it names one.
    below: Option<Set<String>>,
    layer: Layer,
}

impl Presets {
    /// Takes a blog's own out of the key `presets` of its policy.
    pub(super) fn read(policy: &mut Table<'_>) -> Self {
        let Some(mut inner) = policy.table("presets") else { return Self::default() };
        let mut presets = Self::default();
        for (name, mut table) in inner.entries() {
            let own = Own {
                below: written(&mut table, "preset"),
                layer: Layer::read(&mut table, Writer::Owner),
            };
            inner.absorb(table.finish(Severity::Error));
            if NAMES.contains(&name) {
                let message = format!("`{name}` is a preset that comes with hobnob");
                let help = format!("give yours a name of its own, and `preset: {name}` in it");
                let found = Diagnostic::error("policy/preset", message);
                inner.push(found.at(inner.key_span(name)).help(help));
            } else {
                presets.0.insert(name.to_owned(), own);
            }
        }
        presets.check(&mut inner);
        policy.absorb(inner.finish_open());
        presets
    }

    /// Takes the name of a preset out of the key `preset`.
    pub(super) fn named(&self, table: &mut Table<'_>) -> Option<Set<String>> {
        let name = written(table, "preset")?;
        match self.unknown(&name) {
            Some(found) => table.push(found),
            None => return Some(name),
        }
        None
    }

    /// What the rules' pages say, and over it the preset with all that it rests on.
    pub(super) fn settings(&self, name: &str) -> Settings {
        let mut settings = Settings::of_pages();
        let mut layers = Vec::new();
        let (chain, last) = self.chain(name);
        layers.extend(OURS.get(last));
        layers
            .extend(chain.iter().rev().filter_map(|name| self.0.get(*name)).map(|own| &own.layer));
        layers.into_iter().for_each(|layer| layer.lay_on(&mut settings));
        settings
    }

    /// The blog's own presets from one down to the last, and what that one rests on: a preset of
    /// ours, or, where they go in a circle, the first that comes again.
    fn chain<'a>(&'a self, name: &'a str) -> (Vec<&'a str>, &'a str) {
        let (mut chain, mut name) = (Vec::new(), name);
        while let Some(own) = self.0.get(name).filter(|_| !chain.contains(&name)) {
            chain.push(name);
            name = own.below.as_ref().map_or("default", |below| below.value.as_str());
        }
        (chain, name)
    }

    fn check(&self, table: &mut Table<'_>) {
        for (name, own) in &self.0 {
            let unknown = own.below.as_ref().and_then(|below| self.unknown(below));
            let circle = || self.circle(name);
            if let Some(found) = unknown.or_else(circle) {
                table.push(found);
            }
        }
    }

    /// The circle that begins with a preset; told of the first of its names only.
    fn circle(&self, name: &str) -> Option<Diagnostic> {
        let (chain, last) = self.chain(name);
        let is_told_here = last == name && chain.iter().all(|other| name <= *other);
        if !is_told_here || chain.is_empty() {
            return None;
        }
        let path = format!("`{}` → `{name}`", chain.join("` → `"));
        let found = Diagnostic::error("policy/preset", format!("presets go in a circle: {path}"));
        let span = self.0.get(name).and_then(|own| own.below.as_ref()?.span());
        Some(found.maybe_at(span).help("let one of them rest on `default`, `strict` or `relaxed`"))
    }

    fn unknown(&self, name: &Set<String>) -> Option<Diagnostic> {
        let known = || NAMES.into_iter().chain(self.0.keys().map(String::as_str));
        if known().any(|known| known == name.value) {
            return None;
        }
        let names: Vec<&str> = known().collect();
        let help = did_you_mean(&name.value, known());
        let help = help.unwrap_or_else(|| format!("the presets are `{}`", names.join("`, `")));
        let message = format!("`{}` is not a preset", name.value);
        Some(Diagnostic::error("policy/preset", message).maybe_at(name.span()).help(help))
    }
}

fn written(table: &mut Table<'_>, key: &'static str) -> Option<Set<String>> {
    let name = table.string(key)?;
    Some(Writer::Owner.set(name, table, key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::rule::{Points, Rule};

    #[test]
    fn ours_are_without_fault() {
        let ours = ours().unwrap();
        assert_eq!(ours.len(), NAMES.len());
    }

    /// Everything that is set, as words, by where it stands.
    fn values(name: &str) -> Vec<(String, String)> {
        let settings = Presets::default().settings(name);
        let sums = &settings.thresholds;
        let sums = [("warn", &sums.warn), ("refuse", &sums.refuse), ("structure", &sums.structure)];
        let sums = sums.map(|(key, sum)| (format!("`thresholds.{key}`"), sum.value.to_string()));
        let mut values = sums.to_vec();
        for rule in Rule::ALL {
            let set = settings.rule(*rule);
            let Points { first, repeat, cap } = set.points();
            let named = |key: &str| format!("`{rule}`: {key}");
            values.push((named("level"), set.level.value.name().to_owned()));
            values.push((named("points, repeat, cap"), format!("{first}, {repeat}, {cap}")));
            let options = set.options.iter();
            values.extend(options.map(|(key, set)| (named(key), set.value.to_string())));
        }
        values
    }

    #[test]
    fn the_page_about_the_policy_tells_what_they_set() {
        let [strict, usual, relaxed] = NAMES.map(values);
        let rows = strict.into_iter().zip(usual).zip(relaxed);
        let differing =
            rows.filter(|((strict, usual), relaxed)| strict != usual || usual != relaxed);
        let mut table = String::from(
            "| setting | `strict` | `default` | `relaxed` |\n| --- | --- | --- | --- |\n",
        );
        for ((strict, usual), relaxed) in differing {
            table += &format!("| {} | {} | {} | {} |\n", strict.0, strict.1, usual.1, relaxed.1);
        }
        assert!(include_str!("../../../docs/policy.md").contains(&table), "{table}");
    }

    #[test]
    fn each_is_milder_than_the_one_before() {
        let settings = NAMES.map(|name| Presets::default().settings(name));
        for pair in settings.windows(2) {
            let sum = |settings: &Settings| settings.thresholds.refuse.value;
            assert!(sum(&pair[0]) < sum(&pair[1]));
            for rule in Rule::ALL {
                let [before, after] = [0, 1].map(|at| pair[at].rule(*rule));
                assert!(before.level.value >= after.level.value, "{rule}");
                assert!(before.first.value >= after.first.value, "{rule}");
            }
        }
    }
}
