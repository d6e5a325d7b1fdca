//! `hobnob build`: content to `public/`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::blog::shown;
use super::check::Strictness;
use super::console::{self, Console};
use super::desk::cache;
use super::timing::{Stopwatch, readable};
use super::{Format, Global, held};
use crate::build::output::{Changes, Output, refuse};
use crate::build::{self, Built, Purpose, Request};
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::page::Page;
use crate::site::{Selection, Site};
use crate::value::plural;
use crate::value::url::BaseUrl;

/// Build the site
#[derive(Debug, Args)]
pub(super) struct Build {
    /// Where to build to [default: public in the blog's folder]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Where the blog will be, instead of `base_url`
    #[arg(short = 'u', long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    include: Include,
    /// The most that the policy does, instead of its `level`
    #[arg(long, value_enum, value_name = "LEVEL")]
    policy: Option<Strictness>,
    /// Treat every warning as an error
    #[arg(long)]
    strict: bool,
    /// Print every address the site would have, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

/// What usually stays out.
#[derive(Debug, Args)]
pub(super) struct Include {
    /// Include drafts
    #[arg(short = 'D', long)]
    drafts: bool,
    /// Include posts of the future
    #[arg(short = 'F', long)]
    future: bool,
    /// Include expired posts
    #[arg(short = 'E', long)]
    expired: bool,
}

impl Include {
    fn at(&self, now: jiff::Zoned) -> Selection {
        Selection { now, drafts: self.drafts, future: self.future, expired: self.expired }
    }
}

impl Build {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let watch = Stopwatch::start(console.shows_progress() && self.format == Format::Human);
        let result = self.make(global, &watch);
        watch.finish();
        match (self.format, result) {
            (Format::Human, Ok(done)) => Ok(self.tell(&done, &watch, console)),
            (Format::Human, Err(findings)) => Err(findings),
            (Format::Json, result) => Ok(print_json(&result, &watch, console)),
        }
    }

    /// Builds, and writes unless it is a dry run.
    fn make(&self, global: &Global, watch: &Stopwatch) -> Result<Done, Findings> {
        let mut blog = global.blog()?;
        if let Some(written) = &self.base_url {
            blog.config.base_url = base_url(written)?;
        }
        let folder = self.output.clone().unwrap_or_else(|| blog.root.join("public"));
        if let Some(refusal) = refuse(&blog.root, &folder) {
            return Err(refusal.into());
        }
        let selection = self.include.at(global.now(&blog.config.time_zone)?);
        let policy = self.policy.map(Strictness::level);
        let request = Request {
            root: &blog.root,
            config: blog.config,
            policy,
            selection,
            purpose: Purpose::Publish,
        };
        let cache = cache(&blog.root);
        let built = cache.remembering(|memos| build::run(request, memos, watch))?;
        let findings =
            if self.strict { built.findings.clone().strict() } else { built.findings.clone() };
        let (_, findings) = findings.or_value(())?;
        let changes = match self.dry_run {
            true => Changes::default(),
            false => Output::new(&folder).write(&built.artifacts, watch)?,
        };
        Ok(Done { built, findings, changes, folder })
    }

    fn tell(&self, done: &Done, watch: &Stopwatch, console: &Console) -> Outcome {
        console.findings(&done.findings);
        if self.dry_run {
            console.result(&done.plan());
        }
        for line in held::lines(&done.built.site) {
            console.say(&line);
        }
        for (stage, time) in watch.stages() {
            console.detail(&format!("{:>10} {}", stage.name(), readable(time)));
        }
        let changed = if self.dry_run { "nothing written".to_owned() } else { done.changed() };
        console.say(&format!("{} in {}: {changed}", done.made(), readable(watch.elapsed())));
        Outcome::Done
    }
}

/// A build that succeeded.
struct Done {
    built: Built,
    findings: Findings,
    changes: Changes,
    folder: PathBuf,
}

impl Done {
    /// `built 143 pages with 25 posts and 1 warning`.
    fn made(&self) -> String {
        let pages = plural::count(self.built.html_pages(), "page");
        let posts = plural::count(self.built.site.posts, "post");
        match self.findings.is_empty() {
            true => format!("built {pages} with {posts}"),
            false => format!("built {pages} with {posts} and {}", console::counted(&self.findings)),
        }
    }

    /// `12 written, 1 removed, 130 unchanged; look in public`.
    fn changed(&self) -> String {
        let (written, removed) = (self.changes.written.len(), self.changes.removed.len());
        let unchanged = self.built.artifacts.len() - written;
        let folder = shown(&self.folder);
        format!("{written} written, {removed} removed, {unchanged} unchanged; look in {folder}")
    }

    /// One line for each address: where it is, its template, what it shows.
    fn plan(&self) -> String {
        let line = |page: &Page| {
            let template = page.templates.first().map_or("-", String::as_str);
            format!("{}\t{template}\t{}\n", page.url, page.describe(&self.built.site))
        };
        self.built.pages.iter().map(line).collect()
    }
}

fn base_url(written: &str) -> Result<BaseUrl, Findings> {
    BaseUrl::parse(written).map_err(|why| {
        let message = format!("`{written}` is not the address of a blog: {why}");
        let help = "write it whole: `--base-url https://example.org/`";
        Diagnostic::setup("usage/base-url", message).help(help).into()
    })
}

fn print_json(result: &Result<Done, Findings>, watch: &Stopwatch, console: &Console) -> Outcome {
    let (report, outcome) = match result {
        Ok(done) => {
            (report(Some(&done.built), &done.findings, &done.changes, watch), Outcome::Done)
        }
        Err(found) => {
            let found = found.clone().sorted();
            (report(None, &found, &Changes::default(), watch), found.outcome())
        }
    };
    console.result(&format!("{report:#}\n"));
    outcome
}

/// In thousandths of a second, to the microsecond.
fn milliseconds(time: std::time::Duration) -> f64 {
    time.as_micros() as f64 / 1000.0
}

/// The object that `--format json` prints; version 1.
fn report(
    built: Option<&Built>,
    findings: &Findings,
    changes: &Changes,
    watch: &Stopwatch,
) -> Value {
    let site: Option<&Site> = built.map(|built| &built.site);
    let timings = watch
        .stages()
        .into_iter()
        .map(|(stage, time)| (stage.name().replace(' ', "_"), Value::from(milliseconds(time))));
    json!({
        "version": 1,
        "pages": built.map_or(0, Built::html_pages),
        "posts": site.map_or(0, |site| site.posts),
        "drafts": held::json(site, held::Kind::Draft),
        "scheduled": held::json(site, held::Kind::Scheduled),
        "expired": held::json(site, held::Kind::Expired),
        "refused": held::json(site, held::Kind::Refused),
        "written": changes.written,
        "removed": changes.removed,
        "findings": crate::diag::json::print(findings),
        "timings": timings.collect::<serde_json::Map<_, _>>(),
    })
}
