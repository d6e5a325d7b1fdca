//! Baselines of small blogs in which every line with `buy` is a finding.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Baseline, Judged, Ratchet};
use crate::diag::{Findings, Text};
use crate::policy::finding::{Finding, Hit, Standing};
use crate::policy::rule::Rule;

/// A document judged: a finding of `hype` for each line that begins with `buy`, of `popup` for each
/// that begins with `pop`, and one for the whole file that has any.
fn judge(text: &Arc<Text>, baseline: &Baseline) -> Vec<Finding> {
    let mut hits = Vec::new();
    let mut start = 0;
    for line in text.content.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        if line.starts_with("buy") {
            hits.push(Hit::at(Rule::Hype, &range, "buy"));
        } else if line.starts_with("pop") {
            hits.push(Hit::at(Rule::Popup, &range, "pop"));
        }
    }
    if !hits.is_empty() {
        hits.push(Hit::of_file(Rule::LinkShare, format!("{} lines sell", hits.len())));
    }
    let counts = |hit| Finding { hit, standing: Standing::Counts };
    baseline.apply(text, hits.into_iter().map(counts).collect())
}

/// A blog: paths and texts.
#[derive(Debug)]
struct Blog(Vec<Arc<Text>>);

impl Blog {
    fn new(posts: &[(&str, &str)]) -> Self {
        Self(posts.iter().map(|(path, text)| Text::new(*path, *text)).collect())
    }

    fn judged(&self, baseline: &Baseline) -> Vec<(Arc<Text>, Vec<Finding>)> {
        self.0.iter().map(|text| (Arc::clone(text), judge(text, baseline))).collect()
    }

    /// How many findings count.
    fn standing(&self, baseline: &Baseline) -> usize {
        let judged = self.judged(baseline);
        judged.iter().flat_map(|(_, found)| found).filter(|found| found.counts()).count()
    }

    fn first(&self) -> Baseline {
        Baseline::first(borrowed(&self.judged(&Baseline::default())))
    }

    /// What the file says to a run on this blog.
    fn read(&self, file: &str) -> Result<Baseline, Findings> {
        let paths = self.0.iter().map(|text| text.path.as_str());
        Baseline::parse(&Text::new("policy-baseline.json", file), paths)
    }

    /// The same for the file that `baseline` prints.
    fn remember(&self, baseline: &Baseline) -> Baseline {
        self.read(&baseline.print()).unwrap()
    }

    fn ratchet(&self, baseline: &Baseline) -> Ratchet {
        baseline.ratchet(borrowed(&self.judged(baseline)))
    }
}

fn borrowed(judged: &[(Arc<Text>, Vec<Finding>)]) -> impl Iterator<Item = Judged<'_>> {
    judged.iter().map(|(text, findings)| (&**text, findings.as_slice()))
}

#[test]
fn a_file_is_sorted_and_read_again() {
    let blog = Blog::new(&[("b.md", "buy a\npop\n"), ("a.md", "buy  a\nbuy a\n"), ("c.md", "c\n")]);
    let printed = blog.first().print();
    let expected = r#"{
  "version": 1,
  "posts": {
    "a.md": {
      "hype": {
        "98ff34ae0b": 2
      },
      "link-share": {
        "af1349b9f5": 1
      }
    },
    "b.md": {
      "hype": {
        "98ff34ae0b": 1
      },
      "link-share": {
        "af1349b9f5": 1
      },
      "popup": {
        "8a476d0f80": 1
      }
    }
  }
}
"#;
    assert_eq!(printed, expected);
    assert_eq!(blog.read(&printed).unwrap(), blog.first());
    assert_eq!(Baseline::default().print(), "{\n  \"version\": 1,\n  \"posts\": {}\n}\n");
}

#[test]
fn of_two_equal_passages_one_known_lets_one_pass() {
    let old = Blog::new(&[("a.md", "buy a\n")]).first();
    let new = Blog::new(&[("a.md", "buy a\nand\nbuy a\nbuy b\n")]);
    assert_eq!(new.standing(&new.remember(&old)), 2);
}

#[test]
fn a_file_renamed_is_still_known() {
    let old = Blog::new(&[("a.md", "buy a\nbuy b\n"), ("b.md", "buy c\n")]).first();
    let new = Blog::new(&[("b.md", "buy c\nbuy a\n"), ("c.md", "buy b\nbuy a\n")]);
    let known = new.remember(&old);
    assert_eq!(new.standing(&known), 1, "only what is new in a file that was there before");
    let ratchet = new.ratchet(&known);
    assert_eq!((ratchet.new, ratchet.dropped), (1, 0));
    assert_eq!(new.standing(&new.remember(&ratchet.baseline)), 1);
}

