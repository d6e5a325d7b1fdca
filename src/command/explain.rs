//! `hobnob explain`: the rules of the policy, and the page of each.

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::Global;
use super::console::Console;
use super::sheet::Sheet;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::policy::rule::{Kind, Level, Page, Points, Rule, Subject};
use crate::policy::setting::{Origin, Policy, Set, Settings};
use crate::value::plural;
use crate::value::suggest::did_you_mean;

/// Explain the rules of the policy
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule to explain [default: a table of all]
    rule: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON object
    Json,
    /// For a manual: the pages as Markdown
    Markdown,
}

impl Explain {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let asked = self.rule.as_deref().map(named).transpose()?;
        let rules = asked.as_ref().map_or(Rule::ALL, std::slice::from_ref);
        let words = match (self.format, asked) {
            (Format::Human, Some(rule)) => told(rule, global, console.sheet())?,
            (Format::Human, None) => table(console.sheet()),
            (Format::Json, _) => format!("{:#}\n", json(rules)),
            (Format::Markdown, _) => rules.iter().map(markdown).collect::<Vec<_>>().join("\n"),
        };
        console.result(&words);
        Ok(Outcome::Done)
    }
}

/// The rule of a name, or of the code that a finding shows: `policy/tip-jar`.
fn named(word: &str) -> Result<Rule, Findings> {
    let name = word.strip_prefix("policy/").unwrap_or(word);
    Rule::named(name).ok_or_else(|| {
        let names = Rule::ALL.iter().map(|rule| rule.name());
        let help = did_you_mean(name, names);
        let help = help.unwrap_or_else(|| "`hobnob explain` lists the rules".to_owned());
        Diagnostic::setup("usage/rule", format!("`{word}` is not a rule")).help(help).into()
    })
}

/// The page of a rule for people, with what their own blog makes of it.
fn told(rule: Rule, global: &Global, sheet: Sheet) -> Result<String, Findings> {
    let page = rule.page();
    let title = sheet.title(&format!("{rule}: {}", page.summary));
    let own = policy(global)?.map(|policy| own(rule, policy.settings())).unwrap_or_default();
    let (_, body) = parts(page);
    Ok(format!("{title}\n\n{}", sheet.set(&format!("{}\n\n{own}{body}", defaults(page)))))
}

/// The page as a manual has it.
fn markdown(rule: &Rule) -> String {
    let page = rule.page();
    let (title, body) = parts(page);
    format!("{title}\n\n`{rule}`: {}.\n\n{}\n\n{body}", page.summary, defaults(page))
}

/// The title of a page, as Markdown, and what stands below it.
fn parts(page: &Page) -> (&'static str, &'static str) {
    let (title, body) = page.words.split_once('\n').unwrap_or((page.words, ""));
    (title, body.trim_start())
}

/// The head of a page in words.
fn defaults(page: &Page) -> String {
    let level = match page.level {
        Level::Off => "it is not looked for",
        Level::Note => "by itself it decides nothing",
        Level::Warn => "one finding is enough for a warning",
        Level::Refuse => "one finding is enough to refuse a post",
    };
    let kind = match page.kind {
        Kind::Structure => "It goes by what a post does.",
        Kind::Words => "It goes by what a post says, and words alone never refuse one.",
    };
    let waivable = if page.waivable { "A post may waive it." } else { "A post cannot waive it." };
    let (name, points) = (page.level.name(), points(page.points));
    let options = options(page);
    format!("Its level is `{name}`: {level}. {points} {kind} {waivable}{options}")
}

fn points(points: Points) -> String {
    let Points { first, repeat, cap } = points;
    let adds = plural::count(first.min(cap), "point");
    if cap == 0 {
        "It adds no points.".to_owned()
    } else if repeat == 0 {
        format!("It adds {adds}, however often it finds something.")
    } else if repeat == first {
        format!("It adds {adds} for each finding, and {cap} at most.")
    } else {
        format!(
            "It adds {adds} for the first finding, {repeat} for each further one, and {cap} at most."
        )
    }
}

fn options(page: &Page) -> String {
    let options: Vec<String> =
        page.options.iter().map(|(name, value)| format!("`{name}: {value}`")).collect();
    if options.is_empty() { String::new() } else { format!(" Options: {}.", options.join(", ")) }
}

