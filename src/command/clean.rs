//! `hobnob clean`: back to what people wrote.

use std::path::PathBuf;

use clap::Args;

use super::Global;
use super::blog::shown;
use super::console::Console;
use crate::build::output::Output;
use crate::diag::{Findings, Outcome};
use crate::value::plural;

/// Remove the built site; files that hobnob did not write stay
#[derive(Debug, Args)]
pub(super) struct Clean {
    /// Where the site is [default: public in the blog's folder]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl Clean {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let blog = global.blog()?;
        let folder = self.output.clone().unwrap_or_else(|| blog.root.join("public"));
        let removed = Output::new(&folder).clean()?;
        for path in &removed {
            console.detail(&format!("removed {path}"));
        }
        let count = plural::count(removed.len(), "file");
        console.say(&format!("removed {count} from {}", shown(&folder)));
        Ok(Outcome::Done)
    }
}
