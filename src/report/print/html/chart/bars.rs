//! Bars over months.

use std::fmt::Write as _;

use super::axis::{self, height};
use super::short;
use crate::value::html::escape;

/// How two values of one month stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report::print::html) enum Together {
    /// One upon the other.
    Stacked,
    /// Side by side.
    Beside,
}

/// A month.
#[derive(Debug)]
pub(in crate::report::print::html) struct Bar {
    /// What is said of it, with its values: text.
    pub(in crate::report::print::html) title: String,
    /// What stands below it; mostly nothing, where there are many.
    pub(in crate::report::print::html) name: Option<String>,
    /// The values of both series.
    pub(in crate::report::print::html) values: [f64; 2],
}

/// Two values for each month.
#[derive(Debug)]
pub(in crate::report::print::html) struct Bars {
    pub(in crate::report::print::html) together: Together,
    /// The steps of the axis, with what they are called; the last is the highest.
    pub(in crate::report::print::html) steps: Vec<(f64, String)>,
    pub(in crate::report::print::html) bars: Vec<Bar>,
}

/// How much of its room a bar takes.
const FILL: f64 = 0.72;

/// What both series are called by the style.
const SERIES: [&str; 2] = ["first", "second"];

impl Bars {
    /// What stands in the `svg`.
    pub(in crate::report::print::html) fn draw(&self) -> String {
        let top = self.steps.last().map_or(1.0, |(top, _)| *top);
        let room = 100.0 / self.bars.len().max(1) as f64;
        let mut drawn = axis::grid(&self.steps, top);
        let mut names = Vec::new();
        for (number, bar) in self.bars.iter().enumerate() {
            let left = number as f64 * room;
            drawn += &self.bar(bar, left + room * (1.0 - FILL) / 2.0, room * FILL, top);
            names.extend(bar.name.clone().map(|name| (left + room / 2.0, name)));
        }
        drawn + &axis::names(&names)
    }

    fn bar(&self, bar: &Bar, left: f64, width: f64, top: f64) -> String {
        if bar.values.iter().all(|value| *value <= 0.0) {
            return String::new();
        }
        let mut drawn = format!("<g><title>{}</title>", escape(&bar.title));
        let (mut left, mut floor) = (left, 0.0);
        let width = if self.together == Together::Beside { width / 2.0 } else { width };
        for (value, series) in bar.values.iter().zip(SERIES) {
            let (y, bottom) = (height(floor + value, top), height(floor, top));
            if *value > 0.0 {
                let _ = write!(
                    drawn,
                    "<rect class=\"{series}\" x=\"{}%\" width=\"{}%\" y=\"{}\" height=\"{}\"/>",
                    short(left),
                    short(width),
                    short(y),
                    short(bottom - y)
                );
            }
            match self.together {
                Together::Stacked => floor += value,
                Together::Beside => left += width,
            }
        }
        drawn + "</g>\n"
    }
}
