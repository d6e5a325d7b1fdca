//! `hobnob comments unlist`: somebody stays in the conversation, and off the page of those who take part.

use clap::Args;
use serde_json::json;

use super::who::{Who, signs};
use crate::command::console::Console;
use crate::command::{Format, Global};
use crate::comment::private::Private;
use crate::comment::shelf::UNLISTED;
use crate::comment::unlisted::Unlisted;
use crate::diag::{Findings, Outcome};

/// Keep somebody off the page of the people who take part
#[derive(Debug, Args)]
pub(super) struct Unlist {
    #[command(flatten)]
    who: Who,
    /// List them again
    #[arg(long)]
    undo: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
}

impl Unlist {
    pub(super) fn run(&self, global: &Global, console: &Console) -> Result<Outcome, Findings> {
        let desk = global.desk()?;
        let private = Private::open(&desk.blog.root)?;
        let key = private.key(super::secret::random)?;
        let people = self.who.meant(&desk, &private, &key)?;
        let mut stage = desk.shelf.stage();
        let mut unlisted = Unlisted::read(&desk.shelf)?;
        let mut is_changed = false;
        for sign in signs(&desk, &people) {
            is_changed |= if self.undo { unlisted.remove(sign) } else { unlisted.add(sign) };
        }
        stage.put_text(UNLISTED, unlisted.print().as_deref())?;
        stage.commit()?;
        self.tell(console, if is_changed { people.len() } else { 0 });
        Ok(Outcome::Done)
    }

    fn tell(&self, console: &Console, changed: usize) {
        let people = match changed {
            1 => "1 person is".to_owned(),
            several => format!("{several} people are"),
        };
        let done = if self.undo { "listed again" } else { "no longer listed" };
        match self.format {
            Format::Json => {
                console.result(&format!("{:#}\n", json!({"version": 1, "changed": changed})));
            }
            Format::Human if changed == 0 => console.say("It was so already."),
            Format::Human => {
                console.say(&format!("{people} {done}, from the next build on."));
            }
        }
    }
}
