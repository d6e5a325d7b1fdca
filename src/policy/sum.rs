//! The sum in words: why a verdict is what it is, every line so that a reader can redo it, and the
//! smallest change after which something else would follow.

use super::rule::{Level, Rule};
use super::score::{Line, Score, Verdict, smallest_change};
use super::setting::Settings;
use crate::value::plural;

impl Score {
    /// Why the verdict is what it is: `6 points, and 4 are enough`.
    pub(super) fn reason(&self, settings: &Settings) -> String {
        let (thresholds, points) = (&settings.thresholds, plural::count(self.points, "point"));
        let (warn, refuse) = (thresholds.warn.value, thresholds.refuse.value);
        let is_much = self.points >= refuse;
        let is_built = self.structure >= thresholds.structure.value;
        let is_capped = settings.level.value < Level::Refuse;
        match self.verdict {
            Verdict::Ok => format!("{points}, and {warn} would warn"),
            Verdict::Refuse if is_much && is_built => format!("{points}, and {refuse} are enough"),
            Verdict::Refuse => self.decisive(Level::Refuse),
            Verdict::Warn if is_much && is_capped => {
                format!("{points}, and the policy refuses nothing here")
            }
            Verdict::Warn if is_much => {
                format!("{points}, but only {} for what it does", self.structure)
            }
            Verdict::Warn if self.points >= warn => format!("{points}, and {warn} are enough"),
            Verdict::Warn => self.decisive(Level::Warn),
        }
    }

    /// The rules of which one finding is enough: `` `popup` is enough ``.
    fn decisive(&self, level: Level) -> String {
        let lines = self.lines.iter().filter(|line| line.level >= level);
        let rules: Vec<String> = lines.map(|line| format!("`{}`", line.rule)).collect();
        match rules.as_slice() {
            [rule] => format!("{rule} is enough"),
            rules => format!("each of {} is enough", rules.join(", ")),
        }
    }

    /// Every line of the sum, and the sum where there is more than one. How much of it may refuse is
    /// said where that matters.
    pub(super) fn told(&self, settings: &Settings) -> String {
        let mut lines: Vec<String> = self.lines.iter().map(|line| told(line, settings)).collect();
        let is_much = self.points >= settings.thresholds.refuse.value;
        let need = settings.thresholds.structure.value;
        match lines.len() {
            0 | 1 => {}
            _ if is_much && self.structure < self.points => lines.push(format!(
                "together {}, and {} of them for what it does: refusing takes {need}",
                self.points, self.structure
            )),
            _ => lines.push(format!("together {}", self.points)),
        }
        lines.join("\n")
    }

    /// `` mend 2 of the 3 findings of `popup`, and it passes ``; `None` where nothing needs to be.
    pub(super) fn way_out(&self, settings: &Settings) -> Option<String> {
        let (mended, then) = smallest_change(self, settings)?;
        let parts: Vec<String> =
            mended.iter().map(|(rule, count)| self.part(*rule, *count)).collect();
        let then = match then {
            Verdict::Ok => "passes",
            Verdict::Warn => "is only warned",
            Verdict::Refuse => return None,
        };
        let parts = match parts.as_slice() {
            [before @ .., last] if before.len() > 1 => format!("{} and {last}", before.join(", ")),
            parts => parts.join(" and "),
        };
        Some(format!("mend {parts}, and it {then}"))
    }

    fn part(&self, rule: Rule, count: usize) -> String {
        let line = self.lines.iter().find(|line| line.rule == rule);
        match (count, line.map_or(count, |line| line.count)) {
            (1, 1) => format!("`{rule}`"),
            (count, all) if count == all => format!("the {all} findings of `{rule}`"),
            (count, all) => format!("{count} of the {all} findings of `{rule}`"),
        }
    }
}

/// `affiliate-link: 2 + 2 × 1 = 4`.
fn told(line: &Line, settings: &Settings) -> String {
    let points = settings.rule(line.rule).points();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// How often each rule found something.
    type Found = &'static [(Rule, usize)];

    /// Reason, sum and way out of what so many findings come to.
    fn words(found: Found, settings: &Settings) -> [String; 3] {
        let score = Score::of(&found.iter().copied().collect(), settings);
        let way_out = score.way_out(settings).unwrap_or_default();
        [score.reason(settings), score.told(settings), way_out]
    }

    fn hold(expected: &[(Found, [&str; 3])]) {
        let settings = Settings::of_pages();
        for (found, expected) in expected {
            assert_eq!(&words(found, &settings), expected, "{found:?}");
        }
    }

    #[test]
    fn every_verdict_says_why_and_what_would_change_it() {
        use Rule::{AdEmbed, AffiliateLink, Popup, SignupGate, TipJar, UndisclosedLink};
        hold(&[
            (&[(TipJar, 1)], ["1 point, and 4 would warn", "tip-jar: 1", ""]),
            (
                &[(AffiliateLink, 4)],
                [
                    "5 points, and 4 are enough",
                    "affiliate-link: 2 + 3 × 1 = 5",
                    "mend 2 of the 4 findings of `affiliate-link`, and it passes",
                ],
            ),
            (
                &[(UndisclosedLink, 1)],
                [
                    "`undisclosed-link` is enough",
                    "undisclosed-link: 2, and enough to warn",
                    "mend `undisclosed-link`, and it passes",
                ],
            ),
            (
                &[(AdEmbed, 2), (Popup, 1)],
                [
                    "each of `ad-embed`, `popup` is enough",
                    "ad-embed: 4, and enough to refuse\npopup: 4, and enough to refuse\ntogether 8",
                    "mend the 2 findings of `ad-embed` and `popup`, and it passes",
                ],
            ),
            (
                &[(AdEmbed, 1), (Popup, 1), (SignupGate, 1)],
                [
                    "12 points, and 10 are enough",
                    "ad-embed: 4, and enough to refuse\npopup: 4, and enough to refuse\n\
                     signup-gate: 4, and enough to refuse\ntogether 12",
                    "mend `ad-embed`, `popup` and `signup-gate`, and it passes",
                ],
            ),
        ]);
    }

    #[test]
    fn what_adds_up_says_how_much_of_it_is_structure() {
        use Rule::{AffiliateLink, HardSell, Hype, Urgency};
        hold(&[
            (
                &[(AffiliateLink, 1), (HardSell, 9), (Urgency, 2)],
                [
                    "11 points, but only 2 for what it does",
                    "affiliate-link: 2\nhard-sell: 3 + 8 × 1 = 11, at most 6\nurgency: 2 + 1 = 3\n\
                     together 11, and 2 of them for what it does: refusing takes 3",
                    "mend `affiliate-link` and the 9 findings of `hard-sell`, and it passes",
                ],
            ),
            (
                &[(AffiliateLink, 3), (HardSell, 2), (Hype, 1)],
                [
                    "10 points, and 10 are enough",
                    "affiliate-link: 2 + 2 × 1 = 4\nhard-sell: 3 + 1 = 4\nhype: 2\n\
                     together 10, and 4 of them for what it does: refusing takes 3",
                    "mend 1 of the 3 findings of `affiliate-link`, and it is only warned",
                ],
            ),
        ]);
    }
}
