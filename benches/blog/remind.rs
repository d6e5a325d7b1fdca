//! What it costs to say who waits and how the community is doing, beside reading what was said: with
//! nothing remembered of the store, and with all of it.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::files::write;
use crate::measure::{self, Run};
use crate::{comments, hobnob};

/// The commands, by what they are called; the first only reads.
const COMMANDS: [(&str, &[&str]); 4] = [
    ("reading the store", &["comments", "list", "--limit", "1"]),
    ("remind", &["remind", "--format", "json"]),
    ("remind --all", &["remind", "--all", "--format", "json"]),
    ("report", &["report", "--last", "all", "--format", "json"]),
];

/// Runs everything, prints the figures, and writes them to `result-remind.json`.
pub(crate) fn race(folder: &Path, posts: usize, runs: usize) {
    let root = folder.join("remind");
    if root.exists() {
        std::fs::remove_dir_all(&root).expect("an earlier race can be cleared away");
    }
    hobnob::write_talking_blog(&root, posts);
    comments::import(&root, posts);
    let cold = race_from(&root, runs, true);
    let warm = race_from(&root, runs, false);
    let result = json!({"version": 1, "posts": posts, "cold": cold, "warm": warm});
    write(folder, "result-remind.json", &format!("{result:#}\n"));
    println!("figures in {}", folder.join("result-remind.json").display());
}

/// The commands in turn, so that all meet the same minutes of the machine.
fn race_from(root: &Path, runs: usize, is_cold: bool) -> Value {
    let mut all: Vec<Vec<Run>> = vec![Vec::new(); COMMANDS.len()];
    for _ in 0..=runs {
        for ((_, arguments), runs) in COMMANDS.iter().zip(&mut all) {
            if is_cold {
                let _ = std::fs::remove_dir_all(root.join(".hobnob/cache"));
            }
            let mut command = Command::new(env!("CARGO_BIN_EXE_hobnob"));
            command.args(*arguments).args(["--now", "2026-03-02", "--root"]).arg(root);
            runs.push(measure::run(&mut command));
        }
    }
    // The first round warms the disk, and in the warm race what is remembered.
    for runs in &mut all {
        let _ = runs.remove(0);
    }
    tell(&all, is_cold)
}

fn tell(all: &[Vec<Run>], is_cold: bool) -> Value {
    let name = if is_cold { "nothing remembered" } else { "all remembered" };
    println!("\n{name:>20} | median s | peak MiB | times reading");
    let reading = all.first().map_or(f64::NAN, |runs| measure::median(runs).seconds);
    let figures = COMMANDS.iter().zip(all).map(|((name, _), runs)| {
        let median = measure::median(runs);
        let times = median.seconds / reading;
        println!("{name:>20} | {:8.2} | {:8.0} | {times:8.2}", median.seconds, median.peak_mib);
        let seconds: Vec<f64> = runs.iter().map(|run| run.seconds).collect();
        json!({"name": name, "seconds": seconds, "peak_mib": median.peak_mib, "times_reading": times})
    });
    figures.collect()
}
