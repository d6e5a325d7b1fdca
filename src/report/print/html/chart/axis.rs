//! What stands beside and below a chart.

use std::fmt::Write as _;

use super::{HEIGHT, short};
use crate::value::html::escape;

/// How many steps an axis has at most.
const STEPS: usize = 4;

/// The steps of an axis from 0 to at least `most`: whole numbers, 1, 2 or 5 and noughts apart.
pub(in crate::report::print::html) fn steps(most: usize) -> Vec<usize> {
    let apart = (0..).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    let apart = apart.take(54).find(|apart| apart * STEPS >= most).unwrap_or(usize::MAX);
    let count = most.div_ceil(apart).max(1);
    (0..=count).map(|step| step.saturating_mul(apart)).collect()
}

/// Where a value stands on an axis that goes up to `top`, in pixels from above.
pub(in crate::report::print::html) fn height(value: f64, top: f64) -> f64 {
    HEIGHT - value / top * HEIGHT
}

/// A line across for each step, and what it is.
pub(super) fn grid(steps: &[(f64, String)], top: f64) -> String {
    let mut drawn = String::new();
    for (value, name) in steps {
        let y = short(height(*value, top));
        let _ = writeln!(
            drawn,
            "<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>\
             <text x=\"-8\" y=\"{y}\" dy=\".35em\" text-anchor=\"end\">{}</text>",
            escape(name)
        );
    }
    drawn
}

/// What stands below, each at its percent of the width.
pub(super) fn names(names: &[(f64, String)]) -> String {
    let mut drawn = String::new();
    for (at, name) in names {
        let (x, y) = (short(*at), HEIGHT + 20.0);
        let anchor = if *at > 95.0 { "end" } else { "middle" };
        let _ = writeln!(
            drawn,
            "<text x=\"{x}%\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escape(name)
        );
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_few_round_steps_and_reaches_over_everything() {
        assert_eq!(steps(0), [0, 1]);
        assert_eq!(steps(1), [0, 1]);
        assert_eq!(steps(4), [0, 1, 2, 3, 4]);
        assert_eq!(steps(5), [0, 2, 4, 6]);
        assert_eq!(steps(11), [0, 5, 10, 15]);
        assert_eq!(steps(100), [0, 50, 100]);
        for most in (0..3000).step_by(7) {
            let steps = steps(most);
            assert!(steps.len() <= STEPS + 1 && steps.last() >= Some(&most), "{most}: {steps:?}");
        }
    }
}
