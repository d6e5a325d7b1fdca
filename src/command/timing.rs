//! A stopwatch and a progress bar for a build: the build itself knows no clock.

use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::build::{Stage, Watch};

/// Work shorter than this shows no bar: it would only flicker.
const PATIENCE: Duration = Duration::from_secs(1);

/// Measures each stage, and shows a bar on a terminal when the work takes longer than a second.
pub(super) struct Stopwatch {
    started: Instant,
    stages: Mutex<Vec<(Stage, Instant)>>,
    bar: Option<ProgressBar>,
    shown: Once,
}

impl Stopwatch {
    pub(super) fn start(shows_progress: bool) -> Self {
        let bar = || {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{msg:>10} {wide_bar} {pos}/{len}");
            style.map_or(bar.clone(), |style| bar.with_style(style))
        };
        Self {
            started: Instant::now(),
            stages: Mutex::default(),
            bar: shows_progress.then(bar),
            shown: Once::new(),
        }
    }

    /// How long it all took, up to now.
    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// How long each stage took, in their order.
    pub(super) fn stages(&self) -> Vec<(Stage, Duration)> {
        let marks = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = marks.iter().skip(1).map(|(_, at)| *at).chain([Instant::now()]);
        marks.iter().zip(ends).map(|((stage, from), to)| (*stage, to - *from)).collect()
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Watch for Stopwatch {
    fn begin(&self, stage: Stage, steps: usize) {
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.push((stage, Instant::now()));
        if let Some(bar) = &self.bar {
            bar.set_length(steps as u64);
            bar.set_position(0);
            bar.set_message(stage.name());
        }
    }

    fn step(&self) {
        let Some(bar) = &self.bar else {
            return;
        };
        if self.started.elapsed() > PATIENCE {
            self.shown.call_once(|| bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        bar.inc(1);
    }
}

/// `0.42 s`, `12 ms`.
pub(super) fn readable(duration: Duration) -> String {
    if duration < Duration::from_millis(100) {
        format!("{} ms", duration.as_millis())
    } else {
        format!("{:.2} s", duration.as_secs_f64())
    }
}
