//! What findings add up to: a sum that a reader can redo, and the smallest change that would alter
//! what follows from it.

use std::collections::BTreeMap;

use super::rule::{Kind, Level, Rule};
use super::setting::Settings;

/// What is thought of a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is left alone.
    #[default]
    Ok,
    /// Its author is told.
    Warn,
    /// It is not published.
    Refuse,
}

impl Verdict {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Refuse => "refuse",
        }
    }
}

/// How often each rule found something.
pub type Counts = BTreeMap<Rule, usize>;

/// One line of the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The rule.
    pub rule: Rule,
    /// How often it found something.
    pub count: usize,
    /// What that adds.
    pub points: usize,
    /// How much one finding of it decides.
    pub level: Level,
}

impl Line {
    /// Whether its points may refuse. Support that readers give freely sells nothing, however often
    /// it is asked for.
    fn is_structure(&self) -> bool {
        self.rule.page().kind == Kind::Structure && self.rule != Rule::TipJar
    }
}

/// A sum, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The rules that found something, in their order.
    pub lines: Vec<Line>,
    /// Everything together.
    pub points: usize,
    /// Of this, what the post does.
    pub structure: usize,
    /// What follows.
    pub verdict: Verdict,
}

impl Score {
    /// Adds up.
    pub fn of(counts: &Counts, settings: &Settings) -> Self {
        let line = |(rule, count): (&Rule, &usize)| {
            let set = settings.rule(*rule);
            let points = set.points().sum(*count);
            Line { rule: *rule, count: *count, points, level: settings.level(*rule) }
        };
        let lines: Vec<Line> = counts.iter().filter(|(_, count)| **count > 0).map(line).collect();
        let points = lines.iter().map(|line| line.points).sum();
        let structure = lines.iter().filter(|line| line.is_structure());
        let structure = structure.map(|line| line.points).sum();
        let verdict = verdict(&lines, points, structure, settings);
        Self { lines, points, structure, verdict }
    }
}

fn verdict(lines: &[Line], points: usize, structure: usize, settings: &Settings) -> Verdict {
    let thresholds = &settings.thresholds;
    let decided = lines.iter().map(|line| line.level).max().unwrap_or(Level::Off);
    let is_built = structure >= thresholds.structure.value;
    let refuses = points >= thresholds.refuse.value && is_built;
    let found = if decided == Level::Refuse || refuses {
        Verdict::Refuse
    } else if decided == Level::Warn || points >= thresholds.warn.value {
        Verdict::Warn
    } else {
        Verdict::Ok
    };
    found.min(most(settings.level.value))
}

/// The most that a level does.
fn most(level: Level) -> Verdict {
    match level {
        Level::Off | Level::Note => Verdict::Ok,
        Level::Warn => Verdict::Warn,
        Level::Refuse => Verdict::Refuse,
    }
}

/// The fewest findings to mend, by rule, and the better verdict that follows; `None` when the verdict
/// is the best already.
pub fn smallest_change(score: &Score, settings: &Settings) -> Option<(Counts, Verdict)> {
    let (decides, limit) = match score.verdict {
        Verdict::Ok => return None,
        Verdict::Warn => (Level::Warn, settings.thresholds.warn.value),
        Verdict::Refuse => (Level::Refuse, settings.thresholds.refuse.value),
    };
    let all: Counts = score.lines.iter().map(|line| (line.rule, line.count)).collect();
    let must = score.lines.iter().filter(|line| line.level >= decides);
    let must: Counts = must.map(|line| (line.rule, line.count)).collect();
    let left = Score::of(&without(&all, &must), settings);
    let by_sum = cheapest(&left.lines, (left.points + 1).saturating_sub(limit), settings);
    let by_kind = (score.verdict == Verdict::Refuse).then(|| by_structure(&left, settings));
    let more = [by_sum, by_kind.flatten()].into_iter().flatten();
    let more = more.min_by_key(|more| more.values().sum::<usize>())?;
    let mut mended = must;
    more.into_iter().for_each(|(rule, count)| *mended.entry(rule).or_default() += count);
    let then = Score::of(&without(&all, &mended), settings).verdict;
    Some((mended, then))
}

