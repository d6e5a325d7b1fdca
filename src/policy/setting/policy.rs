//! The `policy:` section of `hobnob.yaml` as a whole.

use std::sync::Arc;

use crate::config::Config;
use crate::data::{DataFile, Map, Table, Value, Written};
use crate::diag::{Diagnostic, Findings, Severity};
use crate::document::Document;
use crate::value::digest::Digest;

use super::super::link::Patterns as Links;
use super::super::markup::Patterns as Embeds;
use super::super::prose::Lexicon;
use super::super::rule::Level;
use super::change::Layer;
use super::overriding::Override;
use super::preset::Presets;
use super::read::Writer;
use super::{OnRefuse, Origin, Set, Settings, phrases};

/// Where the baseline is, unless the policy says otherwise.
const BASELINE: &str = "policy-baseline.json";

/// What the blog's owner wants judged, for every document of the blog.
#[derive(Clone, Debug)]
pub struct Policy {
    pub(super) base: Arc<Settings>,
    overrides: Vec<Override>,
    /// `on_refuse`
    pub on_refuse: Set<OnRefuse>,
    /// `baseline`: the file of what an old blog is forgiven, from the blog's root.
    pub baseline: Set<String>,
    /// What addresses are for, by our patterns and by `links`, `shops` and `allow`.
    pub links: Links,
    /// What HTML does, by our patterns and by `embeds`.
    pub embeds: Embeds,
    /// `phrases` with ours, if there are any.
    lexicon: Option<Arc<Lexicon>>,
    /// `preset`: what the section rests on.
    pub(super) preset: Set<String>,
    /// The section as it is written, and where, if there is one.
    pub(super) section: Option<(Map, Written)>,
}

impl Policy {
    /// Reads the section; a blog without one has what the rules' pages say.
    ///
    /// # Errors
    /// Every fault at once. All are of the setup: exit code 2.
    pub fn read(config: &Config) -> Result<(Self, Findings), Findings> {
        let read = || {
            let file = DataFile::parse(config.written.clone())?;
            let mut whole = file.table()?;
            let (policy, found) = match whole.table("policy") {
                Some(mut table) => {
                    let policy = Self::take(&mut table, &config.written);
                    (policy, table.finish(Severity::Error))
                }
                None => (Self::default(), Findings::none()),
            };
            found.or_value(policy)
        };
        read().map_err(Findings::of_setup)
    }

    /// Takes every key out of the section.
    fn take(table: &mut Table<'_>, written: &Written) -> Self {
        let presets = Presets::read(table);
        let preset = presets.named(table).unwrap_or_else(usual_preset);
        let mut base = presets.settings(&preset.value);
        Layer::read(table, Writer::Owner).lay_on(&mut base);
        if let Some(found) = base.thresholds.fault() {
            table.push(found);
        }
        let base = Arc::new(base);
        Self {
            overrides: Override::read_list(table, &presets, &base),
            on_refuse: OnRefuse::read(table),
            baseline: baseline(table),
            links: Links::read(table),
            embeds: Embeds::read(table),
            lexicon: phrases::read(table),
            section: Some((table.map().clone(), written.clone())),
            preset,
            base,
        }
    }

    /// The settings that judge a document.
    pub fn settings_for(&self, document: &Document) -> Arc<Settings> {
        let fitting = self.overrides.iter().filter(|given| given.fits(document));
        fitting.fold(Arc::clone(&self.base), |settings, given| given.on(&settings))
    }

    /// The settings of documents that no override is meant for, and of the blog as a whole.
    pub fn settings(&self) -> &Settings {
        &self.base
    }

    /// The same, to be kept with a judgement.
    pub fn shared_settings(&self) -> Arc<Settings> {
        Arc::clone(&self.base)
    }

    /// The same at the level that the command line asks for by `--policy`, for all documents.
    #[must_use]
    pub fn at(self, level: Level) -> Self {
        let level = Set { value: level, origin: Origin::CommandLine("--policy") };
        let overrides = self.overrides.into_iter().map(|given| given.at(&level)).collect();
        Self { base: Arc::new(self.base.at(&level)), overrides, ..self }
    }

