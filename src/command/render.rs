//! `hobnob render`: Markdown on stdin, HTML on stdout.

use std::io::Read as _;

use clap::Args;

use jiff::tz::TimeZone;

use super::Global;
use super::console::Console;
use crate::diag::{Diagnostic, Findings, Outcome};
use crate::{body, build};

/// Turn Markdown on stdin into HTML on stdout
#[derive(Debug, Args)]
pub(super) struct Render {
    /// As CommonMark 0.31.2 has it, without any extension
    #[arg(long)]
    commonmark: bool,
}

impl Render {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let markdown = read()?;
        if self.commonmark {
            console.result(&body::commonmark(&markdown));
            return Ok(Outcome::Done);
        }
        let (html, findings) = build::fragment(&markdown, global.now(&TimeZone::UTC)?)?;
        console.findings(&findings.sorted());
        console.result(&html);
        Ok(Outcome::Done)
    }
}

fn read() -> Result<String, Findings> {
    let mut bytes = Vec::new();
    let unreadable = |why: String| Diagnostic::setup("render/stdin", why).in_file("<stdin>");
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(format!("this cannot be read: {error}")))?;
    Ok(String::from_utf8(bytes).map_err(|_| unreadable("this is not UTF-8".to_owned()))?)
}