/// The policy of the blog that this is run in. One that is at fault keeps nobody from reading, unless
/// they named it.
fn policy(global: &Global) -> Result<Option<Policy>, Findings> {
    let is_named = global.root.is_some() || global.config.is_some();
    match global.blog().and_then(|blog| Policy::read(&blog.config)) {
        Ok((policy, _)) => Ok(Some(policy)),
        Err(findings) if is_named => Err(findings),
        Err(_) => Ok(None),
    }
}

/// What a blog sets of a rule, as a section of its page.
fn own(rule: Rule, settings: &Settings) -> String {
    let set = settings.rule(rule);
    let mut lines: Vec<String> = [
        line("level", &set.level, |level| level.name().to_owned()),
        line("points", &set.first, usize::to_string),
        line("repeat", &set.repeat, usize::to_string),
        line("cap", &set.cap, usize::to_string),
        line("waivable", &set.waivable, bool::to_string),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(set.options.iter().filter_map(|(name, set)| line(name, set, Value::to_string)));
    let whole = line("level", &settings.level, |level| level.name().to_owned());
    lines.extend(whole.map(|line| format!("{line}, for all rules together")));
    match lines.is_empty() {
        true => "## In this blog\n\nNothing of this is changed.\n\n".to_owned(),
        false => format!("## In this blog\n\n- {}\n\n", lines.join("\n- ")),
    }
}

/// One setting with who set it, unless it is the page.
fn line<T>(name: &str, set: &Set<T>, write: impl Fn(&T) -> String) -> Option<String> {
    let is_own = !matches!(set.origin, Origin::Page);
    is_own.then(|| format!("`{name}: {}` ({})", write(&set.value), set.origin))
}

/// How wide a name of a rule, a level and points stand in the table.
const COLUMNS: [usize; 3] = [19, 6, 5];

/// Every rule by what it is about.
fn table(sheet: Sheet) -> String {
    let [name, level, points] = COLUMNS;
    let head = format!("  {:name$}  {:level$}  {:points$}  sees", "rule", "level", "points");
    let groups = Subject::ALL.map(|subject| {
        let rules = Rule::ALL.iter().filter(|rule| rule.subject() == subject);
        let rows: String = rules.map(|rule| row(*rule, sheet)).collect();
        format!("{}\n{rows}\n", sheet.title(&subject.name().to_uppercase()))
    });
    format!("{head}\n\n{}{}", groups.concat(), sheet.wrap("", LEGEND))
}

const LEGEND: &str = "`2+1…8` is 2 points for the first finding, 1 for each that follows, 8 at most. \
    A note only adds points; `warn` and `refuse` decide by themselves. `hobnob explain RULE` tells \
    the rest of a rule.";

fn row(rule: Rule, sheet: Sheet) -> String {
    let [name, level, points] = COLUMNS;
    let page = rule.page();
    let Points { first, repeat, cap } = page.points;
    let sum = if repeat == 0 { first.to_string() } else { format!("{first}+{repeat}…{cap}") };
    let first = format!("  {:name$}  {:level$}  {sum:points$}  ", rule.name(), page.level.name());
    sheet.wrap(&first, &page.summary)
}

/// The object that `--format json` prints; version 1.
fn json(rules: &[Rule]) -> Value {
    json!({"version": 1, "rules": rules.iter().map(object).collect::<Value>()})
}

fn object(rule: &Rule) -> Value {
    let page = rule.page();
    json!({
        "rule": rule.name(),
        "subject": rule.subject().name(),
        "kind": page.kind.name(),
        "level": page.level.name(),
        "points": page.points.first,
        "repeat": page.points.repeat,
        "cap": page.points.cap,
        "waivable": page.waivable,
        "options": page.options,
        "summary": page.summary,
        "page": page.words.trim_start(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_fits_an_ordinary_terminal() {
        let sheet = Sheet { width: 80, is_styled: false };
        for rule in Rule::ALL {
            let set = sheet.set(parts(rule.page()).1);
            let prose = set.lines().filter(|line| !line.starts_with("      "));
            let long: Vec<&str> = prose.filter(|line| line.chars().count() > 80).collect();
            assert!(long.is_empty(), "{rule}: {long:#?}");
        }
    }

    #[test]
    fn points_are_told_in_words() {
        let told = |first, repeat, cap| points(Points { first, repeat, cap });
        assert_eq!(told(0, 0, 0), "It adds no points.");
        assert_eq!(told(4, 0, 4), "It adds 4 points, however often it finds something.");
        assert_eq!(told(1, 1, 3), "It adds 1 point for each finding, and 3 at most.");
        assert!(told(2, 1, 8).ends_with("1 for each further one, and 8 at most."));
    }
}
