//! The blog as a whole: how many of its last posts sell, and pitches that stand below every post.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::{ToSpan as _, Zoned};

use super::finding::Finding;
use super::judge::{Bench, Judgement};
use super::rule::{Level, Rule};
use super::score::Verdict;
use super::setting::Settings;
use super::tell;
use crate::diag::{Diagnostic, Severity, Span, Text};
use crate::value::plural;

/// A blog judged: every document, and what is found of the whole.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Every document, in the order given. Pitches that stand below most posts no longer count for
    /// each of them.
    pub judgements: Vec<Arc<Judgement>>,
    /// What is found of the blog as a whole.
    pub whole: Vec<Diagnostic>,
}

impl Weighed {
    /// Every document, in the order given.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Judgement> {
        self.judgements.iter().map(|judgement| &**judgement)
    }

    /// The worst verdict of all; a finding of the whole blog may refuse it too.
    pub fn verdict(&self) -> Verdict {
        let whole = self.whole.iter().map(|told| match told.severity {
            Severity::Note => Verdict::Ok,
            Severity::Warning => Verdict::Warn,
            Severity::Error => Verdict::Refuse,
        });
        let judged = self.iter().map(Judgement::verdict);
        judged.chain(whole).max().unwrap_or_default()
    }
}

/// Looks at all documents of a blog together.
pub fn weigh<J: Into<Arc<Judgement>>>(
    judgements: impl IntoIterator<Item = J>,
    bench: Bench<'_>,
) -> Weighed {
    let judgements: Vec<Arc<Judgement>> = judgements.into_iter().map(Into::into).collect();
    let settings = bench.policy.settings();
    let mut whole: Vec<Diagnostic> =
        balance(&judgements, settings, bench.now).into_iter().collect();
    whole.extend(outlived(&judgements, bench));
    let repeated = repeated(&judgements, settings);
    whole.extend(repeated.iter().filter_map(|pitch| pitch.tell(&judgements, settings)));
    let mut by_post: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (post, finding) in repeated.iter().flat_map(|pitch| &pitch.places) {
        by_post.entry(*post).or_default().insert(*finding);
    }
    let judged = judgements.into_iter().enumerate().map(|(at, judgement)| match by_post.get(&at) {
        Some(findings) => Arc::new(Arc::unwrap_or_clone(judgement).repeating(findings)),
        None => judgement,
    });
    Weighed { judgements: judged.collect(), whole }
}

impl Weighed {
    /// Every document with its findings, as a baseline takes them.
    pub fn judged(&self) -> impl Iterator<Item = (&Text, &[Finding])> {
        judged(&self.judgements)
    }
}

fn judged(judgements: &[Arc<Judgement>]) -> impl Iterator<Item = (&Text, &[Finding])> {
    judgements.iter().map(|judgement| (&*judgement.text, judgement.findings.as_slice()))
}

/// What the baseline knows and nobody finds any more.
fn outlived(judgements: &[Arc<Judgement>], bench: Bench<'_>) -> Option<Diagnostic> {
    let dropped = bench.baseline.ratchet(judged(judgements)).dropped;
    let gone = plural::count(dropped, "finding");
    let message = format!("the baseline knows {gone} that nobody finds any more");
    let told = diagnostic(Rule::Waiver, bench.policy.settings(), message)?;
    let told = told.in_file(&bench.policy.baseline.value);
    (dropped > 0).then(|| told.help("run `hobnob check --write-baseline`: it forgets them"))
}

/// A finding of the blog as a whole; `None` where the policy does not look for it.
fn diagnostic(rule: Rule, settings: &Settings, message: String) -> Option<Diagnostic> {
    tell::at_level(settings.level(rule), rule, message)
}

/// A pitch that stands in many posts: every place, as post and finding.
struct Pitch {
    places: Vec<(usize, usize)>,
    posts: usize,
}

