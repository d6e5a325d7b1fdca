//! How many still wait after so long, as a curve that goes down in steps. Time is drawn by its
//! logarithm: the first hour matters as much as the first month.

use super::axis::{self, height};
use super::short;
use crate::report::print::words;
use crate::report::{Survival, survival::Step};

/// Whoever waits less than this has an answer at once, in seconds.
const FIRST: f64 = 600.0;

/// What stands below, in seconds.
const NAMES: [(f64, &str); 7] = [
    (3_600.0, "1 h"),
    (21_600.0, "6 h"),
    (86_400.0, "1 day"),
    (604_800.0, "1 week"),
    (2_629_746.0, "1 month"),
    (15_778_476.0, "½ year"),
    (63_113_904.0, "2 years"),
];

/// What stands in the `svg`: the area below the curve, its line, and the two answers one looks for.
pub(in crate::report::print::html) fn draw(survival: &Survival) -> String {
    let longest = survival.longest.unwrap_or_default().max(86_400) as f64;
    let scale = Scale { longest };
    let percents = [0.0, 0.25, 0.5, 0.75, 1.0];
    let grid = percents.map(|share| (share, words::percent_of(share)));
    let mut drawn = axis::grid(&grid, 1.0);
    let begin = Step { seconds: 0, waiting: 1.0 };
    let steps = [&begin].into_iter().chain(&survival.steps);
    let ends = survival.steps.iter().map(|step| step.seconds as f64).chain([longest]);
    let mut above = None;
    for (step, end) in steps.zip(ends) {
        drawn += &scale.step(step, end, above);
        above = Some(step.waiting);
    }
    // Names too near to the one before are left out where they would touch it on a telephone.
    let names = NAMES.iter().filter(|(seconds, _)| *seconds <= longest);
    let names: Vec<(f64, String)> =
        names.map(|(seconds, name)| (scale.at(*seconds), (*name).to_owned())).collect();
    drawn + &axis::names(&apart(names))
}

/// Those that stand far enough from the next one kept.
fn apart(names: Vec<(f64, String)>) -> Vec<(f64, String)> {
    let mut kept: Vec<(f64, String)> = Vec::new();
    for (at, name) in names {
        if kept.last().is_none_or(|(before, _)| at - before >= 18.0) {
            kept.push((at, name));
        }
    }
    kept
}

/// Where a length of time stands.
struct Scale {
    longest: f64,
}

impl Scale {
    /// In percents of the width.
    fn at(&self, seconds: f64) -> f64 {
        let part = (seconds.max(FIRST) / FIRST).ln() / (self.longest / FIRST).ln();
        part.min(1.0) * 100.0
    }

    /// One step: what lies below it, its edge, and the edge down to it from the one before.
    fn step(&self, step: &Step, end: f64, above: Option<f64>) -> String {
        let (left, right) = (self.at(step.seconds as f64), self.at(end));
        let (x, x2, y) = (short(left), short(right), short(height(step.waiting, 1.0)));
        let title = format!(
            "After {} {} still waited",
            words::length(step.seconds),
            words::percent_of(step.waiting)
        );
        let down = above.map(|above| {
            let top = short(height(above, 1.0));
            format!("<line class=\"edge\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{top}\" y2=\"{y}\"/>")
        });
        format!(
            "<rect class=\"below\" x=\"{x}%\" width=\"{}%\" y=\"{y}\" height=\"{}\">\
             <title>{title}</title></rect>\
             <line class=\"edge\" x1=\"{x}%\" x2=\"{x2}%\" y1=\"{y}\" y2=\"{y}\"/>{}\n",
            short(right - left),
            short(height(0.0, 1.0) - height(step.waiting, 1.0)),
            down.unwrap_or_default()
        )
    }
}
