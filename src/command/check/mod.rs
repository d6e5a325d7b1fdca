//! `hobnob check`: the policy alone, for a commit hook, for CI and for editors.

mod desk;
mod mend;
mod scope;
mod verdict;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Global;
use super::console::Console;
use crate::diag::{self, Findings, Outcome};
use crate::policy::balance::Weighed;
use crate::policy::rule::Level;
use crate::policy::score::Verdict;
use crate::policy::setting;
use desk::{Desk, Reading};
use scope::Scope;

/// Judge posts for what they sell
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Tell only of these files and folders
    #[arg(value_name = "PATH", conflicts_with = "stdin_filename")]
    paths: Vec<PathBuf>,
    /// Judge every post as git's index holds it: what the next commit will be
    #[arg(long)]
    index: bool,
    /// Judge what comes on stdin, as if it were this file
    #[arg(long, value_name = "FILE", conflicts_with = "index")]
    stdin_filename: Option<PathBuf>,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Report,
    /// From which verdict on to exit with 1
    #[arg(long, value_enum, default_value_t, value_name = "VERDICT")]
    fail_on: FailOn,
    /// Exit with 0 whatever the verdicts are
    #[arg(long)]
    exit_zero: bool,
    /// The most that the policy does, instead of its `level`
    #[arg(long, value_enum, value_name = "LEVEL")]
    policy: Option<Strictness>,
    /// Mend what can be mended safely, then tell what is left
    #[arg(long, conflicts_with_all = ["index", "stdin_filename"])]
    fix: bool,
    /// Write what the blog sells today to the baseline: it no longer counts. A baseline that is
    /// there only loses what is gone
    #[arg(long, conflicts_with_all = ["paths", "index", "stdin_filename"])]
    write_baseline: bool,
    /// Print every setting of the policy with where it comes from, and judge nothing
    #[arg(long)]
    print_policy: bool,
}

/// How to report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Report {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON object
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// Annotations on GitHub
    Github,
    /// For reviewdog
    Rdjson,
    /// JUnit's XML
    Junit,
}

/// From which verdict on a check fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A post is warned
    Warn,
    /// A post is refused
    #[default]
    Refuse,
}

/// The most that the policy does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Strictness {
    /// Nothing
    Off,
    /// Warn
    Warn,
    /// Refuse
    Refuse,
}

impl Strictness {
    pub(super) fn level(self) -> Level {
        match self {
            Self::Off => Level::Off,
            Self::Warn => Level::Warn,
            Self::Refuse => Level::Refuse,
        }
    }
}

impl Check {
    /// What a check that fails has not done. One that mends may have mended a part.
    pub(super) fn does(&self) -> Option<&'static str> {
        match self {
            Self { fix: true, .. } | Self { print_policy: true, .. } => None,
            Self { write_baseline: true, .. } => Some("written"),
            _ => Some("judged"),
        }
    }

    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let reading = match &self.stdin_filename {
            Some(name) => Reading::Stdin(name),
            None if self.index => Reading::Index,
            None => Reading::Disk,
        };
        let desk = Desk::set(global, reading, self.policy.map(Strictness::level))?;
        if self.print_policy {
            console.result(&setting::show(&desk.policy));
            return Ok(Outcome::Done);
        }
        let scope = Scope::of(&self.paths, &desk.blog.root)?;
        if self.write_baseline {
            console.say(&mend::write_baseline(&desk, &desk.judge()?)?);
            return Ok(Outcome::Done);
        }
        if self.fix {
            console.say(&mend::mend(&desk, &scope.narrow(desk.judge()?, &desk.blog.root)?)?);
        }
        let weighed = scope.narrow(desk.judge()?, &desk.blog.root)?;
        console.result(&self.print(&weighed, &desk, console));
        Ok(self.outcome(&weighed))
    }

    fn print(&self, weighed: &Weighed, desk: &Desk<'_>, console: &Console) -> String {
        let line = |value: serde_json::Value| format!("{value:#}\n");
        let report = |print: fn(&diag::Report<'_>) -> String| {
            verdict::report(weighed, &desk.folder(), print)
        };
        match self.format {
            Report::Human => verdict::human(weighed, console),
            Report::Json => line(verdict::json(weighed, &desk.policy)),
            Report::Sarif => report(|report| format!("{:#}\n", diag::sarif::print(report))),
            Report::Github => report(diag::github::print),
            Report::Rdjson => report(|report| format!("{:#}\n", diag::rdjson::print(report))),
            Report::Junit => report(diag::junit::print),
        }
    }

    fn outcome(&self, weighed: &Weighed) -> Outcome {
        let limit = match self.fail_on {
            FailOn::Warn => Verdict::Warn,
            FailOn::Refuse => Verdict::Refuse,
        };
        let fails = weighed.verdict() >= limit && !self.exit_zero;
        if fails { Outcome::Content } else { Outcome::Done }
    }
}