    /// The phrases to look for.
    pub fn lexicon(&self) -> &Lexicon {
        self.lexicon.as_deref().unwrap_or_else(|| Lexicon::english())
    }

    /// The digest of all that the section says. What comes with the program is not in it.
    pub fn digest(&self) -> Digest {
        let level = self.base.level.value.name();
        let section = self.section.iter().map(|(map, _)| Value::Object(map.clone()).to_string());
        let section: String = section.collect();
        Digest::of_parts([level.as_bytes(), section.as_bytes()])
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            base: Arc::new(Settings::of_pages()),
            overrides: Vec::new(),
            on_refuse: Set::of_page(OnRefuse::Fail),
            baseline: Set::of_page(BASELINE.to_owned()),
            links: Links::built_in(),
            embeds: Embeds::built_in(),
            lexicon: None,
            preset: usual_preset(),
            section: None,
        }
    }
}

fn usual_preset() -> Set<String> {
    Set::of_page("default".to_owned())
}

/// A file of the blog: hobnob writes it, and must not be led out of the blog's folder.
fn baseline(table: &mut Table<'_>) -> Set<String> {
    let Some(path) = table.string("baseline") else {
        return Set::of_page(BASELINE.to_owned());
    };
    let climbs = path.split(['/', '\\']).any(|part| part == ".." || part.ends_with(':'));
    if climbs || path.starts_with(['/', '\\']) || path.is_empty() || path.ends_with('/') {
        let span = table.span("baseline");
        let message = format!("`{path}` is not a file of the blog's folder");
        let found = Diagnostic::error("policy/baseline", message).at(span);
        table.push(found.help(format!("write `baseline: {BASELINE}`")));
    }
    Writer::Owner.set(path, table, "baseline")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Outcome, Span, Text};
    use crate::policy::link::{Address, Purpose};
    use crate::policy::markup::Kind;
    use crate::policy::prose::Family;
    use crate::policy::rule::Rule;
    use crate::source::Source;

    fn config(section: &str) -> Config {
        let text = format!("title: A\nbase_url: https://a.example/\npolicy:\n{section}");
        Config::parse(&Text::new("hobnob.yaml", text)).unwrap()
    }

    fn policy(section: &str) -> Policy {
        Policy::read(&config(section)).unwrap().0
    }

    /// Line, column and message of every fault.
    fn faults(section: &str) -> Vec<(usize, usize, String)> {
        let faults = Policy::read(&config(section)).unwrap_err();
        assert_eq!(faults.outcome(), Outcome::Setup);
        let tell = |found: &Diagnostic| {
            assert!(!found.help.is_empty() || found.code == "data/type", "{found:?}");
            let at = found.span.as_ref().and_then(Span::start).unwrap();
            (at.line, at.column, found.message.clone())
        };
        faults.sorted().iter().map(tell).collect()
    }

    fn document(path: &str, front: &str) -> Document {
        let text = Text::new(format!("content/{path}"), format!("---\n{front}\n---\n"));
        let source = Source { path: path.to_owned(), text };
        Document::parse(&source, &config("")).unwrap().0
    }

    #[test]
    fn no_section_and_an_empty_one_are_what_the_pages_say() {
        for section in ["", "  preset: default\n", "  presets: {}\n  rules: {}\n"] {
            let policy = policy(section);
            assert_eq!(policy.settings().thresholds.refuse.value, 10);
            assert_eq!(policy.settings().level(Rule::Popup), Level::Refuse);
            assert_eq!(policy.on_refuse.value, OnRefuse::Fail);
        }
    }

    #[test]
    fn a_layer_beats_those_below_it_and_every_value_knows_its_own() {
        let policy = policy(
            "  preset: mine\n  presets:\n    mine:\n      preset: strict\n      \
             thresholds: {warn: 5}\n      rules: {urgency: off}\n  thresholds: {refuse: 30}\n  \
             rules:\n    tip-jar: {points: 2, free: 3, waivable: no}\n",
        );
        let settings = policy.settings();
        let (thresholds, tips) = (&settings.thresholds, settings.rule(Rule::TipJar));
        assert_eq!((thresholds.warn.value, thresholds.refuse.value), (5, 30));
        assert_eq!((thresholds.structure.value, tips.first.value, tips.cap.value), (2, 2, 3));
        assert_eq!((tips.number("free"), tips.waivable.value), (3, false));
        assert_eq!(settings.level(Rule::Urgency), Level::Off);
        assert_eq!(settings.level(Rule::LateDisclosure), Level::Refuse);
        assert!(matches!(thresholds.structure.origin, Origin::Preset("strict")));
        assert!(matches!(tips.cap.origin, Origin::Page));
        let line = tips.first.span().and_then(|span| span.start()).map(|start| start.line);
        assert_eq!(line, Some(12));
    }

    #[test]
    fn overrides_are_for_their_folder_and_tag_in_their_order() {
        let policy = policy(
            "  rules: {urgency: warn}\n  overrides:\n    \
             - {folder: posts/shop/, thresholds: {refuse: 20}}\n    \
             - {folder: [posts, notes], tag: Market Day, level: warn, thresholds: {refuse: 40}}\n    \
             - {tag: [plain, simple], preset: relaxed}\n",
        );
        let refuse = |path: &str, front: &str| {
            let settings = policy.settings_for(&document(path, front));
            let urgency = settings.level(Rule::Urgency);
            (settings.thresholds.refuse.value, settings.level.value, urgency)
        };
        let plain = (10, Level::Refuse, Level::Warn);
        assert_eq!(refuse("posts/shops/a.md", "title: A"), plain);
        assert_eq!(refuse("market.md", "tags: [market day]"), plain);
        assert_eq!(refuse("posts/shop/a.md", "title: A").0, 20);
        let market = refuse("posts/shop/deep/a.md", "tags: [MARKET-day]");
        assert_eq!(market, (40, Level::Warn, Level::Warn));
        let relaxed = refuse("posts/shop/a.md", "tags: [Simple]");
        assert_eq!(relaxed, (30, Level::Refuse, Level::Off));
    }

    #[test]
    fn the_page_about_it_names_every_key() {
        let page = include_str!("../../../docs/policy.md");
        let example = page.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next());
        let example = format!("title: A\nbase_url: https://a.example/\n{}", example.unwrap());
        let config = Config::parse(&Text::new("docs/policy.md", example)).unwrap();
        assert!(Policy::read(&config).is_ok(), "{:?}", Policy::read(&config));
        let file = DataFile::parse(config.written.clone()).unwrap();
        let mut table = file.table().unwrap().table("policy").unwrap();
        Policy::take(&mut table, &config.written);
        let asked: Vec<&str> = table.asked().collect();
        assert!(asked.len() > 10);
        let missing: Vec<&str> = asked.into_iter().filter(|key| !table.has(key)).collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn the_page_about_it_names_every_word_that_may_be_chosen() {
        let page = include_str!("../../../docs/policy.md");
        let families = Family::ALL.map(Family::name).into_iter();
        let words = Purpose::ALL.iter().map(|(word, _)| *word).chain(families);
        let words = words.chain(Kind::ALL.iter().map(|(word, _)| *word));
        let missing = words.filter(|word| !page.contains(&format!("`{word}`")));
        assert_eq!(missing.collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn the_command_line_has_the_last_word() {
        let section = "  level: warn\n  overrides: [{folder: posts, level: refuse}]\n";
        let (written, asked) = (policy(section), policy(section).at(Level::Off));
        let post = document("posts/a.md", "title: A");
        assert_eq!(written.settings_for(&post).level.value, Level::Refuse);
        assert_eq!(asked.settings_for(&post).level.value, Level::Off);
        assert_eq!(asked.settings().level(Rule::Popup), Level::Off);
        assert_ne!(written.digest(), asked.digest());
    }

    #[test]
    fn hosts_are_allowed_shops_owned_and_patterns_added() {
        let policy = policy(
            "  allow: friends.example\n  shops: [https://a.example/my%20shop/]\n  \
             links: [{id: b, purpose: referral, host: [b.example, friends.example]}]\n",
        );
        let purposes = |address: &str| {
            let address = Address::parse(address).unwrap();
            let found = policy.links.matches(&address);
            found.iter().map(|pattern| pattern.purpose).collect::<Vec<_>>()
        };
        assert_eq!(purposes("https://friends.example/?ref=1"), []);
        assert_eq!(purposes("https://www.a.example/my%20shop/x"), [Purpose::Checkout]);
        assert_eq!(purposes("https://a.example/about"), []);
        assert_eq!(purposes("https://b.example/"), [Purpose::Referral]);
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        let section = "  levle: warn
  thresholds: {warn: -3, refuse: few, structure: 2.5}
  on_refuse: skp
  rules:
    affilate-link: off
    buy: off
    tip-jar: {freee: 2, poins: 1, hosts: [a], cap: [1], points: 1001}
    urgency: refuse
    popup: loud
  allow: [shop, '*.a.example']
  links: [{id: a, purpose: affiliate, host: '~('}]
  embeds: [{id: b, kind: ad}]
  phrases:
    urgence: now
    urgency: ['(now', fine]
  baseline: ../b.json
  overrides:
    - {level: off}
    - {folder: content/posts}
";
        let told = [
            (4, 3, "`levle` is not a key here"),
            (5, 22, "`warn` is `-3`, and nothing here is less than 0"),
            (5, 34, "expected a whole number from 0 for `refuse`, found words"),
            (5, 50, "expected a whole number from 0 for `structure`, found a number"),
            (6, 14, "`skp` is not one of the choices for `on_refuse`"),
            (8, 5, "`affilate-link` is not a rule"),
            (9, 5, "`buy` is not a rule"),
            (10, 15, "the rule `tip-jar` has no option `freee`"),
            (10, 25, "the rule `tip-jar` has no option `poins`"),
            (10, 35, "the rule `tip-jar` has no option `hosts`"),
            (10, 52, "expected a whole number from 0 for `cap`, found a list"),
            (10, 65, "`points` is `1001`, and no points are more than 1000"),
            (11, 14, "`urgency` goes by words, and words alone refuse no post"),
            (12, 12, "`loud` is not one of the choices for `popup`"),
            (13, 11, "`shop` in `allow` is neither a host nor an address"),
            (13, 17, "`*.a.example` in `allow` is neither a host nor an address"),
            (14, 45, "`(` is not a regular expression: unclosed group"),
            (15, 26, "`ad` is not one of the choices for `kind`"),
            (17, 5, "`urgence` is not a kind of phrases"),
            (18, 15, "`(now` is not a phrase: a `(` is never closed"),
            (19, 13, "`../b.json` is not a file of the blog's folder"),
            (21, 7, "an override needs `folder` or `tag`"),
            (22, 16, "`content/posts` begins with `content/`, where all documents are"),
        ];
        assert_eq!(faults(section), told.map(|(line, at, told)| (line, at, told.to_owned())));
    }

    #[test]
    fn presets_rest_on_one_that_is_there_and_go_in_no_circle() {
        let section = "  preset: strikt
  presets:
    strict: {}
    a: {preset: b}
    b: {preset: c}
    c: {preset: b}
    d: {preset: e}
    mild: {preset: d, level: note}
";
        let told = [
            (4, 11, "`strikt` is not a preset"),
            (6, 5, "`strict` is a preset that comes with hobnob"),
            (8, 17, "presets go in a circle: `b` → `c` → `b`"),
            (10, 17, "`e` is not a preset"),
            (11, 30, "`note` is not one of the choices for `level`"),
        ];
        assert_eq!(faults(section), told.map(|(line, at, told)| (line, at, told.to_owned())));
    }

    #[test]
    fn who_warns_does_so_before_refusing() {
        let message =
            "`warn: 12` is more than `refuse: 10`: a post would be refused before it is warned";
        assert_eq!(faults("  thresholds: {warn: 12}\n"), [(4, 22, message.to_owned())]);
        let section =
            "  thresholds: {warn: 5}\n  overrides:\n    - {tag: a, thresholds: {refuse: 4}}\n";
        assert_eq!(faults(section).len(), 1);
    }
}