#[test]
fn of_two_copies_of_a_file_that_is_gone_only_one_is_taken_for_it() {
    let old = Blog::new(&[("a.md", "buy a\n")]).first();
    let new = Blog::new(&[("b.md", "buy a\n"), ("c.md", "buy a\n")]);
    let ratchet = new.ratchet(&new.remember(&old));
    assert_eq!((ratchet.baseline.count(), ratchet.new, ratchet.dropped), (2, 2, 0));
}

#[test]
fn what_is_gone_is_dropped_and_what_is_new_is_not_taken() {
    let old = Blog::new(&[("a.md", "buy a\nbuy b\n"), ("b.md", "buy c\n")]).first();
    let new = Blog::new(&[("a.md", "buy a\nbuy d\nbuy e\n")]);
    let ratchet = new.ratchet(&new.remember(&old));
    assert_eq!(
        ratchet.told("policy-baseline.json"),
        "`policy-baseline.json` knows 2 findings, 3 fewer than before; 2 new findings it does not \
         take: to begin anew, delete it and write it again"
    );
}

#[test]
fn waivers_and_their_faults_stay_out() {
    let text = Text::new("a.md", "buy\n");
    let hit = |rule| Hit::at(rule, &(0..3), "x");
    let findings = [
        Finding { hit: hit(Rule::Waiver), standing: Standing::Counts },
        Finding { hit: hit(Rule::Hype), standing: Standing::Waived("because".to_owned()) },
    ];
    assert_eq!(Baseline::first([(&*text, &findings[..])]).count(), 0);
}

#[test]
fn what_is_no_baseline_is_told_with_its_place() {
    let expected = [
        ("", 1, 1, "this is not JSON: EOF while parsing a value"),
        ("{\n\"version\": 1,\n\"posts\": {,}\n}", 3, 11, "this is not JSON: key must be a string"),
        ("[]", 1, 1, "expected keys and values here"),
        ("{}", 1, 1, "this is no baseline: it has no `version`"),
        (
            "{\n  \"version\": 2\n}",
            2,
            14,
            "this baseline is of version 2, and this hobnob reads version 1",
        ),
        (
            "{\"version\": 1, \"posts\": []}",
            1,
            25,
            "expected keys and values for `posts`, found a list",
        ),
        (
            "{\n  \"version\": 1,\n  \"posts\": {\n    \"a.md\": {\n      \"hyp\": {\"aa\": 1}\n    }\n  }\n}",
            5,
            14,
            "there is no rule `hyp`",
        ),
        (
            "{\n  \"version\": 1,\n  \"posts\": {\n    \"a.md\": {\n      \"hype\": {\"aa\": -1}\n    }\n  }\n}",
            5,
            22,
            "expected a whole number from 1 for `aa`, found a number",
        ),
    ];
    for (file, line, column, message) in expected {
        let found = Blog::new(&[]).read(file).unwrap_err();
        assert_eq!(found.outcome(), crate::diag::Outcome::Setup);
        let found = found.into_iter().next().unwrap();
        let place = found.span.as_ref().and_then(|span| span.start()).unwrap();
        assert_eq!((&*found.message, place.line, place.column), (message, line, column), "{file}");
    }
}

/// A text of lines, many of which sell.
fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec!["buy a\n", "buy  a\n", "buy b\n", "pop a\n", "c\n", "\n"]);
    prop::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

/// The posts of a blog; some may be missing.
fn blog() -> impl Strategy<Value = Blog> {
    prop::collection::btree_map("[a-d]\\.md", text(), 0..4).prop_map(|posts| {
        Blog(posts.into_iter().map(|(path, text)| Text::new(path, text)).collect())
    })
}

proptest! {
    #[test]
    fn a_blog_just_written_down_has_nothing_standing(blog in blog()) {
        prop_assert_eq!(blog.standing(&blog.remember(&blog.first())), 0);
    }

    #[test]
    fn a_baseline_only_loses_and_the_second_time_nothing(old in blog(), new in blog()) {
        let known = new.remember(&old.first());
        let ratchet = new.ratchet(&known);
        prop_assert_eq!(ratchet.baseline.count() + ratchet.dropped, known.count());
        let again = new.ratchet(&new.remember(&ratchet.baseline));
        prop_assert_eq!(again.dropped, 0);
        prop_assert_eq!(again.new, ratchet.new);
        prop_assert_eq!(again.baseline, ratchet.baseline);
    }

    #[test]
    fn more_text_takes_nothing_out_and_each_finding_less_does(old in text(), more in text()) {
        let before = Blog::new(&[("a.md", &old)]);
        let after = Blog::new(&[("a.md", &(old.clone() + &more))]);
        let known = before.first();
        prop_assert_eq!(after.ratchet(&known).dropped, 0);
        let shorter = old.split_inclusive('\n').skip(1).collect::<String>();
        let shorter = Blog::new(&[("a.md", &shorter)]);
        let lost = before.standing(&Baseline::default()) - shorter.standing(&Baseline::default());
        prop_assert_eq!(shorter.ratchet(&known).dropped, lost);
    }
}
