//! Runs a command and notes how long it took and how much memory it held.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// One run of a program.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    /// Seconds from start to end.
    pub(crate) seconds: f64,
    /// The most memory it held, in MiB; 0 where `/proc` does not tell.
    pub(crate) peak_mib: f64,
}

/// Runs `command` to its end, which must be a success.
pub(crate) fn run(command: &mut Command) -> Run {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let ended = AtomicBool::new(false);
    let (seconds, peak_mib) = thread::scope(|scope| {
        let peak = scope.spawn(|| peak(&status, &ended));
        let exit = child.wait().expect("the program is our child");
        let seconds = start.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        assert!(exit.success(), "{command:?} failed");
        (seconds, peak.join().expect("to read a file is safe"))
    });
    Run { seconds, peak_mib }
}

/// The most memory that a process holds until it has `ended`, looked at every other millisecond.
fn peak(status: &str, ended: &AtomicBool) -> f64 {
    let mut peak_mib: f64 = 0.0;
    while !ended.load(Ordering::Relaxed) {
        peak_mib = peak_mib.max(high_water(status).unwrap_or_default());
        thread::sleep(Duration::from_millis(2));
    }
    peak_mib
}

/// `VmHWM` of a process, the high-water mark of its resident memory, in MiB.
fn high_water(status: &str) -> Option<f64> {
    let text = std::fs::read_to_string(Path::new(status)).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse::<f64>().ok().map(|kib| kib / 1024.0)
}

/// The run in the middle by time, with the highest memory of all.
pub(crate) fn median(runs: &[Run]) -> Run {
    let mut seconds: Vec<f64> = runs.iter().map(|run| run.seconds).collect();
    seconds.sort_by(f64::total_cmp);
    let peak_mib = runs.iter().map(|run| run.peak_mib).fold(0.0, f64::max);
    Run { seconds: seconds[seconds.len() / 2], peak_mib }
}

/// The seconds of the fastest run.
pub(crate) fn fastest(runs: &[Run]) -> f64 {
    runs.iter().map(|run| run.seconds).fold(f64::INFINITY, f64::min)
}
