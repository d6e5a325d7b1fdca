//! Every setting as YAML that could stand in `hobnob.yaml`, each line with a comment that says who
//! set it.

use crate::data::{Key, Map, Value, Written, scalar};

use super::super::rule::{Level, Rule};
use super::policy::Policy;
use super::{Origin, RuleSetting, Set, Settings};

/// What the owner may add to, in the order it is shown.
const OWN: [&str; 6] = ["presets", "allow", "shops", "links", "embeds", "phrases"];

/// Every setting of a policy, as the section `policy` with an origin behind each line.
pub fn show(policy: &Policy) -> String {
    let mut page = Page(String::from("policy:\n"));
    let settings = policy.settings();
    page.set(1, "level", settings.level.value.name(), &settings.level.origin);
    page.set(1, "preset", &flow(&policy.preset.value.clone().into()), &policy.preset.origin);
    page.thresholds(settings);
    page.set(1, "on_refuse", policy.on_refuse.value.name(), &policy.on_refuse.origin);
    page.set(1, "baseline", &flow(&policy.baseline.value.clone().into()), &policy.baseline.origin);
    page.line(1, "rules:", None);
    for rule in Rule::ALL {
        page.rule(*rule, settings.rule(*rule));
    }
    if let Some((section, written)) = &policy.section {
        for key in OWN {
            page.own(key, section, written, None);
        }
        let asked = &settings.level;
        let level = matches!(asked.origin, Origin::CommandLine(_)).then_some(asked.value);
        page.own("overrides", section, written, level);
    }
    page.0
}

/// What is shown so far.
struct Page(String);

impl Page {
    fn line(&mut self, depth: usize, words: &str, from: Option<&str>) {
        self.0.extend(std::iter::repeat_n("  ", depth));
        self.0.push_str(words);
        if let Some(from) = from {
            self.0.push_str("  # ");
            self.0.push_str(from);
        }
        self.0.push('\n');
    }

    fn set(&mut self, depth: usize, key: &str, value: &str, origin: &Origin) {
        self.line(depth, &format!("{key}: {value}"), Some(&origin.to_string()));
    }

    fn thresholds(&mut self, settings: &Settings) {
        let sums = &settings.thresholds;
        self.line(1, "thresholds:", None);
        for (key, sum) in
            [("warn", &sums.warn), ("refuse", &sums.refuse), ("structure", &sums.structure)]
        {
            self.set(2, key, &sum.value.to_string(), &sum.origin);
        }
    }

    fn rule(&mut self, rule: Rule, setting: &RuleSetting) {
        self.line(2, &format!("{rule}:"), None);
        self.set(3, "level", setting.level.value.name(), &setting.level.origin);
        let points =
            [("points", &setting.first), ("repeat", &setting.repeat), ("cap", &setting.cap)];
        for (key, Set { value, origin }) in points {
            self.set(3, key, &value.to_string(), origin);
        }
        self.set(3, "waivable", &setting.waivable.value.to_string(), &setting.waivable.origin);
        for (name, Set { value, origin }) in &setting.options {
            self.set(3, name, &flow(value), origin);
        }
    }

    /// What the owner wrote under a key, one line for each part of it. A level that the command line
    /// asks for stands in for theirs.
    fn own(&mut self, key: &str, section: &Map, written: &Written, asked: Option<Level>) {
        let place = |inner: &[Key]| place(written, key, inner);
        match section.get(key) {
            None | Some(Value::Null) => {}
            Some(Value::Array(items)) if !items.is_empty() => {
                self.line(1, &format!("{key}:"), None);
                for (number, item) in items.iter().enumerate() {
                    let item = format!("- {}", flow(&at_level(item, asked)));
                    self.line(2, &item, Some(&place(&[Key::Item(number)])));
                }
            }
            Some(Value::Object(map)) if !map.is_empty() => {
                self.line(1, &format!("{key}:"), None);
                for (name, value) in map {
                    let item = format!("{}: {}", flow(&name.clone().into()), flow(value));
                    self.line(2, &item, Some(&place(&[Key::NameOf(name.clone())])));
                }
            }
            Some(value) => self.line(1, &format!("{key}: {}", flow(value)), Some(&place(&[]))),
        }
    }
}

/// An override whose level, its own or its preset's, is the one asked for.
fn at_level(item: &Value, asked: Option<Level>) -> Value {
    let mut item = item.clone();
    if let (Some(map), Some(level)) = (item.as_object_mut(), asked)
        && (map.contains_key("level") || map.contains_key("preset"))
    {
        map.insert("level".to_owned(), level.name().into());
    }
    item
}

