//! The writer's own editor, on a draft.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use crate::desk::{Asked, Drafts};
use crate::diag::{Diagnostic, Findings};
use crate::reply::draft;

/// What an editor leaves.
pub(super) enum Left {
    /// What stands above the line; perhaps nothing.
    Words(String),
    /// A draft that was opened, and not saved.
    Untouched,
}

/// Editors to look for where nobody names one.
const USUAL: [&str; 4] = ["editor", "nano", "vim", "vi"];

/// Lets somebody write an answer, beginning with `start`, else with what an earlier draft holds. The
/// draft is on the disk before the editor is opened, and stays there if anything goes wrong.
pub(super) fn write(
    start: Option<String>,
    asked: &Asked<'_>,
    drafts: &Drafts,
) -> Result<Left, Findings> {
    let editor = editor()?;
    let is_new = start.is_some();
    if let Some(start) = &start {
        drafts.make_room(start)?;
    }
    let earlier = draft::parse(&drafts.read()?);
    let start = start.unwrap_or(earlier);
    let file = drafts.write(&draft::print(&start, &asked.family, &asked.signature))?;
    let before = changed(&file);
    let ended = run(&editor, &file);
    let words = draft::parse(&drafts.read()?);
    let is_untouched = changed(&file) == before && words == start;
    if words.is_empty() {
        drafts.remove()?;
    }
    match ended {
        Ok(status) if status.success() && is_untouched && !is_new && !words.is_empty() => {
            Ok(Left::Untouched)
        }
        Ok(status) if status.success() => Ok(Left::Words(words)),
        ended if words.is_empty() => Err(failed(&editor, &ended).into()),
        ended => Err(drafts.tell(failed(&editor, &ended).into())),
    }
}

/// The editor that `$VISUAL` or `$EDITOR` names, else one that is usually there.
fn editor() -> Result<String, Findings> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(variable);
    let usual = || USUAL.into_iter().find(|name| is_there(name)).map(str::to_owned);
    let windows = || cfg!(windows).then(|| "notepad".to_owned());
    named.or_else(usual).or_else(windows).ok_or_else(|| {
        Diagnostic::setup("reply/editor", "neither `$VISUAL` nor `$EDITOR` names an editor")
            .help("name one: `export EDITOR=nano`")
            .help("or give the words: `-m \"Thank you!\"`")
            .into()
    })
}

#[expect(clippy::disallowed_methods, reason = "this is the edge where the environment is read")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|words| !words.trim().is_empty())
}

#[expect(clippy::disallowed_methods, reason = "this is the edge where the environment is read")]
fn is_there(program: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder: PathBuf| folder.join(program).is_file())
}

/// As git does it: what names an editor may hold arguments, and is a line for the shell.
fn run(editor: &str, file: &Path) -> Result<ExitStatus, std::io::Error> {
    if cfg!(unix) {
        let line = format!("{editor} \"$@\"");
        return Command::new("sh").arg("-c").arg(line).arg(editor).arg(file).status();
    }
    let mut words = editor.split_whitespace();
    Command::new(words.next().unwrap_or_default()).args(words).arg(file).status()
}

fn failed(editor: &str, ended: &Result<ExitStatus, std::io::Error>) -> Diagnostic {
    let message = match ended {
        Ok(status) => match status.code() {
            Some(code) => format!("the editor `{editor}` ended with exit code {code}"),
            None => format!("the editor `{editor}` was stopped"),
        },
        Err(error) => format!("the editor `{editor}` cannot be run: {error}"),
    };
    Diagnostic::setup("reply/editor", message)
        .help("`$VISUAL` and `$EDITOR` name the editor; `-m WORDS` and stdin do without one")
}

/// When a file was last written; an editor that was only looked at leaves it as it was.
fn changed(file: &Path) -> Option<std::time::SystemTime> {
    std::fs::metadata(file).ok()?.modified().ok()
}
