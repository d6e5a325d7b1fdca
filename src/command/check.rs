//! `hobnob check`: the policy alone, for a commit hook, for CI and for editors.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::console::Console;
use super::{Global, verdict};
use crate::build::Unwatched;
use crate::build::judge::judge_disk;
use crate::diag::{self, Findings, Outcome};
use crate::policy::balance::Weighed;
use crate::policy::judge::Bench;
use crate::policy::rule::Level;
use crate::policy::score::Verdict;
use crate::policy::setting::Policy;

/// Judge posts for what they sell
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Tell only of these files and folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
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
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let blog = global.blog()?;
        let (policy, _) = Policy::read(&blog.config)?;
        let policy = match self.policy {
            Some(asked) => policy.at(asked.level()),
            None => policy,
        };
        let now = global.now(&blog.config.time_zone)?;
        let bench = Bench { config: &blog.config, policy: &policy, now: &now };
        let weighed = judge_disk(&blog.root, bench, &Unwatched)?;
        console.result(&self.print(&weighed, &policy, console));
        Ok(self.outcome(&weighed))
    }

    fn print(&self, weighed: &Weighed, policy: &Policy, console: &Console) -> String {
        let line = |value: serde_json::Value| format!("{value:#}\n");
        match self.format {
            Report::Human => verdict::human(weighed, console),
            Report::Json => line(verdict::json(weighed, policy)),
            Report::Sarif => {
                verdict::report(weighed, "", |report| line(diag::sarif::print(report)))
            }
            Report::Github => verdict::report(weighed, "", diag::github::print),
            Report::Rdjson => {
                verdict::report(weighed, "", |report| line(diag::rdjson::print(report)))
            }
            Report::Junit => verdict::report(weighed, "", diag::junit::print),
        }
    }

    fn outcome(&self, weighed: &Weighed) -> Outcome {
        let limit = match self.fail_on {
            FailOn::Warn => Verdict::Warn,
            FailOn::Refuse => Verdict::Refuse,
        };
        let worst = weighed.verdict();
        if worst >= limit && !self.exit_zero { Outcome::Content } else { Outcome::Done }
    }
}
