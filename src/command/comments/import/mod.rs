//! `hobnob comments import`: from the export of another system to the store.

mod library;
mod told;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::secret::random;
use crate::build::Blog;
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::private::{FOLDER, Private};
use crate::comment::shelf::{Changes, Shelf};
use crate::comment::{Key, Owners};
use crate::config::Config;
use crate::desk::Known;
use crate::diag::{Diagnostic, Findings, Outcome, Severity};
use crate::import::comments::settle::{self, Maps, People, Report, Spool};
use crate::import::comments::{self, Export, Options, Sink as _, System};
use crate::value::{plural, suggest};
use library::Library;

/// Bring in comments from another system
#[derive(Debug, Args)]
pub(super) struct Import {
    /// The export: files, a folder or an archive
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Whose export it is [default: what it looks like]
    #[arg(long, value_name = "FORMAT", value_parser = system)]
    from: Option<System>,
    /// Write nothing, and say what would be
    #[arg(short = 'n', long)]
    dry_run: bool,
    /// A post that was not found, and the one that it is; or a heading of a table, and the field
    #[arg(long, value_name = "OLD=NEW", value_parser = pair)]
    map: Vec<(String, String)>,
    /// Take what is whole of an export that is not
    #[arg(long)]
    partial: bool,
    /// Keep e-mail addresses, IP addresses and user agents on this machine, outside git
    #[arg(long)]
    keep_private: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Import {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let blog = global.blog()?;
        let export = Export::open(&self.files, self.from)?;
        let known = Known::read(&blog, global.now(&blog.config.time_zone)?)?;
        let (key, private) = self.key(&blog)?;
        let owners = Owners::of(&blog.config);
        let people = People { owners: &owners, key: &key, keeps_private: self.keep_private };
        let mut spool = Spool::open(people)?;
        self.read(&export, &mut spool, console)?;
        let shelf = Shelf::of(&blog.root);
        let mut library = Library::open(&shelf, &key, self.dry_run)?;
        if let Some(private) = private.as_ref().filter(|_| self.keep_private) {
            library.remember(private.contacts()?);
        }
        let waiting = waiting(spool.len(), console.shows_progress());
        let report = self.settle(&mut spool, &blog.config, known, &mut library);
        waiting.finish_and_clear();
        let report = report?;
        let changes = library.commit(private.as_ref().filter(|_| self.keep_private))?;
        self.report(&export, &report, &changes, console);
        Ok(Outcome::Done)
    }

    /// The blog's key, made when there is none. A rehearsal leaves no trace, and takes one for itself.
    fn key(&self, blog: &Blog) -> Result<(Key, Option<Private>), Findings> {
        if self.dry_run && !blog.root.join(FOLDER).is_dir() {
            return Ok((Key::new(random()?), None));
        }
        let private = Private::open(&blog.root)?;
        Ok((private.key(random)?, Some(private)))
    }

    /// Reads the export to its end, or with `--partial` as far as it is whole.
    fn read(
        &self,
        export: &Export,
        spool: &mut Spool<'_>,
        console: &Console,
    ) -> Result<(), Findings> {
        let bar = bar(export.size(), console.shows_progress());
        spool.begin(export.system());
        let fields = self.map.iter().filter(|(_, new)| comments::is_field(new)).cloned().collect();
        let read =
            comments::read(export, &Options { fields }, spool, &|bytes| bar.set_position(bytes));
        bar.finish_and_clear();
        match read {
            Err(broken) if self.partial => {
                for mut found in broken {
                    found.severity = Severity::Warning;
                    spool.problem(
                        found.because("what stands before it was taken, as `--partial` says"),
                    );
                }
                Ok(())
            }
            Err(broken) => Err(broken.into_iter().map(whole_or_nothing).collect()),
            Ok(()) => Ok(()),
        }
    }

    fn settle(
        &self,
        spool: &mut Spool<'_>,
        config: &Config,
        known: Known,
        library: &mut Library<'_>,
    ) -> Result<Report, Findings> {
        let blog = settle::Blog {
            posts: &known.posts,
            subjects: &known.subjects,
            base: &config.base_url,
            zone: &config.time_zone,
        };
        let maps: Vec<_> =
            self.map.iter().filter(|(_, new)| !comments::is_field(new)).cloned().collect();
        let maps = Maps::read(&maps, &known.posts)?;
        settle::settle(spool, blog, &maps, known.history, library)
    }

    fn report(&self, export: &Export, report: &Report, changes: &Changes, console: &Console) {
        match self.format {
            Format::Human => {
                console.findings(&told::some(&report.problems));
                console.result(&told::human(export.system(), report, changes, self.dry_run));
            }
            Format::Json => {
                let json = told::json(export.system(), report, changes, self.dry_run);
                console.result(&format!("{json:#}\n"));
            }
        }
    }
}

/// All or nothing, but for those who say otherwise.
fn whole_or_nothing(found: Diagnostic) -> Diagnostic {
    match found.code {
        "import/unknown" | "import/system" | "import/map" => found,
        _ if found.help.iter().any(|help| help.contains("--partial")) => found,
        _ => found.help("take what is whole with `--partial`, or export once more"),
    }
}

fn bar(size: u64, is_shown: bool) -> ProgressBar {
    let target = if is_shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(Some(size), target).with_message("reading");
    let style = ProgressStyle::with_template("{msg:>10} {wide_bar} {bytes}/{total_bytes}");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

/// How often somebody who waits sees that the work goes on.
const TICK: Duration = Duration::from_millis(120);

/// A sign that the work goes on, while nobody can say how long it takes.
fn waiting(comments: usize, is_shown: bool) -> ProgressBar {
    let spinner = ProgressBar::no_length()
        .with_message(format!("putting {} where they belong", plural::count(comments, "comment")));
    match is_shown {
        true => spinner.set_draw_target(ProgressDrawTarget::stderr()),
        false => spinner.set_draw_target(ProgressDrawTarget::hidden()),
    }
    spinner.set_style(ProgressStyle::default_spinner());
    spinner.enable_steady_tick(TICK);
    spinner
}

fn system(word: &str) -> Result<System, String> {
    let found = System::ALL.iter().find(|(name, _)| name.eq_ignore_ascii_case(word.trim()));
    let names = || System::ALL.map(|(name, _)| name);
    found.map(|(_, system)| *system).ok_or_else(|| {
        let guess = suggest::did_you_mean(word, names())
            .map(|guess| format!("{guess} "))
            .unwrap_or_default();
        format!("{guess}there are {}", names().join(", "))
    })
}

/// `OLD=NEW`: an address may hold a `=` of its own, so the last one counts.
fn pair(words: &str) -> Result<(String, String), String> {
    let (old, new) =
        words.rsplit_once('=').ok_or("write OLD=NEW, as in `/2010/old/=posts/new.md`")?;
    match old.trim().is_empty() || new.trim().is_empty() {
        true => Err("both sides of `=` are needed".to_owned()),
        false => Ok((old.trim().to_owned(), new.trim().to_owned())),
    }
}
