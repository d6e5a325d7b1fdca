//! The command line: one file a command, each its arguments and its run. The only rooms that know
//! the clock, the environment and the terminal.

mod blog;
mod build;
mod check;
mod clean;
mod comments;
mod completions;
mod console;
mod desk;
mod explain;
mod held;
mod hook;
mod init;
mod list;
mod man;
mod new;
mod remind;
mod render;
mod reply;
mod report;
mod serve;
mod sheet;
mod skeleton;
mod timing;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

use crate::diag::{Findings, Outcome};
use console::Console;

/// A static blog generator for people who blog to meet people.
#[derive(Debug, Parser)]
#[command(name = "hobnob", version, propagate_version = true, max_term_width = 100)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
pub struct CommandLine {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes, before or after its name.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Everywhere")]
struct Global {
    /// The blog's folder [default: the nearest one, upwards, that holds hobnob.yaml]
    #[arg(short, long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The configuration [default: hobnob.yaml in the blog's folder]
    #[arg(short, long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The moment to take for now, as a date [default: SOURCE_DATE_EPOCH, else the clock]
    #[arg(long, global = true, value_name = "DATE")]
    now: Option<String>,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    verbose: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: When,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How a command reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// For programs: one JSON object
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a blog
    Init(init::Init),
    /// Make a post
    New(new::New),
    /// Build the site
    Build(build::Build),
    /// Show the blog while it is written, and build it again with every change
    Serve(serve::Serve),
    /// Explain the rules of the policy
    Explain(explain::Explain),
    /// Judge posts for what they sell
    Check(check::Check),
    /// Read, find, judge and forget what readers said
    Comments(comments::Comments),
    /// See who waits for an answer, and whom to answer first
    Remind(remind::Remind),
    /// Answer a comment
    Reply(reply::Reply),
    /// See how the community is doing
    Report(report::Report),
    /// List posts and what stays out
    List(list::List),
    /// Remove the built site and the cache
    Clean(clean::Clean),
    /// Turn Markdown on stdin into HTML on stdout
    Render(render::Render),
    /// Print completions for a shell
    Completions(completions::Completions),
    /// Print the manual page
    Man(man::Man),
}

impl Command {
    /// What it has not done when it fails; `None` where that goes without saying, or where a part of
    /// it may be done.
    fn does(&self) -> Option<&'static str> {
        match self {
            Self::Init(_) | Self::New(_) | Self::Build(_) => Some("written"),
            Self::Check(check) => check.does(),
            Self::Comments(comments) => comments.does(),
            Self::Remind(remind) => remind.does(),
            Self::Reply(_) => Some("written"),
            _ => None,
        }
    }
}

/// Runs the program and returns its exit code: 0 done, 1 the content is at fault, 2 usage,
/// configuration or I/O.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    match CommandLine::try_parse_from(arguments) {
        Ok(line) => line.run().code(),
        Err(usage) => {
            // `--help` and `--version` come this way too, with exit code 0.
            let _ = usage.print();
            u8::try_from(usage.exit_code()).unwrap_or(2)
        }
    }
}

impl CommandLine {
    fn run(&self) -> Outcome {
        let console = Console::new(&self.global);
        match self.dispatch(&console) {
            Ok(outcome) => outcome,
            Err(findings) => console.failed(&findings.sorted(), self.command.does()),
        }
    }

    fn dispatch(&self, console: &Console) -> Result<Outcome, Findings> {
        match &self.command {
            Command::Init(command) => command.run(&self.global, console),
            Command::New(command) => command.run(&self.global, console),
            Command::Build(command) => command.run(&self.global, console),
            Command::Serve(command) => command.run(&self.global, console),
            Command::Explain(command) => command.run(&self.global, console),
            Command::Check(command) => command.run(&self.global, console),
            Command::Comments(command) => command.run(&self.global, console),
            Command::Remind(command) => command.run(&self.global, console),
            Command::Reply(command) => command.run(&self.global, console),
            Command::Report(command) => command.run(&self.global, console),
            Command::List(command) => command.run(&self.global, console),
            Command::Clean(command) => command.run(&self.global, console),
            Command::Render(command) => command.run(&self.global, console),
            Command::Completions(command) => command.run(Self::command(), console),
            Command::Man(command) => command.run(Self::command(), console),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn global_flags_stand_in_any_position() {
        for line in ["hobnob -r x build", "hobnob build -r x", "hobnob build --root=x -q"] {
            let read = CommandLine::try_parse_from(line.split(' ')).expect(line);
            assert_eq!(read.global.root, Some(PathBuf::from("x")), "{line}");
        }
    }
}