fn place(written: &Written, key: &str, inner: &[Key]) -> String {
    let mut path = vec![Key::Name("policy".to_owned()), Key::Name(key.to_owned())];
    path.extend_from_slice(inner);
    Origin::Written(written.span(&path)).to_string()
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::String(words) => quoted(words),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", "))
        }
        Value::Object(map) => {
            let entry =
                |(key, value): (&String, &Value)| format!("{}: {}", quoted(key), flow(value));
            format!("{{{}}}", map.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// Words as they are, or as JSON, which YAML reads as well, where a sign in them could mean more.
fn quoted(words: &str) -> String {
    let is_plain = !words.contains([',', '[', ']', '{', '}', ':', '#', '\n']);
    // A level is written `off`, and read as that word.
    if is_plain && (scalar::line(words) == words || words == "off") {
        return words.to_owned();
    }
    Value::from(words).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diag::Text;
    use crate::document::Document;
    use crate::source::Source;

    const SECTION: &str = r#"policy:
  preset: mine
  presets: {mine: {preset: strict, rules: {hype: off}}}
  level: warn
  on_refuse: skip
  thresholds: {warn: 5}
  allow: [friends.example, a.example/b]
  shops: shop.example
  links:
    - {id: ours, purpose: affiliate, host: '~^s\d, #"', query: [tag, "a: b"]}
  embeds: [{id: nag, kind: popup, text: ['showNag(']}]
  rules:
    tip-jar: {free: 4}
    urgency: off
  overrides:
    - folder: posts/shop
      level: off
      rules:
        urgency: warn
    - {tag: [a, 'b, c'], preset: relaxed}
"#;

    fn policy(section: &str) -> Policy {
        let text = format!("title: A\nbase_url: https://a.example/\n{section}");
        Policy::read(&Config::parse(&Text::new("hobnob.yaml", text)).unwrap()).unwrap().0
    }

    fn document(path: &str, tag: &str) -> Document {
        let text = Text::new(path, format!("---\ntags: [\"{tag}\"]\n---\n"));
        let config = Text::new("hobnob.yaml", "title: A\nbase_url: https://a.example/\n");
        let source = Source { path: path.to_owned(), text };
        Document::parse(&source, &Config::parse(&config).unwrap()).unwrap().0
    }

    /// What is shown, without who set it.
    fn values(policy: &Policy) -> Vec<String> {
        let value =
            |line: &str| line.rsplit_once("  # ").map_or(line, |(value, _)| value).to_owned();
        show(policy).lines().map(value).collect()
    }

    #[test]
    fn what_is_shown_reads_back_as_the_same_settings() {
        for section in ["", "policy: {}\n", "policy: {preset: relaxed}\n", SECTION] {
            let policies = [policy(section), policy(section).at(Level::Refuse)];
            for before in policies {
                let shown = show(&before);
                let after = policy(&shown);
                assert_eq!(values(&before), values(&after), "{shown}");
                for (path, tag) in
                    [("a.md", "b, c"), ("posts/shop/a.md", "x"), ("posts/shop/a.md", "a")]
                {
                    let document = document(path, tag);
                    let settings = |of: &Policy| {
                        let base = of.settings_for(&document);
                        let mut policy = policy("");
                        policy.base = base;
                        values(&policy)
                    };
                    assert_eq!(settings(&before), settings(&after), "{path} {tag}\n{shown}");
                }
            }
        }
    }

    #[test]
    fn each_line_says_who_set_it() {
        let shown = show(&policy(SECTION).at(Level::Off));
        for line in [
            "  level: off  # --policy",
            "  preset: mine  # hobnob.yaml:4",
            "    mine: {preset: strict, rules: {hype: off}}  # hobnob.yaml:5",
            "    warn: 5  # hobnob.yaml:8",
            "    refuse: 7  # preset strict",
            "      cap: 3  # default",
            "      free: 4  # hobnob.yaml:15",
            "  shops: shop.example  # hobnob.yaml:10",
            "    - {folder: posts/shop, level: off, rules: {urgency: warn}}  # hobnob.yaml:18",
            "    - {tag: [a, \"b, c\"], preset: relaxed, level: off}  # hobnob.yaml:22",
        ] {
            assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
        }
    }
}
