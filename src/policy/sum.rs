//! The sum in words: why a verdict is what it is, every line so that a reader can redo it, and the
//! smallest change after which something else would follow.

use super::judge::Judgement;
use super::rule::{Level, Rule};
use super::score::{Line, Verdict, smallest_change};
use crate::value::plural;

impl Judgement {
    /// Why the verdict is what it is: `6 points, and 4 are enough`.
    pub(super) fn reason(&self) -> String {
        let (score, thresholds) = (&self.score, &self.settings.thresholds);
        let points = plural::count(score.points, "point");
        let (warn, refuse) = (thresholds.warn.value, thresholds.refuse.value);
        let (done, need) = (score.structure, thresholds.structure.value);
        match score.verdict {
            Verdict::Ok => format!("{points}, and {warn} would warn"),
            Verdict::Refuse if score.points >= refuse && done >= need => {
                format!("{points}, and {refuse} are enough")
            }
            Verdict::Refuse => self.decisive(Level::Refuse),
            Verdict::Warn if score.points >= refuse && done < need => {
                format!(
                    "{points}, and no more than that as only {done} of them are for what it does"
                )
            }
            Verdict::Warn
                if score.points >= refuse && self.settings.level.value < Level::Refuse =>
            {
                format!("{points}, and no more than that as the policy refuses nothing")
            }
            Verdict::Warn if score.points >= warn => format!("{points}, and {warn} are enough"),
            Verdict::Warn => self.decisive(Level::Warn),
        }
    }

    /// The rules of which one finding is enough: `` `popup` is enough ``.
    fn decisive(&self, level: Level) -> String {
        let lines = self.score.lines.iter().filter(|line| line.level >= level);
        let rules: Vec<String> = lines.map(|line| format!("`{}`", line.rule)).collect();
        match rules.as_slice() {
            [rule] => format!("{rule} is enough"),
            rules => format!("each of {} is enough", rules.join(", ")),
        }
    }

    /// Every line of the sum, and the sum where there is more than one.
    pub(super) fn lines_of_sum(&self) -> String {
        let (score, need) = (&self.score, self.settings.thresholds.structure.value);
        let mut lines: Vec<String> = score.lines.iter().map(|line| self.line(line)).collect();
        if let [_, _, ..] = lines.as_slice() {
            let may_refuse = score.points >= self.settings.thresholds.refuse.value;
            let built = match may_refuse && score.structure < score.points {
                true => format!(
                    ", and {} of them for what it does: refusing takes {need}",
                    score.structure
                ),
                false => String::new(),
            };
            lines.push(format!("together {}{built}", score.points));
        }
        lines.join("\n")
    }

    /// `affiliate-link: 2 + 2 × 1 = 4`.
    fn line(&self, line: &Line) -> String {
        let points = self.settings.rule(line.rule).points();
        let more = line.count - 1;
        let uncapped = points.first.saturating_add(points.repeat.saturating_mul(more));
        let sum = match more {
            _ if points.repeat == 0 || more == 0 => points.first.to_string(),
            1 => format!("{} + {} = {uncapped}", points.first, points.repeat),
            _ => format!("{} + {more} × {} = {uncapped}", points.first, points.repeat),
        };
        let cap = match uncapped > line.points {
            true => format!(", at most {}", line.points),
            false => String::new(),
        };
        let decides = match line.level {
            Level::Refuse => ", and enough to refuse",
            Level::Warn => ", and enough to warn",
            _ => "",
        };
        format!("{}: {sum}{cap}{decides}", line.rule)
    }

    /// `` mend 2 of the 3 findings of `popup`, and it passes ``.
    pub(super) fn change(&self) -> Option<String> {
        let (mended, then) = smallest_change(&self.score, &self.settings)?;
        let counts = self.counts();
        let part = |(rule, count): (&Rule, &usize)| {
            let all = counts.get(rule).copied().unwrap_or_default();
            match (*count, all) {
                (1, 1) => format!("`{rule}`"),
                (count, all) if count == all => format!("the {all} findings of `{rule}`"),
                (count, all) => format!("{count} of the {all} findings of `{rule}`"),
            }
        };
        let parts: Vec<String> = mended.iter().map(part).collect();
        let then = match then {
            Verdict::Ok => "passes",
            Verdict::Warn => "is only warned",
            Verdict::Refuse => return None,
        };
        Some(format!("mend {}, and it {then}", parts.join(" and ")))
    }
}