/// The fewest findings to mend after which too little structure is left to refuse.
fn by_structure(score: &Score, settings: &Settings) -> Option<Counts> {
    let need = (score.structure + 1).saturating_sub(settings.thresholds.structure.value);
    let lines: Vec<Line> = score.lines.iter().copied().filter(Line::is_structure).collect();
    cheapest(&lines, need, settings)
}

fn without(all: &Counts, mended: &Counts) -> Counts {
    let left = |(rule, count): (&Rule, &usize)| {
        (*rule, count.saturating_sub(mended.get(rule).copied().unwrap_or(0)))
    };
    all.iter().map(left).collect()
}

/// The fewest findings whose mending takes `need` points off the sum of `lines`. Caps make this a
/// knapsack: the first link mended of twenty may take nothing off.
fn cheapest(lines: &[Line], need: usize, settings: &Settings) -> Option<Counts> {
    let mut best: Vec<Option<Counts>> = vec![None; need + 1];
    best[0] = Some(Counts::new());
    for line in lines {
        for taken in (0..=need).rev() {
            let Some(before) = best[taken].clone() else { continue };
            for (count, less) in removals(line, settings) {
                let mut counts = before.clone();
                counts.insert(line.rule, count);
                let place = &mut best[(taken + less).min(need)];
                if place.as_ref().is_none_or(|known| size(&counts) < size(known)) {
                    *place = Some(counts);
                }
            }
        }
    }
    best.pop().flatten()
}

fn size(counts: &Counts) -> usize {
    counts.values().sum()
}

/// How many findings of a rule may be mended, and what each number takes off; only numbers that take
/// more off than a smaller one.
fn removals(line: &Line, settings: &Settings) -> Vec<(usize, usize)> {
    let points = settings.rule(line.rule).points();
    let mut found = Vec::new();
    for left in (0..line.count.min(points.cap.saturating_add(1))).rev() {
        let less = line.points - points.sum(left);
        if found.last().map_or(less > 0, |(_, before)| less > *before) {
            found.push((line.count - left, less));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(found: &[(Rule, usize)]) -> Counts {
        found.iter().copied().collect()
    }

    #[test]
    fn a_course_launch_is_warned_and_a_countdown_with_a_code_refuses_it() {
        let settings = Settings::of_pages();
        let mut found = counts(&[(Rule::CheckoutLink, 1), (Rule::HardSell, 1)]);
        let score = Score::of(&found, &settings);
        assert_eq!((score.points, score.verdict), (5, Verdict::Warn));
        found.extend([(Rule::Countdown, 1), (Rule::DiscountCode, 1)]);
        let score = Score::of(&found, &settings);
        assert_eq!((score.points, score.structure, score.verdict), (10, 7, Verdict::Refuse));
        let (mended, then) = smallest_change(&score, &settings).unwrap();
        assert_eq!((size(&mended), then), (1, Verdict::Warn));
    }

    #[test]
    fn words_alone_never_refuse() {
        let settings = Settings::of_pages();
        let words = Rule::ALL.iter().filter(|rule| rule.page().kind == Kind::Words);
        let found: Counts = words.map(|rule| (*rule, 100)).collect();
        let score = Score::of(&found, &settings);
        assert!(score.points > 20 && score.structure == 0);
        assert_eq!(score.verdict, Verdict::Warn);
    }

    #[test]
    fn the_change_goes_past_the_cap() {
        let settings = Settings::of_pages();
        let score =
            Score::of(&counts(&[(Rule::AffiliateLink, 20), (Rule::LinkShare, 1)]), &settings);
        assert_eq!((score.points, score.verdict), (11, Verdict::Refuse));
        let (mended, then) = smallest_change(&score, &settings).unwrap();
        assert_eq!((mended, then), (counts(&[(Rule::LinkShare, 1)]), Verdict::Warn));
    }
}