impl Pitch {
    fn tell(&self, judgements: &[Arc<Judgement>], settings: &Settings) -> Option<Diagnostic> {
        let posts = plural::count(self.posts, "post");
        let message = format!("the same pitch stands in {posts}");
        let help = "say it once, on a page of its own, and link to that from the menu";
        let told = diagnostic(Rule::Boilerplate, settings, message)?.help(help);
        let (post, finding) = self.places.first()?;
        let judgement = judgements.get(*post)?;
        let range = judgement.findings.get(*finding)?.hit.range.clone()?;
        Some(told.at(Span::new(&judgement.text, range)))
    }
}

/// The pitches that stand in enough posts to be a matter of the blog and not of each.
fn repeated(judgements: &[Arc<Judgement>], settings: &Settings) -> Vec<Pitch> {
    let set = settings.rule(Rule::Boilerplate);
    if settings.level(Rule::Boilerplate) == Level::Off {
        return Vec::new();
    }
    let posts = judgements.iter().filter(|judgement| judgement.post.is_post).count();
    let share = posts.saturating_mul(set.number("share")).div_ceil(100);
    let most = set.number("least").max(share);
    pitches(judgements).into_values().filter(|pitch| pitch.posts >= most).collect()
}

/// The pitches whose points count, by the words of their lines.
fn pitches(judgements: &[Arc<Judgement>]) -> BTreeMap<&str, Pitch> {
    let mut pitches: BTreeMap<&str, Pitch> = BTreeMap::new();
    let posts = judgements.iter().enumerate().filter(|(_, judgement)| judgement.post.is_post);
    for (post, judgement) in posts {
        for (at, finding) in judgement.findings.iter().enumerate() {
            let decides = judgement.settings.level(finding.hit.rule) > Level::Note;
            let lines = judgement.lines(finding).filter(|_| !decides && finding.counts());
            let Some(lines) = lines else { continue };
            let pitch = pitches
                .entry(lines.trim())
                .or_insert_with(|| Pitch { places: Vec::new(), posts: 0 });
            let is_new = pitch.places.last().is_none_or(|(last, _)| *last != post);
            pitch.posts += usize::from(is_new);
            pitch.places.push((post, at));
        }
    }
    pitches
}

/// Of the last posts, how many sell.
fn balance(judgements: &[Arc<Judgement>], settings: &Settings, now: &Zoned) -> Option<Diagnostic> {
    let set = settings.rule(Rule::SiteBalance);
    let days = i64::try_from(set.number("days")).unwrap_or(i64::MAX).min(36_500);
    let since = now.checked_sub(days.days()).ok()?;
    let mut posts: Vec<(&Zoned, &Judgement)> =
        judgements.iter().map(|judgement| &**judgement).filter_map(published(now)).collect();
    posts
        .sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.text.path.cmp(&other.text.path)));
    let last = posts.iter().take(set.number("posts"));
    let recent = posts.iter().take_while(|(date, _)| **date >= since);
    let windows = [
        (last.map(|(_, judgement)| *judgement).collect::<Vec<_>>(), "of the last".to_owned()),
        (recent.map(|(_, judgement)| *judgement).collect(), format!("of the last {days} days'")),
    ];
    windows.into_iter().find_map(|(posts, which)| {
        let selling = posts.iter().filter(|judgement| judgement.sells()).count();
        let is_much = selling * 100 > posts.len() * set.number("share");
        if posts.len() < set.number("least") || !is_much {
            return None;
        }
        let message = format!("{selling} {which} {} sell", plural::count(posts.len(), "post"));
        let told = diagnostic(Rule::SiteBalance, settings, message)?.in_file("hobnob.yaml");
        Some(told.help("write to your readers again before the next of these"))
    })
}

/// A post that is out, with its date.
fn published(now: &Zoned) -> impl Fn(&Judgement) -> Option<(&Zoned, &Judgement)> + '_ {
    move |judgement| {
        let date = judgement.post.date.as_ref().filter(|date| *date <= now)?;
        let is_out = judgement.post.is_post && !judgement.post.is_draft;
        is_out.then_some((date, judgement))
    }
}
